import { dayAfter, dayOfInstant, daysBetween } from '#kernel';
import type { DayOff, YearlyDay } from './parameter.js';

/** Which days are not worked: those of every week, those of every year, and those proclaimed for one. */
export interface WorkingCalendar {
  /** ISO 8601: 1 is Monday, 7 Sunday. */
  weekend: readonly number[];
  yearly: readonly Pick<YearlyDay, 'month' | 'day'>[];
  proclaimed: readonly Pick<DayOff, 'day'>[];
}

const DAY_MS = 86_400_000;
/** A calendar on which nothing is worked for longer is a mistake: the delay then ends where it was counted. */
const LONGEST_REST = 60;

/** @param day `YYYY-MM-DD` */
export function isWorked({ weekend, yearly, proclaimed }: WorkingCalendar, day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  const [, month, date] = day.split('-').map(Number);
  return (
    !weekend.includes(weekday) &&
    !yearly.some((holiday) => holiday.month === month && holiday.day === date) &&
    !proclaimed.some((off) => off.day === day)
  );
}

/** The day itself where it is worked, else the next one that is. */
export function nextWorked(calendar: WorkingCalendar, day: string): string {
  for (let rest = 0; rest <= LONGEST_REST; rest += 1) if (isWorked(calendar, dayAfter(day, rest))) return dayAfter(day, rest);
  return day;
}

/**
 * The last day of a delay: so many days after the first, which does not count; the next worked day where that one is not worked.
 * @see Code of civil procedure of Morocco, article 512
 */
export const lastDayOf = (calendar: WorkingCalendar, from: string, days: number): string => nextWorked(calendar, dayAfter(from, days));

/** The instant at which a delay ends: the same hour on its last day. */
export function endOf(calendar: WorkingCalendar, from: Date, days: number): Date {
  const counted = new Date(from.getTime() + days * DAY_MS);
  const day = dayOfInstant(counted);
  return new Date(counted.getTime() + daysBetween(day, nextWorked(calendar, day)) * DAY_MS);
}
