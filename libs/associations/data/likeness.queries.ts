import type { Localized } from '#kernel';
import type { Em } from '#platform';
import type { AssociationState } from '../domain/association.machine.js';
import type { InCommon, LikenessReason } from '../domain/name-likeness.js';

export interface Compared extends InCommon {
  id: string;
}

/** SQL: the numbers in a name; null where there is none. */
const numbersIn = (core: string): string => `nullif(btrim(regexp_replace(${core}, '[^0-9]+', ' ', 'g')), '')`;
/** SQL: whether names are told apart by their numbers: « Section 2 » is not « Section 3 », whatever else they share. */
const otherNumbers = (one: string, other: string): string => `coalesce(${numbersIn(one)} <> ${numbersIn(other)}, false)`;
/** SQL: the names of `o` beside those of `a`, the greater of both scripts. */
const ALIKE = `CASE WHEN ${otherNumbers('o.name_core_fr', 'a.name_core_fr')} THEN 0
  ELSE greatest(similarity(o.name_core_fr, a.name_core_fr), similarity(o.name_core_ar, a.name_core_ar)) END`;
/** SQL: an account of `b` that counts or waits. */
const LIVE_ACCOUNT = `b.rib IS NOT NULL AND b.state IN ('proposed', 'confirmed', 'verified')`;

/**
 * What one registration has in common with each other that was sent and with which it has anything that tells: words or sound of the name,
 * receipt, account, board, people. Each sign is looked for by its index.
 */
export async function comparedWith(em: Em, id: string): Promise<Compared[]> {
  await em.query(`SELECT set_config('pg_trgm.similarity_threshold', '0.5', true)`);
  return em.query(
    `WITH a AS MATERIALIZED (SELECT * FROM association WHERE id = $1),
     board AS MATERIALIZED (SELECT DISTINCT search_text(m.name) AS person FROM board_member m WHERE m.association_id = $1),
     accounts AS MATERIALIZED (SELECT b.rib FROM bank_account b WHERE b.association_id = $1 AND ${LIVE_ACCOUNT}),
     people AS MATERIALIZED (SELECT g.person_id FROM role_grant g WHERE g.association_id = $1 AND g.revoked_at IS NULL),
     near AS (
       SELECT o.id FROM a JOIN association o ON o.name_core_fr % a.name_core_fr
       UNION SELECT o.id FROM a JOIN association o ON o.name_core_ar % a.name_core_ar
       UNION SELECT o.id FROM a JOIN association o ON o.name_sounds && a.name_sounds
       UNION SELECT o.id FROM a JOIN association o ON o.receipt_number = a.receipt_number AND o.country = a.country
         AND o.region_code IS NOT DISTINCT FROM a.region_code
       UNION SELECT b.association_id FROM accounts JOIN bank_account b ON b.rib = accounts.rib WHERE ${LIVE_ACCOUNT}
       UNION SELECT m.association_id FROM board JOIN board_member m ON search_text(m.name) = board.person
       UNION SELECT g.association_id FROM people JOIN role_grant g ON g.person_id = people.person_id
         WHERE g.association_id IS NOT NULL AND g.revoked_at IS NULL)
     SELECT o.id, ${ALIKE} AS name, o.name_sounds && a.name_sounds AS sound,
       o.receipt_number = a.receipt_number AND o.country = a.country AND o.region_code IS NOT DISTINCT FROM a.region_code AS receipt,
       EXISTS (SELECT FROM bank_account b JOIN accounts USING (rib) WHERE b.association_id = o.id AND ${LIVE_ACCOUNT}) AS account,
       (SELECT count(DISTINCT board.person)::int FROM board_member m JOIN board ON search_text(m.name) = board.person
         WHERE m.association_id = o.id) AS board,
       (SELECT count(*)::int FROM role_grant g JOIN people USING (person_id) WHERE g.association_id = o.id AND g.revoked_at IS NULL) AS members,
       coalesce(search_text(o.address) = search_text(a.address) AND o.commune IS NOT DISTINCT FROM a.commune, false) AS seat
     FROM a JOIN near ON true JOIN association o ON o.id = near.id WHERE o.id <> a.id AND o.state <> 'draft' AND o.state <> 'absorbed' AND o.merged_into IS NULL LIMIT 200`,
    [id],
  );
}

/** Those that were sent and never compared with others, the oldest first. */
export async function uncompared(em: Em, most: number): Promise<string[]> {
  const rows = await em.query<{ id: string }[]>(
    `SELECT a.id FROM association a WHERE a.compared_at IS NULL AND a.state <> 'draft' AND a.state <> 'absorbed' AND a.merged_into IS NULL
     ORDER BY a.id LIMIT $1`,
    [most],
  );
  return rows.map(({ id }) => id);
}

/**
 * The pairs of a registration as they were found now: those that are no more go, unless an officer dismissed them, and what was dismissed
 * stays so while it is for the same reasons.
 */
export async function keepPairs(em: Em, id: string, pairs: readonly KeptPair[]): Promise<void> {
  const rows = JSON.stringify(pairs);
  await em.query(
    `DELETE FROM association_pair p WHERE (p.first_id = $1 OR p.second_id = $1) AND p.dismissed_at IS NULL
       AND NOT EXISTS (SELECT FROM jsonb_to_recordset($2::jsonb) AS k ("otherId" uuid) WHERE k."otherId" IN (p.first_id, p.second_id))`,
    [id, rows],
  );
  await em.query(
    `INSERT INTO association_pair (id, first_id, second_id, reasons, likeness)
     SELECT k."pairId", least($1::uuid, k."otherId"), greatest($1::uuid, k."otherId"), k.reasons, k.likeness
     FROM jsonb_to_recordset($2::jsonb) AS k ("pairId" uuid, "otherId" uuid, reasons jsonb, likeness int)
     ON CONFLICT (first_id, second_id) DO UPDATE SET reasons = EXCLUDED.reasons, likeness = EXCLUDED.likeness,
       dismissed_at = CASE WHEN association_pair.reasons @> EXCLUDED.reasons THEN association_pair.dismissed_at END,
       dismissed_by = CASE WHEN association_pair.reasons @> EXCLUDED.reasons THEN association_pair.dismissed_by END,
       dismissal_reason = CASE WHEN association_pair.reasons @> EXCLUDED.reasons THEN association_pair.dismissal_reason END`,
    [id, rows],
  );
  await em.query(`UPDATE association SET compared_at = clock_timestamp() WHERE id = $1`, [id]);
}

export interface KeptPair {
  pairId: string;
  otherId: string;
  reasons: LikenessReason[];
  likeness: number;
}

export interface PairedRow {
  pairId: string;
  id: string;
  name: Localized;
  ice: string | null;
  receiptNumber: string;
  regionCode: string | null;
  country: string;
  state: AssociationState;
  reasons: LikenessReason[];
  likeness: number;
}

/** The others that a registration may be one with, the likeliest first; without those that were dismissed. */
export function pairedWith(em: Em, id: string): Promise<PairedRow[]> {
  return em.query(
    `SELECT p.id AS "pairId", o.id, o.name, o.ice, o.receipt_number AS "receiptNumber", o.region_code AS "regionCode", o.country, o.state,
       p.reasons, p.likeness
     FROM association_pair p JOIN association o ON o.id = CASE p.first_id WHEN $1::uuid THEN p.second_id ELSE p.first_id END
     WHERE $1::uuid IN (p.first_id, p.second_id) AND p.dismissed_at IS NULL AND o.state NOT IN ('draft', 'absorbed') AND o.merged_into IS NULL
     ORDER BY p.likeness DESC, p.id LIMIT 20`,
    [id],
  );
}

export interface KnownAlike {
  id: string;
  name: Localized;
}

/** The verified association that somebody may mean who registers another: of the same ICE, else the one whose name is nearly the same. */
export async function verifiedAlike(
  em: Em,
  typed: { ice: string | null; cores: readonly [string, string]; sounds: readonly string[]; regionCode: string | null },
): Promise<KnownAlike | null> {
  await em.query(`SELECT set_config('pg_trgm.similarity_threshold', '0.7', true)`);
  const [row] = await em.query<KnownAlike[]>(
    `SELECT a.id, a.name FROM association a
     WHERE a.state IN ('verified', 'suspended') AND a.merged_into IS NULL AND (a.ice = $1 OR (a.region_code IS NOT DISTINCT FROM $5
       AND (a.name_core_fr % $2 OR a.name_core_ar % $3 OR a.name_sounds && $4::text[]) AND NOT ${otherNumbers('a.name_core_fr', '$2::text')}))
     ORDER BY coalesce(a.ice = $1, false) DESC, greatest(similarity(a.name_core_fr, $2), similarity(a.name_core_ar, $3)) DESC LIMIT 1`,
    [typed.ice, ...typed.cores, typed.sounds, typed.regionCode],
  );
  return row ?? null;
}
