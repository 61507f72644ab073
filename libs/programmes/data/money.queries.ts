import type { Localized } from '#kernel';
import type { Em } from '#platform';
import type { ProgrammeState } from '../domain/programme.machine.js';

export interface SubEnvelopeRow {
  id: string;
  envelopeId: string;
  programmeId: string;
  regionCode: string | null;
  domainCode: string | null;
  year: number | null;
  amountCentimes: number;
  awardedCentimes: number;
}

const SUB_ENVELOPE = `
  SELECT s.id, s.envelope_id AS "envelopeId", c.programme_id AS "programmeId", s.region_code AS "regionCode", s.domain_code AS "domainCode",
    s.year, s.amount_centimes AS "amountCentimes", s.awarded_centimes AS "awardedCentimes"
  FROM sub_envelope s JOIN envelope e ON e.id = s.envelope_id JOIN component c ON c.id = e.component_id`;

export function subEnvelopesByIds(em: Em, ids: readonly string[]): Promise<SubEnvelopeRow[]> {
  return em.query(`${SUB_ENVELOPE} WHERE s.id = ANY($1::uuid[])`, [ids]);
}

/** The sub-envelopes of a programme; of one region: its own and those meant for every region. */
export function subEnvelopesOfProgramme(em: Em, programmeId: string, regionCode: string | null): Promise<SubEnvelopeRow[]> {
  return em.query(
    `${SUB_ENVELOPE} WHERE c.programme_id = $1 AND ($2::text IS NULL OR s.region_code IS NULL OR s.region_code = $2)
     ORDER BY s.year NULLS FIRST, s.region_code NULLS FIRST, s.domain_code NULLS FIRST, s.id`,
    [programmeId, regionCode],
  );
}

/** Whether any envelope of the programme is split. */
export async function hasShares(em: Em, programmeId: string): Promise<boolean> {
  const rows = await em.query<unknown[]>(`${SUB_ENVELOPE} WHERE c.programme_id = $1 LIMIT 1`, [programmeId]);
  return rows.length > 0;
}

/** What is left of a sub-envelope, locked until the end of the transaction; null when there is no such. */
export async function lockAvailable(em: Em, subEnvelopeId: string): Promise<number | null> {
  const rows = await em.query<{ available: number }[]>(
    `SELECT amount_centimes - awarded_centimes AS available FROM sub_envelope WHERE id = $1 FOR UPDATE`,
    [subEnvelopeId],
  );
  return rows[0]?.available ?? null;
}

export interface Reservation {
  subEnvelopeId: string;
  amountCentimes: number;
}

/** Takes an award out of a sub-envelope. */
export async function reserve(em: Em, awardId: string, { subEnvelopeId, amountCentimes }: Reservation): Promise<void> {
  await em.query(`INSERT INTO award_reservation (award_id, sub_envelope_id, amount_centimes) VALUES ($1, $2, $3)`, [
    awardId,
    subEnvelopeId,
    amountCentimes,
  ]);
  await addAwarded(em, subEnvelopeId, amountCentimes);
}

/** Gives an award back to where it came from; null when nothing was reserved for it. */
export async function takeBack(em: Em, awardId: string): Promise<Reservation | null> {
  const [deleted] = await em.query<[Reservation[], number]>(
    `DELETE FROM award_reservation WHERE award_id = $1 RETURNING sub_envelope_id AS "subEnvelopeId", amount_centimes AS "amountCentimes"`,
    [awardId],
  );
  const reservation = deleted[0];
  if (!reservation) return null;
  await addAwarded(em, reservation.subEnvelopeId, -reservation.amountCentimes);
  return reservation;
}

async function addAwarded(em: Em, subEnvelopeId: string, amountCentimes: number): Promise<void> {
  await em.query(`UPDATE sub_envelope SET awarded_centimes = awarded_centimes + $2 WHERE id = $1`, [subEnvelopeId, amountCentimes]);
}

export interface ProgrammeSums {
  id: string;
  code: string;
  title: Localized;
  firstYear: number;
  lastYear: number;
  state: ProgrammeState;
  envelopeCentimes: number;
  splitCentimes: number;
  awardedCentimes: number;
}

/**
 * Programmes with what is set aside, split and awarded, newest first: all of them or one. Of one region: the shares of the region and those
 * meant for all. What is `untold` of a share is left out of what was awarded.
 */
export function programmesWithSums(
  em: Em,
  { id, regionCode, untold }: { id: string | null; regionCode: string | null; untold: ReadonlyMap<string, number> },
  { limit, offset }: { limit: number; offset: number },
): Promise<ProgrammeSums[]> {
  return em.query(
    `SELECT p.id, p.code, p.title, p.first_year AS "firstYear", p.last_year AS "lastYear", p.state,
       coalesce(money.envelope, 0)::bigint AS "envelopeCentimes", coalesce(shares.split, 0)::bigint AS "splitCentimes",
       coalesce(shares.awarded, 0)::bigint AS "awardedCentimes"
     FROM programme p
       LEFT JOIN LATERAL (SELECT sum(e.amount_centimes) AS envelope FROM component c JOIN envelope e ON e.component_id = c.id
         WHERE c.programme_id = p.id) money ON true
       LEFT JOIN LATERAL (SELECT sum(s.amount_centimes) AS split, sum(s.awarded_centimes - coalesce(u.centimes, 0)) AS awarded
         FROM component c JOIN envelope e ON e.component_id = c.id JOIN sub_envelope s ON s.envelope_id = e.id
           LEFT JOIN unnest($5::uuid[], $6::bigint[]) AS u(id, centimes) ON u.id = s.id
         WHERE c.programme_id = p.id AND ($2::text IS NULL OR s.region_code IS NULL OR s.region_code = $2)) shares ON true
     WHERE $1::uuid IS NULL OR p.id = $1
     ORDER BY p.first_year DESC, p.code LIMIT $3 OFFSET $4`,
    [id, regionCode, limit, offset, [...untold.keys()], [...untold.values()]],
  );
}
