import type { Em } from '#platform';
import type { PasskeyPurpose } from '../domain/passkey.js';

/** SQL: the second factors of person `p` count, and have not been ended by two administrators at instant `at`. */
export const factorsLive = (at: string) => `(p.second_factor_ends_at IS NULL OR p.second_factor_ends_at > ${at})`;

/** SQL: person `p` has a second factor at instant `at`, even one that is blocked: nobody enrols another over it. */
export const hasFactor = (at: string) =>
  `(${factorsLive(at)} AND (p.totp_confirmed OR EXISTS (SELECT FROM passkey k WHERE k.person_id = p.id)))`;

/** Keeps what a session asks a passkey to sign; the question of before ends. */
export async function askPasskey(em: Em, sessionId: string, purpose: PasskeyPurpose, challenge: string, now: Date): Promise<void> {
  await em.query(
    `INSERT INTO passkey_question (session_id, purpose, challenge, asked_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT ON CONSTRAINT passkey_question_pk DO UPDATE SET challenge = $3, asked_at = $4`,
    [sessionId, purpose, challenge, now],
  );
}

/** Takes the question away, so that of many answers one is heard; null when there is none that was asked since. */
export async function takeQuestion(em: Em, sessionId: string, purpose: PasskeyPurpose, since: Date): Promise<string | null> {
  const [rows] = await em.query<[{ challenge: string; fresh: boolean }[], number]>(
    `DELETE FROM passkey_question WHERE session_id = $1 AND purpose = $2 RETURNING challenge, asked_at > $3 AS fresh`,
    [sessionId, purpose, since],
  );
  return rows[0]?.fresh ? rows[0].challenge : null;
}

/** Notes a signature with its count; false when the count went back or stood still (`countsBack`), or the passkey counts no more. */
export async function moveCounter(em: Em, id: string, counter: number, now: Date): Promise<boolean> {
  const [, count] = await em.query<[unknown[], number]>(
    `UPDATE passkey SET counter = $2, last_used_at = $3
     WHERE id = $1 AND blocked_at IS NULL AND (counter < $2 OR (counter = 0 AND $2 = 0)) RETURNING id`,
    [id, counter, now],
  );
  return count === 1;
}

/** Whether there is one, blocked or not, at an instant. */
export async function hasAnyFactor(em: Em, personId: string, now: Date): Promise<boolean> {
  const rows = await em.query<unknown[]>(`SELECT FROM person p WHERE p.id = $1 AND ${hasFactor('$2::timestamptz')}`, [personId, now]);
  return rows.length > 0;
}
