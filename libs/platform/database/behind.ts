import { hasAsked } from './together.js';
import type { Em } from './em.js';

/**
 * A statement whose answer nobody needs: it goes out with what is asked next, or with COMMIT, and in any case before it. If it fails, the
 * transaction fails with its error. Resolves when the statement is on its way.
 */
export async function behind(em: Em, statement: () => Promise<unknown>): Promise<void> {
  const { connection, unheard } = (em.queryRunner?.data ?? {}) as BehindData;
  const before = connection?.asked ?? 0;
  const answer = statement();
  if (!unheard || !connection) return void (await answer);
  // Nobody listens to it before the end.
  answer.catch(() => undefined);
  unheard.push(answer);
  if (!(await hasAsked(connection, before))) await answer;
}

interface BehindData {
  connection?: Parameters<typeof hasAsked>[0];
  /** The answers that the end of the transaction waits for. */
  unheard?: Promise<unknown>[];
}
