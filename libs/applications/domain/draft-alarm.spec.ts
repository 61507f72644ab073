import fc from 'fast-check';
import { nextAlarm, REMINDERS_MS } from './draft-alarm.js';

const CLOSES = new Date('2026-12-20T16:00:00Z');
const alarmAt = (now: string) => nextAlarm(CLOSES, new Date(now))?.toISOString() ?? null;

describe('a draft is reminded of its deadline', () => {
  it.each([
    ['long before', '2026-11-16T10:00:00Z', '2026-12-13T16:00:00.000Z'],
    ['at the very minute of a reminder, of the next one', '2026-12-13T16:00:00Z', '2026-12-18T16:00:00.000Z'],
    ['begun in the last week', '2026-12-17T09:00:00Z', '2026-12-18T16:00:00.000Z'],
    ['on the last day', '2026-12-20T13:00:00Z', '2026-12-20T16:00:00.000Z'],
    ['at the deadline: of nothing any more', '2026-12-20T16:00:00Z', null],
    ['after it', '2027-01-01T00:00:00Z', null],
  ])('%s', (_what, now, alarm) => expect(alarmAt(now)).toBe(alarm));

  it('a draft of any age rings at each reminder that is left, then at the deadline, and is silent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 * 86_400_000 }), (before) => {
        const rung: number[] = [];
        for (let now: Date | null = new Date(+CLOSES - before); (now = nextAlarm(CLOSES, now)) !== null;) rung.push(+CLOSES - +now);
        expect(rung).toEqual([...REMINDERS_MS.filter((reminder) => reminder < before), 0]);
      }),
    );
  });
});
