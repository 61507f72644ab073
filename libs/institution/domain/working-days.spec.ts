import fc from 'fast-check';
import { dayAfter, dayOfInstant, daysBetween } from '#kernel';
import { endOf, isWorked, lastDayOf, nextWorked, type WorkingCalendar } from './working-days.js';

const calendar: WorkingCalendar = {
  weekend: [6, 7],
  yearly: [
    { month: 1, day: 1 },
    { month: 7, day: 30 },
  ],
  // Eid al-Fitr as it was proclaimed for one year.
  proclaimed: [{ day: '2027-03-10' }, { day: '2027-03-11' }, { day: '2027-03-12' }],
};

describe('days that are worked', () => {
  it.each([
    ['2027-03-09', true, 'a Tuesday'],
    ['2027-03-10', false, 'proclaimed'],
    ['2027-03-13', false, 'a Saturday'],
    ['2027-07-30', false, 'every year'],
    ['2031-07-30', false, 'every year'],
    ['2028-03-10', true, 'proclaimed for another year'],
  ])('%s: %s (%s)', (day, worked) => expect(isWorked(calendar, day)).toBe(worked));

  it('a delay that ends on a day that is not worked ends on the next one that is', () => {
    expect(lastDayOf(calendar, '2027-02-23', 14)).toBe('2027-03-09');
    // Three proclaimed days and a weekend after them.
    expect(lastDayOf(calendar, '2027-02-23', 15)).toBe('2027-03-15');
    expect(lastDayOf(calendar, '2026-12-01', 31)).toBe('2027-01-04');
  });

  it('keeps the hour at which it began', () => {
    expect(endOf(calendar, new Date('2027-02-23T16:30:00Z'), 15).toISOString()).toBe('2027-03-15T16:30:00.000Z');
  });

  it('where nothing is ever worked a delay ends where it was counted', () => {
    expect(nextWorked({ ...calendar, weekend: [1, 2, 3, 4, 5, 6, 7] }, '2027-03-09')).toBe('2027-03-09');
  });

  it('never ends earlier than it was counted, nor on a day that is not worked, nor later than it must', () => {
    const from = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    const off = fc.array(
      from.map((day) => ({ day: day.toISOString().slice(0, 10) })),
      { maxLength: 10 },
    );
    fc.assert(
      fc.property(from, fc.nat(365), off, (begin, days, proclaimed) => {
        const own = { ...calendar, proclaimed };
        const counted = dayOfInstant(new Date(begin.getTime() + days * 86_400_000));
        const last = dayOfInstant(endOf(own, begin, days));
        expect(isWorked(own, last)).toBe(true);
        for (let day = counted; daysBetween(day, last) > 0; day = dayAfter(day, 1)) expect(isWorked(own, day)).toBe(false);
        expect(daysBetween(counted, last)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
