import type { MigrationInterface, QueryRunner } from 'typeorm';
import { beginParameter, endParameter } from '#institution';

const reason = (code: string, fr: string, ar: string, en: string, marks?: string[]) => ({
  code,
  label: { fr, ar, en },
  ...(marks ? { marks } : {}),
});

/** The list that was a constant of the source. */
const REASONS = [
  reason(
    'ranking.outside_envelope',
    'Le classement du projet ne permet pas de le financer dans l’enveloppe disponible.',
    'ترتيب المشروع لا يسمح بتمويله في حدود الغلاف المالي المتوفر.',
    'The rank of the project does not allow funding within the envelope.',
  ),
  reason(
    'ranking.reserve',
    'Le projet est retenu sur la liste d’attente, dans l’ordre du classement.',
    'أُدرج المشروع في لائحة الانتظار حسب الترتيب.',
    'The project is on the reserve list, in order of rank.',
  ),
  reason(
    'criterion.insufficient',
    'Le critère n’est pas suffisamment satisfait.',
    'المعيار غير مستوفى بالقدر الكافي.',
    'The criterion is not met sufficiently.',
    ['criterion'],
  ),
  reason('criterion.strong', 'Le critère est pleinement satisfait.', 'المعيار مستوفى بالكامل.', 'The criterion is fully met.', [
    'criterion',
  ]),
  reason(
    'budget.reduced',
    'Certaines dépenses demandées dépassent le besoin décrit.',
    'بعض النفقات المطلوبة تفوق الحاجة الموصوفة.',
    'Some expenses asked exceed the need described.',
  ),
  reason(
    'budget.envelope',
    'Le montant est limité par l’enveloppe restante.',
    'المبلغ محدود بما تبقى من الغلاف المالي.',
    'The amount is limited by what is left of the envelope.',
  ),
  reason(
    'file.documents_awaited',
    'Des pièces ou précisions sont attendues avant la décision.',
    'تُنتظر وثائق أو توضيحات قبل اتخاذ القرار.',
    'Documents or clarifications are awaited before deciding.',
  ),
  reason(
    'session.undecidable',
    'La séance n’a pas pu délibérer valablement sur le dossier : il est renvoyé à une autre séance.',
    'تعذر على الجلسة التداول بشكل صحيح في الملف: أُحيل على جلسة أخرى.',
    'The session could not validly deliberate on the file: it goes to another session.',
  ),
  reason(
    'file.outside_object',
    'Le projet s’écarte de l’objet de l’appel.',
    'المشروع لا يندرج ضمن موضوع طلب المشاريع.',
    'The project departs from the object of the call.',
  ),
];

/**
 * Why committees decide becomes the institution's own list, and each decision says under which it was written. The rows of a closed session
 * are not to be changed: what was written before has the list of before as the default of the new column.
 */
export class ReasonsOfInstitution1790400834000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await beginParameter(runner, 'committees.reasons', { reasons: REASONS });
    await runner.query(`
      DO $$
      DECLARE before uuid := (SELECT id FROM parameter_revision WHERE parameter = 'committees.reasons');
      BEGIN
        EXECUTE format('ALTER TABLE committee_decision ADD reasons_revision_id uuid NOT NULL %s
          CONSTRAINT committee_decision_reasons_fk REFERENCES parameter_revision (id)', coalesce(format('DEFAULT %L', before), ''));
        ALTER TABLE committee_decision ALTER reasons_revision_id DROP DEFAULT;
      END $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE committee_decision DROP reasons_revision_id;`);
    await endParameter(runner, 'committees.reasons');
  }
}
