import type { Localized } from '#kernel';
import type { Em } from '#platform';
import type { LetterState } from '../domain/letter.machine.js';
import type { Outcome } from '../domain/outcomes.js';

export interface LetterListRow {
  id: string;
  number: string;
  applicationId: string;
  applicationNumber: string;
  association: Localized;
  outcome: Outcome;
  amountCentimes: number;
  state: LetterState;
  /** It was rendered. */
  ready: boolean;
  issuedOn: string;
  appealUntil: string;
}

/** Who reads: an association its own, once sent; others those of their region, less what is kept from them. */
export interface LetterReader {
  regionCode: string | null;
  associationId: string | null;
  withoutAssociationIds: readonly string[];
  withoutApplicationIds: readonly string[];
}

const LETTER = `SELECT l.id, l.number, l.application_id AS "applicationId", f.number AS "applicationNumber", f.association_name AS association,
    d.outcome, d.amount_centimes AS "amountCentimes", l.state, l.file_id IS NOT NULL AS ready,
    l.issued_on::text AS "issuedOn", l.appeal_until::text AS "appealUntil"`;
const READABLE = `FROM decision_letter l JOIN committee_decision d ON d.id = l.decision_id JOIN session_file f ON f.id = d.file_id
  WHERE ($1::text IS NULL OR l.region_code = $1) AND ($2::uuid IS NULL OR l.association_id = $2 AND l.state = 'sent')
    AND NOT (l.association_id = ANY($3::uuid[])) AND ($4::text IS NULL OR l.state = $4) AND NOT (l.application_id = ANY($5::uuid[]))`;

/** One page of the letters that a reader may see, the newest first. */
export async function listLetters(
  em: Em,
  reader: LetterReader,
  filter: { state?: string; page: number; pageSize: number },
): Promise<{ rows: LetterListRow[]; total: number }> {
  const params = [
    reader.regionCode,
    reader.associationId,
    reader.withoutAssociationIds,
    filter.state ?? null,
    reader.withoutApplicationIds,
  ];
  const [total] = await em.query<[{ count: number }]>(`SELECT count(*)::int AS count ${READABLE}`, params);
  const rows = await em.query<LetterListRow[]>(`${LETTER} ${READABLE} ORDER BY l.created_at DESC, l.number LIMIT $6 OFFSET $7`, [
    ...params,
    filter.pageSize,
    (filter.page - 1) * filter.pageSize,
  ]);
  return { rows: rows.map((row) => ({ ...row, amountCentimes: Number(row.amountCentimes) })), total: total.count };
}

/** How many rendered letters wait for approval. */
export async function countToApprove(em: Em, reader: Omit<LetterReader, 'associationId'>): Promise<number> {
  const [waiting] = await em.query<[{ count: number }]>(
    `SELECT count(*)::int AS count FROM decision_letter
     WHERE state = 'drafted' AND file_id IS NOT NULL AND ($1::text IS NULL OR region_code = $1) AND NOT (association_id = ANY($2::uuid[]))
       AND NOT (application_id = ANY($3::uuid[]))`,
    [reader.regionCode, reader.withoutAssociationIds, reader.withoutApplicationIds],
  );
  return waiting.count;
}

/** The letters of a session that were not rendered yet. */
export async function lettersToRender(em: Em, sessionId: string): Promise<string[]> {
  const rows = await em.query<{ id: string }[]>(
    `SELECT l.id FROM decision_letter l JOIN committee_decision d ON d.id = l.decision_id WHERE d.session_id = $1 AND l.file_id IS NULL`,
    [sessionId],
  );
  return rows.map(({ id }) => id);
}

/** What a letter tells: the number of the application and its outcome. */
export async function outcomeOf(em: Em, decisionId: string): Promise<{ number: string; outcome: Outcome }> {
  const rows = await em.query<[{ number: string; outcome: Outcome }]>(
    `SELECT f.number, d.outcome FROM committee_decision d JOIN session_file f ON f.id = d.file_id WHERE d.id = $1`,
    [decisionId],
  );
  return rows[0];
}

/** Two letters of a call sent at once must not both take the other for the last. */
export async function lockTelling(em: Em, callId: string): Promise<void> {
  await em.query(`SELECT pg_advisory_xact_lock(hashtext('committees.tell ' || $1))`, [callId]);
}
