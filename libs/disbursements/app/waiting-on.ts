import { In } from 'typeorm';
import { Proposal, type Em } from '#platform';

/** The proposals about things, by thing, that no second person has answered. */
export async function waitingOn(em: Em, subjectIds: readonly string[]): Promise<Map<string, string>> {
  if (subjectIds.length === 0) return new Map();
  const rows = await em.findBy(Proposal, { state: 'waiting', subjectId: In([...subjectIds]) });
  return new Map(rows.map(({ subjectId, id }) => [subjectId, id]));
}
