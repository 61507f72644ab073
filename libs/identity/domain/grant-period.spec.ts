import { askedPeriod, daysInWords, periodOf } from './grant-period.js';

const NOW = new Date('2026-11-27T15:00:00Z');

describe('the period of a role', () => {
  it('without days, it counts from now on and has no end', () => {
    expect(periodOf({}, NOW)).toEqual({ validFrom: NOW, validUntil: null });
  });

  it('of days to come, it counts from the first minute of the first to the last minute of the last', () => {
    const { validFrom, validUntil } = periodOf({ from: '2026-12-01', until: '2026-12-31' }, NOW);
    expect(validFrom.toISOString()).toBe('2026-12-01T00:00:00.000Z');
    expect(validUntil!.toISOString()).toBe('2027-01-01T00:00:00.000Z');
  });

  it('of a day that has begun, it counts from now: nothing is given for the past', () => {
    expect(periodOf({ from: '2026-11-01', until: '2026-11-27' }, NOW)).toEqual({
      validFrom: NOW,
      validUntil: new Date('2026-11-28T00:00:00Z'),
    });
  });

  it.each([{ from: '2026-12-02', until: '2026-12-01' }, { until: '2026-11-26' }, { from: '2026-10-01', until: '2026-10-31' }])(
    '$from – $until is none',
    (days) => {
      expect(() => periodOf(days, NOW)).toThrow('GRANT_PERIOD_WRONG');
    },
  );

  it('that is asked for does not begin on a day that is past; today is none', () => {
    expect(() => askedPeriod({ from: '2026-11-26' }, NOW)).toThrow('GRANT_BEGINS_IN_PAST');
    expect(() => askedPeriod({ from: '2026-11-01', until: '2026-11-02' }, NOW)).toThrow('GRANT_PERIOD_WRONG');
    expect(askedPeriod({ from: '2026-11-27' }, NOW)).toEqual({ validFrom: NOW, validUntil: null });
    expect(askedPeriod({}, NOW)).toEqual({ validFrom: NOW, validUntil: null });
  });

  it('is said behind the scope, and not at all where there is none', () => {
    expect(daysInWords({}).fr).toBe('');
    expect(daysInWords({ from: '2026-12-01', until: '2027-03-31' }).fr).toBe(', à partir du 1er décembre 2026, jusqu’au 31 mars 2027');
    expect(daysInWords({ until: '2027-03-31' }).ar).toContain('إلى غاية');
  });
});
