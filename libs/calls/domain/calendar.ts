import { DomainError, instantOfWall, MOROCCO, wallOfInstant, zonedInstant, type FieldError, type ZonedInstant } from '#kernel';
import { MILESTONES, type Milestone } from './milestones.js';

/** The wall times an officer typed, `YYYY-MM-DDTHH:mm`, in their zone. */
export type TypedCalendar = Record<Milestone, string> & { zone: string };
export type Calendar = Record<Milestone, Date>;

/**
 * The instants of the wall times, or what is wrong with them: a time the clock change skips or repeats, or a wrong order
 * (opens < questions until ≤ closes < committee ≤ results).
 */
export function readCalendar(typed: TypedCalendar): { calendar: Calendar; errors: [] } | { calendar: null; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const calendar: Partial<Calendar> = {};
  for (const milestone of MILESTONES) {
    try {
      calendar[milestone] = instantOfWall(typed[milestone], typed.zone);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      errors.push({ path: milestone, code: error.code.toLowerCase(), params: { wall: typed[milestone], zone: typed.zone } });
    }
  }
  if (errors.length === 0) errors.push(...wrongOrder(calendar as Calendar));
  return errors.length > 0 ? { calendar: null, errors } : { calendar: calendar as Calendar, errors: [] };
}

function wrongOrder(calendar: Calendar): FieldError[] {
  const order: [Milestone, Milestone, 'strictly' | 'or-equal'][] = [
    ['opens', 'questionsUntil', 'strictly'],
    ['questionsUntil', 'closes', 'or-equal'],
    ['closes', 'committee', 'strictly'],
    ['committee', 'results', 'or-equal'],
  ];
  return order
    .filter(([before, after, how]) => calendar[before] > calendar[after] || (how === 'strictly' && +calendar[before] === +calendar[after]))
    .map(([, after]) => ({ path: after, code: 'calendar_order' }));
}

/**
 * What stands against publishing at an instant: it closes in the past, or opened on a day before today. An opening earlier
 * today means "at once".
 */
export function calendarDefects(calendar: Pick<Calendar, 'opens' | 'closes'>, zone: string, now: Date): FieldError[] {
  const defects: FieldError[] = [];
  if (wallOfInstant(calendar.opens, zone).slice(0, 10) < wallOfInstant(now, zone).slice(0, 10))
    defects.push({ path: 'calendar.opens', code: 'calendar_past' });
  if (calendar.closes <= now) defects.push({ path: 'calendar.closes', code: 'calendar_past' });
  return defects;
}

/** The calendar as it is shown: each milestone with its wall time. */
export function calendarView(
  instants: Partial<Record<Milestone, Date | null>>,
  zone: string = MOROCCO,
): Record<Milestone, ZonedInstant | null> {
  const say = (milestone: Milestone) => {
    const instant = instants[milestone];
    return instant ? zonedInstant(instant, zone) : null;
  };
  return Object.fromEntries(MILESTONES.map((milestone) => [milestone, say(milestone)])) as Record<Milestone, ZonedInstant | null>;
}
