import { timeLeft } from './time-left.js';

const until = new Date('2027-01-15T16:30:00Z');

describe('the time left before a deadline', () => {
  it.each([
    ['2027-01-01T16:30:00Z', { unit: 'days', count: 14 }],
    ['2027-01-13T16:30:00Z', { unit: 'days', count: 2 }],
    ['2027-01-13T16:31:00Z', { unit: 'hours', count: 47 }],
    ['2027-01-15T16:00:00Z', { unit: 'hours', count: 0 }],
    ['2027-01-15T16:30:00Z', null],
  ])('at %s', (now, left) => {
    expect(timeLeft(until, new Date(now))).toEqual(left);
  });
});
