import { Injectable } from '@nestjs/common';
import { Clock, sha256, waitInWords } from '#kernel';
import { platformErrors, Tx } from '#platform';
import { beginTry, secondsUntilNextTry, takeTryBack, type TryRule } from '../data/counts.queries.js';
import { SignInAttempt } from '../data/session.entity.js';

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
    const rule = this.ruleOf(kind, now);
    const seconds = await this.tx.run(async (em) =>
      (await beginTry(em, key, now, rule)) ? null : await secondsUntilNextTry(em, key, now, rule),
    );
    if (seconds !== null) throw platformErrors.THROTTLED(waitInWords(seconds));
  }

  /** The try was right: an account's or a device's count ends, an address's goes back by this one. */
  async succeeded(kind: ThrottleKind, value: string): Promise<void> {
    if (kind !== 'address') return this.forget(kind, value);
    await this.tx.run((em) => takeTryBack(em, keyOf(kind, value)));
  }

  /** Second factors are tried by whoever has the password: a count of the account's own, that no stranger can raise. @throws THROTTLED */
  async guardingCode<T>(email: string, work: () => Promise<T>): Promise<T> {
    const key = `code ${email}`;
    await this.begin('account', key);
    const result = await work();
    await this.forget('account', key);
    return result;
  }

  /** Something else has proved who it is (a link by mail). */
  async forget(kind: ThrottleKind, value: string): Promise<void> {
    await this.tx.run((em) => em.delete(SignInAttempt, { key: keyOf(kind, value) }));
  }

  private ruleOf(kind: ThrottleKind, now: Date): TryRule {
    return { free: FREE_TRIES[kind], forgottenBefore: new Date(now.getTime() - FORGOTTEN_AFTER_MS), longestWaitS: LONGEST_WAIT_S };
  }
}

const keyOf = (kind: string, value: string) => `${kind}:${sha256(value.normalize('NFKC').trim().toLowerCase())}`;
