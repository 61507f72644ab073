import fc from 'fast-check';
import { daysAfter, reportDueOn } from './schedule.js';

const delays = { reportDays: 90, finalReportDays: 60 };

describe('when a report is due', () => {
  it.each([
    ['2026-01-31', 28, '2026-02-28'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    // The clock changes for Ramadan and back: a day stays a day.
    ['2026-02-14', 2, '2026-02-16'],
    ['2026-11-16', 0, '2026-11-16'],
  ])('%s and %i days: %s', (day, days, after) => expect(daysAfter(day, days)).toBe(after));

  it('counts from the payment, not from the order', () => {
    expect(reportDueOn({ executedOn: '2026-01-10', last: false, endsOn: '2026-12-31' }, delays)).toBe('2026-04-10');
  });

  it('the last one waits for the end of the convention', () => {
    expect(reportDueOn({ executedOn: '2026-06-01', last: true, endsOn: '2026-12-31' }, delays)).toBe('2027-03-01');
  });

  it('but is never due before its payment’s own delay', () => {
    expect(reportDueOn({ executedOn: '2027-02-01', last: true, endsOn: '2026-12-31' }, delays)).toBe('2027-05-02');
  });

  it('a convention without an end (an award decision) has the delay of the payment', () => {
    expect(reportDueOn({ executedOn: '2026-06-01', last: true, endsOn: null }, delays)).toBe('2026-08-30');
  });

  it('days add up, and a later payment is never due earlier', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((days) => daysAfter('2020-01-01', days));
    fc.assert(
      fc.property(day, day, fc.nat(1000), fc.nat(1000), fc.boolean(), (one, other, a, b, last) => {
        expect(daysAfter(daysAfter(one, a), b)).toBe(daysAfter(one, a + b));
        const due = (executedOn: string) => reportDueOn({ executedOn, last, endsOn: '2026-12-31' }, { reportDays: a, finalReportDays: b });
        const [early, late] = [one, other].sort() as [string, string];
        expect(due(early) <= due(late)).toBe(true);
      }),
    );
  });
});
