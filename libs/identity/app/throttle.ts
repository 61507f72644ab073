import { Injectable } from '@nestjs/common';
import { Clock, sha256 } from '#kernel';
import { platformErrors, Tx } from '#platform';

const LONGEST_WAIT_S = 900;
const FORGOTTEN_AFTER_MS = 60 * 60_000;
/** Tries before each further one waits. An address may be a whole office; a known device is one person's. */
const FREE_TRIES = { account: 5, device: 5, address: 30 } as const;

export type ThrottleKind = keyof typeof FREE_TRIES;

/**
 * Slows down guessing: after five tries on an account, five from a device that the account knows, or thirty from one
 * address, each further try waits twice as long as the one before, up to fifteen minutes. A try is counted before it is
 * checked, by one statement that only one of many at the same instant can win; a right answer takes its count back. Keys
 * are normalised before hashing, so that letter case or an added field changes nothing.
 */
@Injectable()
export class Throttle {
  constructor(
    private readonly tx: Tx,
    private readonly clock: Clock,
  ) {}

  /** Counts a try, or refuses it while the wait of the one before lasts. @throws THROTTLED {seconds} */
  async begin(kind: ThrottleKind, value: string): Promise<void> {
    const now = this.clock.now();
    const key = keyOf(kind, value);
    const rows = await this.tx.run((em) =>
      em.query<unknown[]>(
        `INSERT INTO sign_in_attempt AS known (key, failures, last_failure_at) VALUES ($1, 1, $2)
         ON CONFLICT ON CONSTRAINT sign_in_attempt_pk DO UPDATE SET last_failure_at = $2,
           failures = CASE WHEN known.last_failure_at < $3 THEN 1 ELSE known.failures + 1 END
         WHERE known.failures < $4 OR known.last_failure_at <= $2::timestamptz - ${WAIT_OF('known.failures')}
         RETURNING failures`,
        [key, now, new Date(now.getTime() - FORGOTTEN_AFTER_MS), FREE_TRIES[kind]],
      ),
    );
    if (rows.length === 0) throw platformErrors.THROTTLED({ seconds: await this.secondsLeft(kind, key, now) });
  }

  /** The try was right: an account's or a device's count ends, an address's goes back by this one. */
  async succeeded(kind: ThrottleKind, value: string): Promise<void> {
    if (kind !== 'address') return this.forget(kind, value);
    await this.tx.run((em) =>
      em.query(`UPDATE sign_in_attempt SET failures = failures - 1 WHERE key = $1 AND failures > 0`, [keyOf(kind, value)]),
    );
  }

  /** Something else has proved who it is (a link by mail). */
  async forget(kind: ThrottleKind, value: string): Promise<void> {
    await this.tx.run((em) => em.query(`DELETE FROM sign_in_attempt WHERE key = $1`, [keyOf(kind, value)]));
  }

  private async secondsLeft(kind: ThrottleKind, key: string, now: Date): Promise<number> {
    const rows = await this.tx.run((em) =>
      em.query<{ seconds: number }[]>(
        `SELECT ceil(extract(epoch FROM last_failure_at + ${WAIT_OF('failures', '$3')} - $2::timestamptz))::int AS seconds
         FROM sign_in_attempt WHERE key = $1`,
        [key, now, FREE_TRIES[kind]],
      ),
    );
    return Math.max(1, rows[0]?.seconds ?? 1);
  }
}

/** How long the next try waits after so many: 2 s, 4 s, 8 s … */
const WAIT_OF = (failures: string, free = '$4') =>
  `make_interval(secs => least(${LONGEST_WAIT_S}, power(2, least(${failures} - ${free} + 1, 10))))`;

const keyOf = (kind: string, value: string) => `${kind}:${sha256(value.normalize('NFKC').trim().toLowerCase())}`;
