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
    'report.incomplete',
    'Le récit ou les réalisations sont incomplets.',
    'السرد أو المنجزات غير مكتملة.',
    'The narrative or what was done is incomplete.',
    'return',
  ),
  reason(
    'figures.inconsistent',
    'Les chiffres ne concordent pas avec les pièces.',
    'الأرقام لا تطابق الوثائق المثبتة.',
    'The figures do not agree with the vouchers.',
    'return',
  ),
  reason(
    'beneficiaries.unclear',
    'Les personnes touchées ne sont pas comptées comme il faut.',
    'لم يحص المستفيدون على الوجه المطلوب.',
    'The people reached are not counted as they should be.',
    'return',
  ),
  reason(
    'vouchers.missing',
    'Des pièces justificatives manquent ou sont illisibles.',
    'وثائق مثبتة ناقصة أو غير مقروءة.',
    'Vouchers are missing or cannot be read.',
  ),
  reason(
    'expense.outside_budget',
    'La dépense n’est pas prévue au budget de la convention.',
    'النفقة غير واردة في ميزانية الاتفاقية.',
    'The expense is not in the budget of the agreement.',
    'set_aside',
  ),
  reason(
    'expense.outside_period',
    'La dépense a été faite hors de la durée de la convention.',
    'أُنجزت النفقة خارج مدة الاتفاقية.',
    'The expense was made outside the time of the agreement.',
    'set_aside',
  ),
  reason(
    'expense.unpaid',
    'Le paiement de la dépense n’est pas prouvé.',
    'أداء النفقة غير مثبت.',
    'The payment of the expense is not proved.',
    'set_aside',
  ),
  reason('other', 'Autre motif, précisé dans le texte.', 'سبب آخر مبين في النص.', 'Another reason, said in the text.'),
];

/** Beside its text a returned report says coded reasons, and so does what was set aside; those of before say their text alone. */
export class ReasonsOfReports1790400891000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await beginParameter(runner, 'monitoring.reasons', { words: REASONS });
    await runner.query(`
      ALTER TABLE report ADD reasons text[] NOT NULL DEFAULT '{}',
        ADD reasons_revision_id uuid CONSTRAINT report_reasons_fk REFERENCES parameter_revision (id),
        ADD CONSTRAINT report_reasons_ck CHECK ((cardinality(reasons) = 0) = (reasons_revision_id IS NULL));
      CREATE INDEX report_reasons_ix ON report USING gin (reasons) WHERE reasons <> '{}';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE report DROP reasons_revision_id, DROP reasons;`);
    await endParameter(runner, 'monitoring.reasons');
  }
}
