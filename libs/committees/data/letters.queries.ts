import { positional, scopeCondition, type Actor, type Em } from '#platform';
import type { Outcome } from '../domain/outcomes.js';

/** How many rendered letters wait for the approval of the actor. */
export async function countToApprove(em: Em, actor: Actor): Promise<number> {
  const scope = scopeCondition(actor, {
    programme: 'l.programme_id',
    region: 'l.region_code',
    association: 'l.association_id',
    application: 'l.application_id',
  });
  const { text, params } = positional(
    `SELECT count(*)::int AS count FROM decision_letter l WHERE l.state = 'drafted' AND l.file_id IS NOT NULL AND ${scope.sql}`,
    scope.values,
  );
  const [waiting] = await em.query<[{ count: number }]>(text, params);
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

/** What a letter tells: the number of the application and its outcome; and in whose name. */
export async function outcomeOf(em: Em, decisionId: string): Promise<{ number: string; outcome: Outcome; institutionId: string }> {
  const rows = await em.query<[{ number: string; outcome: Outcome; institutionId: string }]>(
    `SELECT f.number, d.outcome, k.institution_id AS "institutionId"
     FROM committee_decision d JOIN session_file f ON f.id = d.file_id JOIN committee_session s ON s.id = d.session_id
       JOIN committee k ON k.id = s.committee_id
     WHERE d.id = $1`,
    [decisionId],
  );
  return rows[0];
}

/** Two letters of a call sent at once must not both take the other for the last. */
export async function lockTelling(em: Em, callId: string): Promise<void> {
  await em.query(`SELECT pg_advisory_xact_lock(hashtext('committees.tell ' || $1))`, [callId]);
}
