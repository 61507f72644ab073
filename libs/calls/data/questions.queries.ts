import type { Localized } from '#kernel';
import type { Em, ListSource } from '#platform';

export interface QuestionRow {
  id: string;
  text: string;
  language: string;
  askedAt: Date;
  question: Localized | null;
  answer: Localized | null;
  answeredAt: Date | null;
}

/** The questions of a call, those that wait first. */
export const QUESTIONS: ListSource<QuestionRow> = {
  select: {
    id: 'q.id',
    text: 'q.text',
    language: 'q.language',
    askedAt: 'q.asked_at',
    question: 'q.published_question',
    answer: 'q.answer',
    answeredAt: 'q.answered_at',
  },
  from: 'FROM call_question q',
  where: 'q.call_id = :callId::uuid',
  sorts: { asked: 'q.asked_at', answered: 'q.answered_at' },
  order: 'q.answered_at IS NOT NULL, q.asked_at',
  tie: 'q.id',
};

/** Those of the reader's association. */
export const OWN_QUESTIONS: ListSource<QuestionRow> = {
  ...QUESTIONS,
  where: 'q.call_id = :callId::uuid AND q.association_id = :myAssociation::uuid',
};

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
