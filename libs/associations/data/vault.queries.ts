import type { Em } from '#platform';
import type { VaultDocument } from './association-parts.entity.js';

export interface HeldDocumentRow {
  kind: string;
  fileId: string;
  name: string;
  validUntil: string | null;
}

/** The documents that nothing has replaced, with the names of their files and until when they are valid. */
export function documentsHeld(em: Em, associationId: string): Promise<HeldDocumentRow[]> {
  return em.query(
    `SELECT v.kind, v.file_id AS "fileId", f.name, v.valid_until AS "validUntil"
     FROM vault_document v JOIN stored_file f ON f.id = v.file_id
     WHERE v.association_id = $1 AND v.replaced_at IS NULL`,
    [associationId],
  );
}

/** SQL: the same as a list in JSON, of the association that an expression gives. */
export const heldDocumentsSql = (association: string): string =>
  `SELECT coalesce(jsonb_agg(jsonb_build_object('kind', v.kind, 'fileId', v.file_id, 'name', f.name, 'validUntil', v.valid_until)), '[]')
   FROM vault_document v JOIN stored_file f ON f.id = v.file_id WHERE v.association_id = ${association} AND v.replaced_at IS NULL`;

export type PresentDocument = Pick<VaultDocument, 'id' | 'kind' | 'validUntil' | 'addedAt'> & { name: string; size: number };

/** The documents that nothing has replaced, valid or not. */
export function presentDocuments(em: Em, associationId: string): Promise<PresentDocument[]> {
  return em.query(
    `SELECT d.id, d.kind, d.valid_until AS "validUntil", d.added_at AS "addedAt", f.name, f.size
     FROM vault_document d JOIN stored_file f ON f.id = d.file_id WHERE d.association_id = $1 AND d.replaced_at IS NULL ORDER BY d.kind`,
    [associationId],
  );
}
