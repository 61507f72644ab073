import { dayAfter, dayInWords, dayOfInstant, instantOfWall, type Label } from '#kernel';
import { identityErrors } from './errors.js';

/** From when until when a role counts, as days on the wall: the first and the last of them whole. */
export interface GrantDays {
  from?: string | null;
  until?: string | null;
}

export interface GrantPeriod {
  validFrom: Date;
  validUntil: Date | null;
}

/**
 * The instants of the days, seen from now: a day that has begun counts from now on.
 * @throws GRANT_PERIOD_WRONG when nothing of it is ahead
 */
export function periodOf({ from, until }: GrantDays, now: Date): GrantPeriod {
  const begins = from ? instantOfWall(`${from}T00:00`) : now;
  const validFrom = begins > now ? begins : now;
  const validUntil = until ? instantOfWall(`${dayAfter(until, 1)}T00:00`) : null;
  if (validUntil && validUntil <= validFrom) throw identityErrors.GRANT_PERIOD_WRONG();
  return { validFrom, validUntil };
}

/**
 * The period that somebody asks for: a first day that is past is said, not begun today in silence. What was asked yesterday and is
 * confirmed today counts from now (`periodOf`).
 * @throws GRANT_BEGINS_IN_PAST · GRANT_PERIOD_WRONG
 */
export function askedPeriod(days: GrantDays, now: Date): GrantPeriod {
  const period = periodOf(days, now);
  if (days.from && days.from < dayOfInstant(now)) throw identityErrors.GRANT_BEGINS_IN_PAST();
  return period;
}

/** « , du 1er décembre 2026 au 31 mars 2027 », to be set behind a scope; nothing for a role without days. */
export function daysInWords({ from, until }: GrantDays): Label {
  const first = from ? dayInWords(from) : null;
  const last = until ? dayInWords(until) : null;
  const words = (language: keyof Label, comma: string, begin: string, end: string) =>
    [first && `${begin} ${first[language]}`, last && `${end} ${last[language]}`]
      .filter(Boolean)
      .map((part) => `${comma} ${part}`)
      .join('');
  return {
    fr: words('fr', ',', 'à partir du', 'jusqu’au'),
    ar: words('ar', '،', 'ابتداء من', 'إلى غاية'),
    en: words('en', ',', 'from', 'until'),
  };
}
