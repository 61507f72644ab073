import type { Localized } from '#kernel';
import type { Em } from '#platform';

export interface QuestionRow {
  id: string;
  text: string;
  language: string;
  askedAt: Date;
  question: Localized | null;
  answer: Localized | null;
  answeredAt: Date | null;
}

/** One page of the questions of a call, those that wait first; `by`: of one association alone, of none for null. */
export async function pageOfQuestions(
  em: Em,
  callId: string,
  by: { associationId: string | null } | null,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<{ rows: QuestionRow[]; total: number }> {
  const where = `WHERE q.call_id = $1 AND ($2::boolean OR q.association_id = $3::uuid)`;
  const wanted = [callId, by === null, by?.associationId ?? null];
  const rows = await em.query<QuestionRow[]>(
    `SELECT q.id, q.text, q.language, q.asked_at AS "askedAt", q.published_question AS question, q.answer, q.answered_at AS "answeredAt"
     FROM call_question q ${where} ORDER BY q.answered_at IS NOT NULL, q.asked_at, q.id LIMIT $4 OFFSET $5`,
    [...wanted, pageSize, (page - 1) * pageSize],
  );
  const [total] = await em.query<[{ count: number }]>(`SELECT count(*) AS count FROM call_question q ${where}`, wanted);
  return { rows, total: total.count };
}

export interface QuestionedCall {
  id: string;
  title: Localized;
  /** Questions without an answer. */
  count: number;
  closesAt: Date;
  zone: string | null;
  late: boolean;
}

/** Calls with questions that nobody answered, the first to close first; of one region: those that concern it. */
export function callsWithOpenQuestions(em: Em, region: string | null, most: number): Promise<QuestionedCall[]> {
  return em.query(
    `SELECT c.id, c.title, count(*) AS count, c.closes_at AS "closesAt", c.calendar->>'zone' AS zone, clock_timestamp() > c.closes_at AS late
     FROM call c JOIN call_question q ON q.call_id = c.id AND q.answered_at IS NULL
     WHERE c.state IN ('published', 'open', 'closed') AND ($1::text IS NULL OR c.region_codes @> ARRAY[$1])
     GROUP BY c.id ORDER BY c.closes_at LIMIT $2`,
    [region, most],
  );
}
