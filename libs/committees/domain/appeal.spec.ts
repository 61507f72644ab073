import { daysBetween } from '#kernel';
import { lastDayOfAppeal } from './appeal.js';

describe('the delay of appeal', () => {
  it('runs from the day of the notification, over the end of a month, a year and a leap day', () => {
    expect(lastDayOfAppeal('2026-11-25', 15)).toBe('2026-12-10');
    expect(lastDayOfAppeal('2026-12-20', 15)).toBe('2027-01-04');
    expect(lastDayOfAppeal('2028-02-20', 15)).toBe('2028-03-06');
  });

  it('is what lies between its first and its last day', () => {
    for (const days of [1, 15, 60, 365]) expect(daysBetween('2027-03-01', lastDayOfAppeal('2027-03-01', days))).toBe(days);
  });
});
