import type { Em } from '#platform';

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

/** The components whose envelopes these shares are of. */
export async function componentsOfShares(em: Em, subEnvelopeIds: readonly string[]): Promise<string[]> {
  const rows = await em.query<{ id: string }[]>(
    `SELECT DISTINCT e.component_id AS id FROM sub_envelope s JOIN envelope e ON e.id = s.envelope_id WHERE s.id = ANY($1::uuid[])`,
    [subEnvelopeIds],
  );
  return rows.map(({ id }) => id);
}
