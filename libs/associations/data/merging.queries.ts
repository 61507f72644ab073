import type { Localized } from '#kernel';
import type { Em } from '#platform';
import type { Follower, GrantHeld, GrantMove } from '../domain/merging.js';

const named = (table: string): string => `"${table.replaceAll('"', '')}"`;

/** The rows of a table that name one or the other are written down; those of the other follow. */
export async function follow(
  em: Em,
  mergeId: string,
  { table }: Follower,
  { keptId, otherId }: { keptId: string; otherId: string },
): Promise<void> {
  await em.query(
    `INSERT INTO association_merge_row (id, merge_id, table_name, row_id, before)
     SELECT gen_random_uuid(), $1::uuid, '${table}', t.id, CASE WHEN t.association_id = $3 THEN jsonb_build_object('association_id', t.association_id) END
     FROM ${named(table)} t WHERE t.association_id IN ($2, $3)`,
    [mergeId, keptId, otherId],
  );
  await em.query(`UPDATE ${named(table)} SET association_id = $1 WHERE association_id = $2`, [keptId, otherId]);
}

/** Rows that name the association that stays and were not there when the other joined it. */
export async function hasNewRows(em: Em, mergeId: string, { table }: Follower, keptId: string): Promise<boolean> {
  const [row] = await em.query<[{ found: boolean }]>(
    `SELECT EXISTS (SELECT FROM ${named(table)} t WHERE t.association_id = $2
       AND NOT EXISTS (SELECT FROM association_merge_row r WHERE r.merge_id = $1 AND r.table_name = '${table}' AND r.row_id = t.id)) AS found`,
    [mergeId, keptId],
  );
  return row.found;
}

/** Rows that followed and are gone, or name another since. */
export async function hasLostRows(em: Em, mergeId: string, { table }: Follower, keptId: string): Promise<boolean> {
  const [row] = await em.query<[{ found: boolean }]>(
    `SELECT EXISTS (SELECT FROM association_merge_row r WHERE r.merge_id = $1 AND r.table_name = '${table}' AND r.before IS NOT NULL
       AND NOT EXISTS (SELECT FROM ${named(table)} t WHERE t.id = r.row_id AND t.association_id = $2)) AS found`,
    [mergeId, keptId],
  );
  return row.found;
}

/** What followed names the other again. */
export async function giveBack(em: Em, mergeId: string, { table }: Follower, otherId: string): Promise<void> {
  await em.query(
    `UPDATE ${named(table)} t SET association_id = $2 FROM association_merge_row r
     WHERE r.merge_id = $1 AND r.table_name = '${table}' AND r.before IS NOT NULL AND t.id = r.row_id`,
    [mergeId, otherId],
  );
}

/** The files of an association. */
export async function rowsNaming(em: Em, table: string, associationId: string): Promise<string[]> {
  const rows = await em.query<{ id: string }[]>(`SELECT t.id FROM ${named(table)} t WHERE t.association_id = $1`, [associationId]);
  return rows.map(({ id }) => id);
}

/** The files that followed. */
export async function rowsMoved(em: Em, mergeId: string, table: string): Promise<string[]> {
  const rows = await em.query<{ id: string }[]>(
    `SELECT r.row_id AS id FROM association_merge_row r WHERE r.merge_id = $1 AND r.table_name = $2 AND r.before IS NOT NULL`,
    [mergeId, table],
  );
  return rows.map(({ id }) => id);
}

/**
 * The documents of the other follow: those of a kind that the one that stays has are kept as older ones, as if they had been replaced.
 */
export async function followVault(em: Em, mergeId: string, keptId: string, otherId: string): Promise<void> {
  await em.query(
    `INSERT INTO association_merge_row (id, merge_id, table_name, row_id, before)
     SELECT gen_random_uuid(), $1::uuid, 'vault_document', d.id,
       CASE WHEN d.association_id = $3 THEN jsonb_build_object('association_id', d.association_id, 'replaced_at', d.replaced_at) END
     FROM vault_document d WHERE d.association_id IN ($2, $3)`,
    [mergeId, keptId, otherId],
  );
  await em.query(
    `UPDATE vault_document d SET association_id = $1, replaced_at = CASE
       WHEN d.replaced_at IS NULL AND d.kind <> 'other' AND EXISTS (SELECT FROM vault_document k WHERE k.association_id = $1 AND k.kind = d.kind
         AND k.replaced_at IS NULL) THEN clock_timestamp() ELSE d.replaced_at END
     WHERE d.association_id = $2`,
    [keptId, otherId],
  );
}

export async function giveVaultBack(em: Em, mergeId: string): Promise<void> {
  await em.query(
    `UPDATE vault_document d SET association_id = (r.before->>'association_id')::uuid, replaced_at = (r.before->>'replaced_at')::timestamptz
     FROM association_merge_row r WHERE r.merge_id = $1 AND r.table_name = 'vault_document' AND r.before IS NOT NULL AND d.id = r.row_id`,
    [mergeId],
  );
}

/** Roles that count or will, in an association, in the order in which they were given. */
export function grantsHeld(em: Em, associationId: string): Promise<GrantHeld[]> {
  return em.query(
    `SELECT g.id, g.person_id AS "personId", g.role FROM role_grant g WHERE g.association_id = $1 AND g.revoked_at IS NULL ORDER BY g.valid_from, g.id`,
    [associationId],
  );
}

/** Each role as it was is written down; then it is another, or ends. */
export async function moveGrants(em: Em, mergeId: string, keptId: string, moves: readonly GrantMove[]): Promise<void> {
  const rows = JSON.stringify(moves);
  await em.query(
    `INSERT INTO association_merge_row (id, merge_id, table_name, row_id, before)
     SELECT gen_random_uuid(), $1::uuid, 'role_grant', g.id, jsonb_build_object('association_id', g.association_id, 'role', g.role, 'became', m.role)
     FROM role_grant g JOIN jsonb_to_recordset($2::jsonb) AS m (id uuid, role text) ON m.id = g.id`,
    [mergeId, rows],
  );
  await em.query(
    `UPDATE role_grant g SET revoked_at = CASE WHEN m.role IS NULL THEN clock_timestamp() END, role = coalesce(m.role, g.role),
       association_id = CASE WHEN m.role IS NULL THEN g.association_id ELSE $1::uuid END
     FROM jsonb_to_recordset($2::jsonb) AS m (id uuid, role text) WHERE m.id = g.id`,
    [keptId, rows],
  );
  await em.query(
    `UPDATE signing_delegation d SET revoked_at = clock_timestamp() FROM jsonb_to_recordset($1::jsonb) AS m (id uuid, role text)
     WHERE d.grant_id = m.id AND m.role IS NULL AND d.revoked_at IS NULL`,
    [rows],
  );
}

/** Somebody's role is no more what the merge made of it: they left, or it was changed. */
export async function hasOtherGrants(em: Em, mergeId: string, keptId: string): Promise<boolean> {
  const [row] = await em.query<[{ found: boolean }]>(
    `SELECT EXISTS (SELECT FROM association_merge_row r JOIN role_grant g ON g.id = r.row_id
       WHERE r.merge_id = $1 AND r.table_name = 'role_grant' AND r.before->>'became' IS NOT NULL
         AND (g.revoked_at IS NOT NULL OR g.role <> r.before->>'became' OR g.association_id <> $2)) AS found`,
    [mergeId, keptId],
  );
  return row.found;
}

/** SQL: the account of person `id` is in use. */
const inUse = (id: string) => `EXISTS (SELECT FROM person p WHERE p.id = ${id} AND p.state = 'active')`;

/** Whoever presided over the other before could not again: their account is suspended, closed or erased since. */
export async function wouldLackPresident(em: Em, mergeId: string): Promise<boolean> {
  const [row] = await em.query<[{ found: boolean }]>(
    `SELECT EXISTS (SELECT FROM association_merge_row r JOIN role_grant g ON g.id = r.row_id
       WHERE r.merge_id = $1 AND r.table_name = 'role_grant' AND r.before->>'role' = 'association.president' AND NOT ${inUse('g.person_id')}) AS found`,
    [mergeId],
  );
  return row.found;
}

/** Each role is again what it was; one that the merge ended stays ended for an account that is no longer in use. */
export async function giveGrantsBack(em: Em, mergeId: string): Promise<void> {
  await em.query(
    `UPDATE signing_delegation d SET revoked_at = NULL FROM association_merge_row r, association_merge m
     WHERE r.merge_id = $1 AND m.id = r.merge_id AND r.table_name = 'role_grant' AND r.before->>'became' IS NULL AND d.grant_id = r.row_id
       AND d.revoked_at >= m.merged_at AND ${inUse('d.person_id')}`,
    [mergeId],
  );
  await em.query(
    `UPDATE role_grant g SET association_id = (r.before->>'association_id')::uuid, role = r.before->>'role', revoked_at = NULL
     FROM association_merge_row r WHERE r.merge_id = $1 AND r.table_name = 'role_grant' AND g.id = r.row_id
       AND (r.before->>'became' IS NOT NULL OR ${inUse('g.person_id')})`,
    [mergeId],
  );
}

/** What of a registration waits for somebody: a change of account or of what was verified, a claim, an offer of a role. */
export async function hasOpenMatters(em: Em, associationId: string): Promise<boolean> {
  const [row] = await em.query<[{ found: boolean }]>(
    `SELECT EXISTS (SELECT FROM bank_account b WHERE b.association_id = $1 AND b.state IN ('proposed', 'confirmed') AND EXISTS
         (SELECT FROM association a WHERE a.id = $1 AND a.state = 'verified'))
       OR EXISTS (SELECT FROM association_revision r WHERE r.association_id = $1 AND r.state IN ('waiting', 'returned'))
       OR EXISTS (SELECT FROM presidency_claim c WHERE c.association_id = $1 AND c.state IN ('waiting', 'contested'))
       OR EXISTS (SELECT FROM member_invitation i WHERE i.association_id = $1 AND i.state = 'waiting') AS found`,
    [associationId],
  );
  return row.found;
}

export interface MergedRow {
  /** Of the merge. */
  id: string;
  name: Localized;
  ice: string | null;
  mergedAt: Date;
}

/** What was merged into a registration and stands, the newest first. */
export function mergesInto(em: Em, keptId: string): Promise<MergedRow[]> {
  return em.query(
    `SELECT m.id, a.name, a.ice, m.merged_at AS "mergedAt" FROM association_merge m JOIN association a ON a.id = m.other_id
     WHERE m.kept_id = $1 AND m.undone_at IS NULL ORDER BY m.merged_at DESC`,
    [keptId],
  );
}

/** Whether a merge of either already waits for its second person, whichever of them would stay. */
export async function mergeWaits(em: Em, { keptId, otherId }: { keptId: string; otherId: string }): Promise<boolean> {
  const [row] = await em.query<object[]>(
    `SELECT 1 FROM proposal WHERE kind = 'associations.merge' AND state = 'waiting' AND expires_at > clock_timestamp()
       AND (subject_id IN ($1, $2) OR payload->>'otherId' IN ($1::text, $2::text)) LIMIT 1`,
    [keptId, otherId],
  );
  return row !== undefined;
}
