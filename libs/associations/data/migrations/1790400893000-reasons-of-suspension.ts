import type { MigrationInterface, QueryRunner } from 'typeorm';
import { beginParameter, endParameter } from '#institution';

const reason = (code: string, fr: string, ar: string, en: string, mark?: string) => ({
  code,
  label: { fr, ar, en },
  ...(mark ? { marks: [mark] } : {}),
});

/** What every institution begins with. */
const REASONS = [
  reason('inquiry', 'Un contrôle ou une enquête est en cours.', 'مراقبة أو بحث جار.', 'An audit or an inquiry is under way.', 'suspend'),
  reason(
    'leadership.disputed',
    'La direction de l’association est contestée.',
    'قيادة الجمعية محل نزاع.',
    'Who leads the association is disputed.',
    'suspend',
  ),
  reason(
    'activity.stopped',
    'L’association est dissoute, ou son activité arrêtée par une autorité.',
    'حُلت الجمعية أو أوقفت سلطة نشاطها.',
    'The association is dissolved, or an authority has stopped its activity.',
    'suspend',
  ),
  reason(
    'documents.expired',
    'Ses documents ou le mandat de son bureau ont pris fin.',
    'انتهت صلاحية وثائقها أو ولاية مكتبها.',
    'Its documents or the mandate of its board have ended.',
    'suspend',
  ),
  reason(
    'holder.other',
    'Le titulaire du compte n’est pas l’association.',
    'صاحب الحساب ليس الجمعية.',
    'The holder of the account is not the association.',
    'reject_account',
  ),
  reason(
    'proof.unreadable',
    'L’attestation de RIB manque, est illisible ou trop ancienne.',
    'شهادة التعريف البنكي غير موجودة أو غير مقروءة أو قديمة.',
    'The bank’s certificate is missing, unreadable or too old.',
    'reject_account',
  ),
  reason(
    'number.mismatch',
    'Le numéro ne correspond pas à l’attestation.',
    'الرقم لا يطابق الشهادة.',
    'The number does not match the certificate.',
    'reject_account',
  ),
  reason('other', 'Autre motif, précisé dans le texte.', 'سبب آخر مبين في النص.', 'Another reason, said in the text.'),
];

/** A suspension says why, coded and in words that are kept while it lasts; a refused account says coded reasons beside its text. Of before, the trail alone has the words of a suspension. */
export class ReasonsOfSuspension1790400893000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await beginParameter(runner, 'associations.refusal-reasons', { words: REASONS });
    await runner.query(`
      ALTER TABLE association ADD suspension_reason text, ADD suspension_reasons text[] NOT NULL DEFAULT '{}',
        ADD suspension_reasons_revision_id uuid CONSTRAINT association_suspension_reasons_fk REFERENCES parameter_revision (id),
        ADD CONSTRAINT association_suspension_reasons_ck CHECK ((cardinality(suspension_reasons) = 0) = (suspension_reasons_revision_id IS NULL));
      CREATE INDEX association_suspension_reasons_ix ON association USING gin (suspension_reasons) WHERE suspension_reasons <> '{}';
      ALTER TABLE bank_account ADD reasons text[] NOT NULL DEFAULT '{}',
        ADD reasons_revision_id uuid CONSTRAINT bank_account_reasons_fk REFERENCES parameter_revision (id),
        ADD CONSTRAINT bank_account_reasons_ck CHECK ((cardinality(reasons) = 0) = (reasons_revision_id IS NULL));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE bank_account DROP reasons_revision_id, DROP reasons;
      ALTER TABLE association DROP suspension_reasons_revision_id, DROP suspension_reasons, DROP suspension_reason;
    `);
    await endParameter(runner, 'associations.refusal-reasons');
  }
}
