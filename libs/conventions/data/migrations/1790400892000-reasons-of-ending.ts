import type { MigrationInterface, QueryRunner } from 'typeorm';
import { beginParameter, endParameter } from '#institution';

const reason = (code: string, fr: string, ar: string, en: string, mark?: string) => ({
  code,
  label: { fr, ar, en },
  ...(mark ? { marks: [mark] } : {}),
});

/** What every institution begins with. */
const REASONS = [
  reason('association.withdrew', 'L’association renonce au projet.', 'تتخلى الجمعية عن المشروع.', 'The association gives the project up.'),
  reason(
    'association.dissolved',
    'L’association n’existe plus ou a perdu sa capacité.',
    'لم تعد الجمعية قائمة أو فقدت أهليتها.',
    'The association no longer exists or has lost its capacity.',
  ),
  reason(
    'act.error',
    'L’acte contient une erreur et sera refait.',
    'تتضمن الوثيقة خطأ وسيعاد إعدادها.',
    'The act contains an error and will be drawn up again.',
    'cancel',
  ),
  reason(
    'signature.late',
    'L’acte n’a pas été signé dans le délai.',
    'لم توقع الوثيقة داخل الأجل.',
    'The act was not signed in time.',
    'cancel',
  ),
  reason(
    'obligations.unmet',
    'Des obligations de la convention ne sont pas tenues.',
    'لم يُوفَ بالتزامات الاتفاقية.',
    'Obligations of the agreement are not kept.',
    'terminate',
  ),
  reason(
    'reports.missing',
    'Les rapports ne sont pas remis malgré les rappels.',
    'لم تُقدم التقارير رغم التذكير بها.',
    'Reports are not submitted in spite of reminders.',
    'terminate',
  ),
  reason(
    'funds.misused',
    'Les fonds ont servi à autre chose que le projet.',
    'استُعملت الأموال في غير المشروع.',
    'The funds served something other than the project.',
    'terminate',
  ),
  reason(
    'project.stopped',
    'Le projet est arrêté ou ne peut plus être mené.',
    'توقف المشروع أو لم يعد إنجازه ممكنا.',
    'The project has stopped or can no longer be carried out.',
    'terminate',
  ),
  reason('other', 'Autre motif, précisé dans le texte.', 'سبب آخر مبين في النص.', 'Another reason, said in the text.'),
];

/** Beside its text the end of an act says coded reasons; acts that ended before say their text alone. */
export class ReasonsOfEnding1790400892000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await beginParameter(runner, 'conventions.reasons', { words: REASONS });
    await runner.query(`
      ALTER TABLE convention ADD reasons text[] NOT NULL DEFAULT '{}',
        ADD reasons_revision_id uuid CONSTRAINT convention_reasons_fk REFERENCES parameter_revision (id),
        ADD CONSTRAINT convention_reasons_ck CHECK ((cardinality(reasons) = 0) = (reasons_revision_id IS NULL));
      CREATE INDEX convention_reasons_ix ON convention USING gin (reasons) WHERE reasons <> '{}';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE convention DROP reasons_revision_id, DROP reasons;`);
    await endParameter(runner, 'conventions.reasons');
  }
}
