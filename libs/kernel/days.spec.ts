import fc from 'fast-check';
import { dayAfter, daysBetween, isDay, monthsAfter } from './days.js';

describe('calendar days', () => {
  it.each([
    ['2026-01-31', 28, '2026-02-28'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    // The clock changes for Ramadan and back: a day stays a day.
    ['2026-02-14', 2, '2026-02-16'],
    ['2026-11-16', 0, '2026-11-16'],
  ])('%s and %i days: %s', (day, days, after) => expect(dayAfter(day, days)).toBe(after));

  it.each([
    ['2027-01-31', 1, '2027-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-11-28', 12, '2027-11-28'],
    ['2026-10-31', 6, '2027-04-30'],
    ['2026-12-01', 1, '2027-01-01'],
  ])('%s and %i months: %s', (day, months, after) => expect(monthsAfter(day, months)).toBe(after));

  const day = fc.integer({ min: 0, max: 60_000 }).map((days) => dayAfter('1960-01-01', days));
  it('add up, and what lies between two is what must be added to the first', () => {
    fc.assert(
      fc.property(day, fc.nat(20_000), fc.nat(20_000), (one, a, b) => {
        expect(dayAfter(dayAfter(one, a), b)).toBe(dayAfter(one, a + b));
        expect(daysBetween(one, dayAfter(one, a))).toBe(a);
        expect(isDay(one)).toBe(true);
      }),
    );
  });
});
