import fc from 'fast-check';
import { days, hours, nextRing, stepSince, stepsOf, type Ladder } from './ladder.js';

const DUE = new Date('2027-03-31T16:30:00Z');
const offset = fc.integer({ min: 1, max: 90 * 24 }).map(hours);
const ladders: fc.Arbitrary<Ladder> = fc.record({
  before: fc.uniqueArray(offset, { maxLength: 4 }),
  after: fc.uniqueArray(fc.oneof(fc.constant(0), offset), { maxLength: 3 }),
});
const moments = fc.integer({ min: -100 * 24 * 60, max: 100 * 24 * 60 }).map((minutes) => new Date(DUE.getTime() + minutes * 60_000));

/** Every ring of an alarm that was set at an instant, and what each told: the queue is late by so much each time. */
function lifeOf(ladder: Ladder, setAt: Date, followed: boolean, lateBy: () => number) {
  const rings: { at: Date; told: string | null }[] = [];
  for (let ring = nextRing(ladder, DUE, setAt, followed); ring;) {
    const now = new Date(ring.getTime() + lateBy());
    rings.push({ at: ring, told: stepSince(ladder, DUE, ring, now)?.tells ?? null });
    ring = nextRing(ladder, DUE, now, followed);
  }
  return rings;
}

describe('the ladder of a due date', () => {
  const ladder = { before: [days(14), days(3)], after: [days(7)] };

  it.each([
    ['long before, it waits for the first reminder', '2027-01-01T00:00:00Z', '2027-03-17T16:30:00.000Z'],
    ['between two reminders, for the second', '2027-03-20T00:00:00Z', '2027-03-28T16:30:00.000Z'],
    ['on the eve, no reminder is left: the due instant is next', '2027-03-30T16:30:00Z', '2027-03-31T16:30:00.000Z'],
    ['once it has passed, those who answer for it are told later', '2027-03-31T16:30:00Z', '2027-04-07T16:30:00.000Z'],
  ])('%s', (_when, now, expected) => expect(nextRing(ladder, DUE, new Date(now), true)?.toISOString()).toBe(expected));

  it('is silent after its last step, and where nothing follows the due instant itself rings for nobody', () => {
    expect(nextRing(ladder, DUE, new Date('2027-04-07T16:30:00Z'), true)).toBeNull();
    expect(nextRing({ before: [days(1)], after: [] }, DUE, new Date('2027-03-30T16:30:00Z'), false)).toBeNull();
  });

  it('takes every step once, in order, and none that was past when the date was set', () => {
    fc.assert(
      fc.property(ladders, moments, fc.boolean(), (any, setAt, followed) => {
        const told = lifeOf(any, setAt, followed, () => 0).filter((ring) => ring.told);
        const ahead = stepsOf(any, DUE).filter(({ at }) => at > setAt);
        expect(told.map(({ at }) => at.getTime())).toEqual([...new Set(ahead.map(({ at }) => at.getTime()))]);
      }),
    );
  });

  it('a queue that is late takes the last step of those that passed, never two at once and never one twice', () => {
    fc.assert(
      fc.property(ladders, moments, fc.boolean(), fc.array(offset, { minLength: 1, maxLength: 5 }), (any, setAt, followed, delays) => {
        let turn = 0;
        const rings = lifeOf(any, setAt, followed, () => delays[turn++ % delays.length]!);
        for (const [index, ring] of rings.slice(1).entries()) expect(ring.at.getTime()).toBeGreaterThan(rings[index]!.at.getTime());
        const ahead = stepsOf(any, DUE).filter(({ at }) => at > setAt);
        expect(rings.filter((ring) => ring.told).length).toBeLessThanOrEqual(ahead.length);
        if (ahead.length > 0) expect(rings.some((ring) => ring.told)).toBe(true);
      }),
    );
  });
});
