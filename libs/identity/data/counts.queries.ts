import type { Em } from '#platform';

/**
 * Counts one more in the window of a key: a window that began before `over` is begun anew. In one statement, so that every process counts
 * together.
 */
export async function countInWindow(
  em: Em,
  key: string,
  { now, over }: { now: Date; over: Date },
): Promise<{ count: number; windowStart: Date }> {
  const [row] = await em.query<[{ count: number; windowStart: Date }]>(
    `INSERT INTO rate_count (key, window_start, count) VALUES ($1, $2, 1)
     ON CONFLICT ON CONSTRAINT rate_count_pk DO UPDATE SET
       count = CASE WHEN rate_count.window_start <= $3 THEN 1 ELSE least(rate_count.count + 1, 1000000) END,
       window_start = CASE WHEN rate_count.window_start <= $3 THEN $2 ELSE rate_count.window_start END
     RETURNING count, window_start AS "windowStart"`,
    [key, now, over],
  );
  return row;
}

export interface TryRule {
  /** Tries before each further one waits. */
  free: number;
  /** Failures older than this are forgotten. */
  forgottenBefore: Date;
  longestWaitS: number;
}

/** SQL: how long the next try waits after so many: 2 s, 4 s, 8 s … */
const waitOf = (failures: string, free: string, longest: string) =>
  `make_interval(secs => least(${longest}::double precision, power(2, least(${failures} - ${free} + 1, 10))))`;

/** Counts a try before it is checked; false while the wait of the one before lasts. Of many at the same instant one wins. */
export async function beginTry(em: Em, key: string, now: Date, { free, forgottenBefore, longestWaitS }: TryRule): Promise<boolean> {
  const rows = await em.query<unknown[]>(
    `INSERT INTO sign_in_attempt AS known (key, failures, last_failure_at) VALUES ($1, 1, $2)
     ON CONFLICT ON CONSTRAINT sign_in_attempt_pk DO UPDATE SET last_failure_at = $2,
       failures = CASE WHEN known.last_failure_at < $3 THEN 1 ELSE known.failures + 1 END
     WHERE known.failures < $4 OR known.last_failure_at <= $2::timestamptz - ${waitOf('known.failures', '$4', '$5')}
     RETURNING failures`,
    [key, now, forgottenBefore, free, longestWaitS],
  );
  return rows.length > 0;
}

export async function secondsUntilNextTry(em: Em, key: string, now: Date, rule: TryRule): Promise<number> {
  const rows = await em.query<{ seconds: number }[]>(
    `SELECT ceil(extract(epoch FROM last_failure_at + ${waitOf('failures', '$3', '$4')} - $2::timestamptz))::int AS seconds
     FROM sign_in_attempt WHERE key = $1`,
    [key, now, rule.free, rule.longestWaitS],
  );
  return Math.max(1, rows[0]?.seconds ?? 1);
}

/** The try was right: it counts no more. */
export async function takeTryBack(em: Em, key: string): Promise<void> {
  await em.query(`UPDATE sign_in_attempt SET failures = failures - 1 WHERE key = $1 AND failures > 0`, [key]);
}
