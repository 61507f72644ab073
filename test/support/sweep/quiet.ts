import { Queues } from '#platform';
import { eventually, type OwnWorld } from '../world.js';

/** Until the worker has nothing left to do now: everything published, every job run, every message sent. */
export async function quiet(world: OwnWorld): Promise<void> {
  await eventually(
    async () => {
      const [waiting] = await world.sql<{ count: number }>(
        `SELECT ((SELECT count(*) FROM outbox WHERE published_at IS NULL AND (not_before IS NULL OR not_before <= clock_timestamp()))
           + (SELECT count(*) FROM message WHERE state NOT IN ('sent', 'failed')))::int AS count`,
      );
      if (waiting!.count > 0) return false;
      for (const queue of world.worker.get(Queues).all()) {
        const { active = 0, waiting: queued = 0 } = await queue.getJobCounts('active', 'waiting');
        if (active + queued > 0) return false;
      }
      return true;
    },
    'the worker to be at rest',
    60_000,
  );
}

const APART = ['session', 'sign_in_attempt', 'person', 'audit_seal', 'outbox', 'message', 'deadline', 'content_check'];
/** What the worker's own calendar writes meanwhile, beside what people ask for. */
const OF_PEOPLE: Readonly<Record<string, string>> = { audit_check: 'WHERE asked_by IS NOT NULL' };

/** A sum of every table that requests may change, to tell whether anything was. */
export async function sumsOf(world: OwnWorld): Promise<Record<string, string>> {
  const tables = await world.sql<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname NOT LIKE 'bull%'
       AND relname <> ALL($1) ORDER BY relname`,
    [APART],
  );
  const sums: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await world.sql<{ sum: string }>(
      `SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS sum FROM "${name}" t ${OF_PEOPLE[name] ?? ''}`,
    );
    sums[name] = row!.sum;
  }
  return sums;
}
