import type { Connection } from './connection.js';
import type { Em } from './em.js';

/** What comes after a failed statement of the same transaction fails with this, and says nothing of why. */
const IN_FAILED_TRANSACTION = '25P02';
/** How often a question may hand over before its first statement goes out; TypeORM does so about ten times. */
const TURNS = 200;

type Question = () => Promise<unknown>;
type Answers<Q extends readonly Question[]> = { -readonly [K in keyof Q]: Awaited<ReturnType<Q[K]>> };

/**
 * Questions to one transaction that do not need each other's answers: asked on one way to the server, in the order in which they are
 * given, which is the order in which the server answers (what comes after a lock sees what the lock has waited for). Of those that
 * fail the first given is told, so that a refusal does not depend on which answer was quicker.
 */
export async function together<const Q extends readonly Question[]>(em: Em, ...questions: Q): Promise<Answers<Q>> {
  const { connection } = (em.queryRunner?.data ?? {}) as { connection?: Connection };
  const asked: Promise<unknown>[] = [];
  for (const question of questions) {
    const before = connection?.asked ?? 0;
    const answer = question();
    // Nobody listens to it yet; it is told below.
    answer.catch(() => undefined);
    asked.push(answer);
    if (!connection || !(await hasAsked(connection, before))) await answer.catch(() => undefined);
  }
  const settled = await Promise.allSettled(asked);
  const refusals = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as Error] : []));
  const refusal = refusals.find((reason) => !isConsequence(reason)) ?? refusals[0];
  if (refusal) throw refusal;
  return settled.map((one) => (one as PromiseFulfilledResult<unknown>).value) as Answers<Q>;
}

/** Whether an error says only that something before it had failed. */
export const isConsequence = (reason: unknown) => (reason as { code?: string } | null)?.code === IN_FAILED_TRANSACTION;

/** Whether a statement went out since, before anything was waited for. */
export async function hasAsked(connection: Connection, before: number): Promise<boolean> {
  for (let turn = 0; turn < TURNS; turn++) {
    if (connection.asked > before) return true;
    await Promise.resolve();
  }
  return false;
}
