import { HELD_FOR, type Em, type HeldFor } from '#platform';
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
     WHERE v.association_id = $1 AND v.replaced_at IS NULL AND v.kind <> 'other'`,
    [associationId],
  );
}

/** SQL: the same as a list in JSON, of the association that an expression gives. */
export const heldDocumentsSql = (association: string): string =>
  `SELECT coalesce(jsonb_agg(jsonb_build_object('kind', v.kind, 'fileId', v.file_id, 'name', f.name, 'validUntil', v.valid_until)), '[]')
   FROM vault_document v JOIN stored_file f ON f.id = v.file_id WHERE v.association_id = ${association} AND v.replaced_at IS NULL AND v.kind <> 'other'`;

export type PresentDocument = Pick<VaultDocument, 'id' | 'kind' | 'title' | 'kindsRevisionId' | 'validUntil' | 'addedAt'> & {
  name: string;
  size: number;
  mediaType: string;
  /** Why its content is kept from being read. */
  held: HeldFor | null;
};

/** The documents that nothing has replaced, valid or not. */
export function presentDocuments(em: Em, associationId: string): Promise<PresentDocument[]> {
  return em.query(
    `SELECT d.id, d.kind, d.title, d.kinds_revision_id AS "kindsRevisionId", d.valid_until AS "validUntil", d.added_at AS "addedAt", f.name, f.size, f.media_type AS "mediaType",
       ${HELD_FOR} AS held
     FROM vault_document d JOIN stored_file f ON f.id = d.file_id WHERE d.association_id = $1 AND d.replaced_at IS NULL ORDER BY d.kind, d.title, d.added_at`,
    [associationId],
  );
}

/** Takes the documents with these files out of the vault: they are not what they seemed. Returns their associations. */
export async function setAside(
  em: Em,
  fileIds: readonly string[],
): Promise<{ id: string; associationId: string; kind: VaultDocument['kind'] }[]> {
  return em.query(
    `WITH taken AS (UPDATE vault_document SET replaced_at = clock_timestamp() WHERE file_id = ANY($1::uuid[]) AND replaced_at IS NULL
       RETURNING id, association_id, kind)
     SELECT id, association_id AS "associationId", kind FROM taken`,
    [fileIds],
  );
}
