import { Injectable } from '@nestjs/common';
import { Clock, sha256 } from '#kernel';
import { platformErrors, Tx } from '#platform';

const FREE_FAILURES = 5;
const LONGEST_WAIT_S = 900;
const FORGOTTEN_AFTER_MS = 60 * 60_000;

/**
 * Slows down guessing: after five failures on an account (or thirty from one address) each further try waits twice as
 * long as the one before, up to fifteen minutes. Keys are normalised before hashing, so that letter case or an added
 * field changes nothing.
 */
@Injectable()
export class Throttle {
  constructor(
    private readonly tx: Tx,
    private readonly clock: Clock,
  ) {}

  /** @throws THROTTLED {seconds} */
  async check(kind: 'account' | 'address', value: string): Promise<void> {
    const key = keyOf(kind, value);
    const rows = await this.tx.run((em) =>
      em.query<{ failures: number; last_failure_at: Date }[]>(`SELECT failures, last_failure_at FROM sign_in_attempt WHERE key = $1`, [
        key,
      ]),
    );
    const row = rows[0];
    if (!row) return;
    const since = this.clock.now().getTime() - row.last_failure_at.getTime();
    const wait = waitSeconds(kind, row.failures) * 1000;
    if (since < wait) throw platformErrors.THROTTLED({ seconds: Math.ceil((wait - since) / 1000) });
  }

  async failed(kind: 'account' | 'address', value: string): Promise<void> {
    const now = this.clock.now();
    await this.tx.run((em) =>
      em.query(
        `INSERT INTO sign_in_attempt (key, failures, last_failure_at) VALUES ($1, 1, $2)
         ON CONFLICT ON CONSTRAINT sign_in_attempt_pk DO UPDATE SET last_failure_at = $2,
           failures = CASE WHEN sign_in_attempt.last_failure_at < $3 THEN 1 ELSE sign_in_attempt.failures + 1 END`,
        [keyOf(kind, value), now, new Date(now.getTime() - FORGOTTEN_AFTER_MS)],
      ),
    );
  }

  async succeeded(kind: 'account' | 'address', value: string): Promise<void> {
    await this.tx.run((em) => em.query(`DELETE FROM sign_in_attempt WHERE key = $1`, [keyOf(kind, value)]));
  }
}

function waitSeconds(kind: 'account' | 'address', failures: number): number {
  const beyond = failures - (kind === 'account' ? FREE_FAILURES : FREE_FAILURES * 6);
  return beyond < 0 ? 0 : Math.min(LONGEST_WAIT_S, 2 ** Math.min(beyond + 1, 10));
}

const keyOf = (kind: string, value: string) => `${kind}:${sha256(value.normalize('NFKC').trim().toLowerCase())}`;
