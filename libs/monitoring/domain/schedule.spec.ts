import fc from 'fast-check';
import { dayAfter } from '#kernel';
import { reportDueOn } from './schedule.js';

const delays = { reportDays: 90, finalReportDays: 60 };

describe('when a report is due', () => {
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

  it('a later payment is never due earlier', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((days) => dayAfter('2020-01-01', days));
    fc.assert(
      fc.property(day, day, fc.nat(1000), fc.nat(1000), fc.boolean(), (one, other, a, b, last) => {
        const due = (executedOn: string) => reportDueOn({ executedOn, last, endsOn: '2026-12-31' }, { reportDays: a, finalReportDays: b });
        const [early, late] = [one, other].sort() as [string, string];
        expect(due(early) <= due(late)).toBe(true);
      }),
    );
  });
});
