import type { MigrationInterface, QueryRunner } from 'typeorm';
import { beginParameter, endParameter } from '#institution';

const reason = (code: string, fr: string, ar: string, en: string, mark?: string) => ({
  code,
  label: { fr, ar, en },
  ...(mark ? { marks: [mark] } : {}),
});

/** What every institution begins with. */
const REASONS = [
  reason(
    'documents.missing',
    'Une pièce exigée manque ou n’est plus valable.',
    'وثيقة مطلوبة غير موجودة أو لم تعد صالحة.',
    'A required document is missing or no longer valid.',
    'admissibility',
  ),
  reason(
    'form.incomplete',
    'Le formulaire ou le budget est incomplet.',
    'الاستمارة أو الميزانية غير مكتملة.',
    'The form or the budget is incomplete.',
    'admissibility',
  ),
  reason(
    'deadline.missed',
    'Le dossier a été déposé hors délai.',
    'أودع الملف خارج الأجل.',
    'The file was submitted out of time.',
    'admissibility',
  ),
  reason(
    'declaration.unsigned',
    'La déclaration n’est pas signée par une personne habilitée.',
    'التصريح غير موقع من طرف شخص مؤهل.',
    'The declaration is not signed by somebody entitled to.',
    'admissibility',
  ),
  reason(
    'association.not_entitled',
    'L’association ne remplit pas les conditions de l’appel.',
    'لا تستوفي الجمعية شروط طلب المشاريع.',
    'The association does not meet the conditions of the call.',
    'eligibility',
  ),
  reason(
    'project.outside_call',
    'Le projet ne relève pas de l’objet de l’appel.',
    'المشروع لا يندرج ضمن موضوع طلب المشاريع.',
    'The project is outside the object of the call.',
    'eligibility',
  ),
  reason(
    'budget.rules',
    'Le budget ne respecte pas les règles de l’appel.',
    'الميزانية لا تحترم قواعد طلب المشاريع.',
    'The budget does not follow the rules of the call.',
    'eligibility',
  ),
  reason(
    'commitments.unmet',
    'Un engagement antérieur n’est pas tenu.',
    'لم يُوفَ بالتزام سابق.',
    'An earlier commitment is not kept.',
    'eligibility',
  ),
  reason('other', 'Autre motif, précisé dans le texte.', 'سبب آخر مبين في النص.', 'Another reason, said in the text.'),
];

/** Beside its text a refusal says coded reasons; refusals of before say their text alone. */
export class ReasonsOfRefusal1790400843000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await beginParameter(runner, 'instruction.reasons', { words: REASONS });
    await runner.query(`
      ALTER TABLE instruction_file ADD reasons text[] NOT NULL DEFAULT '{}',
        ADD reasons_revision_id uuid CONSTRAINT instruction_file_reasons_fk REFERENCES parameter_revision (id),
        ADD CONSTRAINT instruction_file_reasons_ck CHECK ((cardinality(reasons) = 0) = (reasons_revision_id IS NULL));
      CREATE INDEX instruction_file_reasons_ix ON instruction_file USING gin (reasons) WHERE reasons <> '{}';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE instruction_file DROP reasons_revision_id, DROP reasons;`);
    await endParameter(runner, 'instruction.reasons');
  }
}
