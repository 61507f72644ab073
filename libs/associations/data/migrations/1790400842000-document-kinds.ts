import type { MigrationInterface, QueryRunner } from 'typeorm';
import { beginParameter, endParameter } from '#institution';

const EVERY_KIND = ['association', 'federation', 'cooperative', 'public_establishment', 'foreign_ngo'];
const kind = (code: string, fr: string, ar: string, en: string, marks = EVERY_KIND) => ({ code, label: { fr, ar, en }, marks });

/** The list that was a constant of the source. */
const KINDS = [
  kind('receipt', 'Récépissé de déclaration de l’association', 'وصل التصريح بتأسيس الجمعية', 'Association’s receipt of declaration'),
  kind('statutes', 'Statuts', 'القانون الأساسي', 'Statutes'),
  kind('board_list', 'Liste des membres du bureau', 'لائحة أعضاء المكتب', 'List of board members'),
  kind('assembly_minutes', 'PV de la dernière assemblée générale', 'محضر آخر جمع عام', 'Minutes of the last general assembly'),
  kind('tax_certificate', 'Attestation de régularité fiscale', 'شهادة الوضعية الجبائية', 'Tax certificate'),
  kind('rib_proof', 'Attestation de RIB', 'شهادة التعريف البنكي', 'Proof of bank account'),
  kind('accounts', 'Comptes du dernier exercice', 'حسابات السنة المالية الأخيرة', 'Accounts of the last year'),
  kind(
    'host_agreement',
    'Accord de siège ou autorisation d’exercer au Maroc',
    'اتفاق المقر أو رخصة العمل بالمغرب',
    'Headquarters agreement or authorisation to work in Morocco',
    ['foreign_ngo'],
  ),
];

/** Kinds of documents become the institutions' own lists; each document says under which it was kept, one with a title of its own under none. */
export class DocumentKinds1790400842000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await beginParameter(runner, 'associations.document-kinds', { words: KINDS });
    await runner.query(`
      ALTER TABLE vault_document ADD kinds_revision_id uuid CONSTRAINT vault_document_kinds_fk REFERENCES parameter_revision (id),
        DROP CONSTRAINT vault_document_kind_ck,
        ADD CONSTRAINT vault_document_kind_ck CHECK (kind ~ '^[a-z0-9][a-z0-9_.-]{0,59}$');
      UPDATE vault_document SET kinds_revision_id = (SELECT id FROM parameter_revision WHERE parameter = 'associations.document-kinds')
        WHERE kind <> 'other';
      ALTER TABLE vault_document ADD CONSTRAINT vault_document_listed_ck CHECK ((kind = 'other') = (kinds_revision_id IS NULL));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE vault_document DROP CONSTRAINT vault_document_listed_ck, DROP CONSTRAINT vault_document_kind_ck;
      UPDATE vault_document SET title = kind, kind = 'other' WHERE kind NOT IN
        ('receipt', 'statutes', 'board_list', 'assembly_minutes', 'tax_certificate', 'accounts', 'rib_proof', 'host_agreement', 'other');
      ALTER TABLE vault_document DROP kinds_revision_id, ADD CONSTRAINT vault_document_kind_ck CHECK
        (kind IN ('receipt', 'statutes', 'board_list', 'assembly_minutes', 'tax_certificate', 'accounts', 'rib_proof', 'host_agreement', 'other'));
    `);
    await endParameter(runner, 'associations.document-kinds');
  }
}
