import type { MigrationInterface, QueryRunner } from 'typeorm';
import { beginParameter, endParameter } from '#institution';

const reason = (code: string, fr: string, ar: string, en: string) => ({ code, label: { fr, ar, en } });

/** What every institution begins with. */
const REASONS = [
  reason(
    'identity.mismatch',
    'L’identité ne correspond pas aux documents.',
    'الهوية لا تطابق الوثائق.',
    'The identity does not match the documents.',
  ),
  reason(
    'receipt.unreadable',
    'Le récépissé ou l’acte de création est absent, illisible ou périmé.',
    'الوصل أو السند المنشئ غير موجود أو غير مقروء أو منتهي الصلاحية.',
    'The receipt or founding act is missing, unreadable or out of date.',
  ),
  reason(
    'board.outdated',
    'Le bureau n’est pas celui qui est en exercice.',
    'المكتب ليس هو المكتب المزاول.',
    'The board is not the one in office.',
  ),
  reason('account.unproved', 'Le compte bancaire n’est pas prouvé.', 'الحساب البنكي غير مثبت.', 'The bank account is not proved.'),
  reason(
    'documents.incomplete',
    'Un document manque ou n’est plus valable.',
    'وثيقة ناقصة أو لم تعد صالحة.',
    'A document is missing or no longer valid.',
  ),
  reason('registration.duplicate', 'L’association est déjà inscrite.', 'الجمعية مسجلة من قبل.', 'The association is already registered.'),
  reason('other', 'Autre motif, précisé dans le texte.', 'سبب آخر مبين في النص.', 'Another reason, said in the text.'),
];

/** Beside its text a return says coded reasons; returns of before say their text alone. */
export class ReturnReasons1790400844000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await beginParameter(runner, 'associations.return-reasons', { words: REASONS });
    await runner.query(`
      ALTER TABLE association ADD return_reasons text[] NOT NULL DEFAULT '{}',
        ADD return_reasons_revision_id uuid CONSTRAINT association_return_reasons_fk REFERENCES parameter_revision (id),
        ADD CONSTRAINT association_return_reasons_ck CHECK ((cardinality(return_reasons) = 0) = (return_reasons_revision_id IS NULL));
      CREATE INDEX association_return_reasons_ix ON association USING gin (return_reasons) WHERE return_reasons <> '{}';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE association DROP return_reasons_revision_id, DROP return_reasons;`);
    await endParameter(runner, 'associations.return-reasons');
  }
}
