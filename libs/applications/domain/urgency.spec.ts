import { urgencyOf } from './urgency.js';

describe('how pressing a deadline is', () => {
  const now = new Date('2027-03-01T10:00:00Z');

  it('is for now when less than 48 hours remain, and once it has passed', () => {
    expect(urgencyOf(new Date('2027-03-03T09:59:59Z'), now)).toBe('now');
    expect(urgencyOf(new Date('2027-02-28T10:00:00Z'), now)).toBe('now');
  });

  it('is for soon from 48 hours on', () => {
    expect(urgencyOf(new Date('2027-03-03T10:00:00Z'), now)).toBe('soon');
  });
});
