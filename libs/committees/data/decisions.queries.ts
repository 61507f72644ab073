import type { Localized } from '#kernel';
import type { Em } from '#platform';
import type { Outcome } from '../domain/outcomes.js';
import type { Sheet } from '../domain/ranking.js';

export interface FinalDecision {
  id: string;
  sessionId: string;
  applicationId: string;
  callId: string;
  associationId: string;
  outcome: Outcome;
  /** What is awarded; 0 unless selected. */
  amountCentimes: number;
  subEnvelopeId: string | null;
  conditions: Localized | null;
  decidedAt: Date;
}

const FINAL = `SELECT d.id, d.session_id AS "sessionId", d.application_id AS "applicationId", d.call_id AS "callId",
    d.association_id AS "associationId", d.outcome, d.amount_centimes AS "amountCentimes", d.sub_envelope_id AS "subEnvelopeId",
    d.conditions, d.decided_at AS "decidedAt"
  FROM committee_decision d WHERE d.state = 'final'`;

const decisionRow = (row: FinalDecision): FinalDecision => ({ ...row, amountCentimes: Number(row.amountCentimes) });

/** The last final decision on an application. */
export async function lastFinalDecision(em: Em, applicationId: string): Promise<FinalDecision | null> {
  const rows = await em.query<FinalDecision[]>(`${FINAL} AND d.application_id = $1 ORDER BY d.decided_at DESC LIMIT 1`, [applicationId]);
  return rows[0] ? decisionRow(rows[0]) : null;
}

/** What is proposed in a session, in centimes; `except` is a file not to count. */
export async function proposedIn(em: Em, sessionId: string, except: string | null = null): Promise<number> {
  const [proposed] = await em.query<[{ sum: number }]>(
    `SELECT coalesce(sum(amount_centimes), 0)::bigint AS sum FROM committee_decision WHERE session_id = $1 AND ($2::uuid IS NULL OR file_id <> $2)`,
    [sessionId, except],
  );
  return Number(proposed.sum);
}

/**
 * Which version of the sheets that count stands: another one after each sheet sent, changed or put aside (`xmin` is the transaction that
 * wrote a row, `ctid` where: it differs where one transaction wrote it twice).
 */
export async function sheetsVersion(em: Em, sessionFileIds: readonly string[]): Promise<string> {
  const [row] = await em.query<[{ version: string }]>(
    `SELECT concat_ws(' ', count(*), sum(hashtextextended(concat_ws(' ', id, xmin, ctid), 0))) AS version FROM score_sheet
     WHERE state = 'sent' AND file_id = ANY($1::uuid[])`,
    [sessionFileIds],
  );
  return row.version;
}

/** The sheets that count on files: sent, not superseded, not put aside for a conflict. */
export function countingSheets(em: Em, sessionFileIds: readonly string[]): Promise<Sheet[]> {
  return em.query(
    `SELECT file_id AS "fileId", member_id AS "memberId", marks FROM score_sheet
     WHERE state = 'sent' AND file_id = ANY($1::uuid[]) ORDER BY member_id`,
    [sessionFileIds],
  );
}
