import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { Clock, sha256, waitInWords } from '#kernel';
import { platformErrors, Tx, type Em } from '#platform';
import { countInWindow } from '../data/counts.queries.js';
import { RateCount } from '../data/session.entity.js';

interface Limit {
  readonly most: number;
  readonly withinMs: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * How much of what one place may ask for. A whole training room may sit behind one address, so the limits by address are
 * generous; those by mailbox and by association are what keeps people from being flooded.
 */
const LIMITS = {
  /** By the address of the request. */
  registrations: { most: 60, withinMs: HOUR_MS },
  'password-requests': { most: 60, withinMs: HOUR_MS },
  /** Links mailed to one mailbox, whoever asks for them. */
  mails: { most: 5, withinMs: HOUR_MS },
  /** By association and by who invites for it, and by administrator. */
  invitations: { most: 30, withinMs: 24 * HOUR_MS },
  /** Associations registered by one person. */
  associations: { most: 5, withinMs: 24 * HOUR_MS },
  /** Questions whether an association is here already, and requests to join it, by one person. */
  likenesses: { most: 60, withinMs: 24 * HOUR_MS },
  'join-requests': { most: 5, withinMs: 24 * HOUR_MS },
  /** Invitations to one mailbox, from whatever association. */
  'invitations-to': { most: 10, withinMs: 24 * HOUR_MS },
  /** Ways to the provider of the administration and back, by the address of the request: a whole office comes at eight. */
  provider: { most: 600, withinMs: HOUR_MS },
  /** Codes of a first installation, by the address of the request. */
  setups: { most: 10, withinMs: HOUR_MS },
  /** Looks at links and choices of passwords, by the address of the request. */
  links: { most: 120, withinMs: HOUR_MS },
  /** Readings of personal calendars, by the address of the request: programs of a whole ministry ask from one, several times an hour. */
  calendars: { most: 3_000, withinMs: HOUR_MS },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;

/** Counts in fixed windows, in the database, so that every process counts together; counted before it is checked. */
@Injectable()
export class Limits {
  constructor(
    private readonly tx: Tx,
    private readonly clock: Clock,
  ) {}

  /** @throws THROTTLED {seconds} once the place has asked for more than it may */
  async spend(name: LimitName, place: string): Promise<void> {
    const left = await this.tx.run((em) => this.count(em, name, place));
    if (left) throw platformErrors.THROTTLED(waitInWords(left));
  }

  /** The same in the caller's transaction: what is undone is not counted. @throws THROTTLED {seconds} */
  async spendIn(em: Em, name: LimitName, place: string): Promise<void> {
    const left = await this.count(em, name, place);
    if (left) throw platformErrors.THROTTLED(waitInWords(left));
  }

  /** In the caller's transaction: counts one more, and tells whether it was one too many. */
  async isSpent(em: Em, name: LimitName, place: string): Promise<boolean> {
    return (await this.count(em, name, place)) !== null;
  }

  /** Forgets windows that are over; returns how many. */
  async forgetOld(em: Em): Promise<number> {
    const longest = Math.max(...Object.values(LIMITS).map(({ withinMs }) => withinMs));
    const over = new Date(this.clock.now().getTime() - longest);
    const { affected } = await em.delete(RateCount, { windowStart: LessThan(over) });
    return affected ?? 0;
  }

  /** Seconds until the window ends when this one was too many, null otherwise. */
  private async count(em: Em, name: LimitName, place: string): Promise<number | null> {
    const { most, withinMs } = LIMITS[name];
    const now = this.clock.now();
    const key = `${name}:${sha256(place.normalize('NFKC').trim().toLowerCase())}`;
    const { count, windowStart } = await countInWindow(em, key, { now, over: new Date(now.getTime() - withinMs) });
    if (count <= most) return null;
    return Math.max(1, Math.ceil((windowStart.getTime() + withinMs - now.getTime()) / 1000));
  }
}
