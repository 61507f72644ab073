import fc from 'fast-check';
import {
  canonicalJson,
  defineMachine,
  DomainError,
  formatCentimes,
  instantOfWall,
  isIce,
  isRib,
  parseRib,
  proportion,
  splitByLargestRemainder,
  wallOfInstant,
  withClock,
  withIceKey,
  withRibKey,
  zonedInstant,
} from './index.js';

describe('identifiers', () => {
  it('accepts a real ICE and refuses one wrong digit', () => {
    expect(isIce('002284350000097')).toBe(true);
    expect(isIce('002284350000096')).toBe(false);
    expect(isIce('2284350000097')).toBe(false);
  });
  it('makes keys that it accepts, and every single-digit error is refused', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{22}$/), fc.nat(23), fc.integer({ min: 1, max: 9 }), (base, at, by) => {
        const rib = withRibKey(base);
        expect(isRib(rib)).toBe(true);
        const wrong = rib.slice(0, at) + ((Number(rib[at]) + by) % 10) + rib.slice(at + 1);
        expect(isRib(wrong)).toBe(false);
      }),
    );
    expect(isIce(withIceKey('0015614560000'))).toBe(true);
  });
  it('reads a RIB typed with blanks and Arabic digits', () => {
    const rib = withRibKey('0118100000123456789012');
    const arabic = rib.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
    expect(parseRib(`${arabic.slice(0, 3)} ${arabic.slice(3)}`)).toBe(rib);
  });
});

describe('money', () => {
  it('writes amounts as the ministry does', () => {
    expect(formatCentimes(699_050_000)).toBe('6\u202f990\u202f500');
    expect(formatCentimes(125_050)).toBe('1\u202f250,50');
  });
  it('splits without losing a centime', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000_000), fc.array(fc.nat(1000), { minLength: 1, maxLength: 9 }), (total, weights) => {
        const parts = splitByLargestRemainder(total, weights);
        const expected = weights.some((weight) => weight > 0) ? total : 0;
        expect(parts.reduce((a, b) => a + b, 0)).toBe(expected);
      }),
    );
  });
  it('rounds half up, exactly', () => {
    expect(proportion(100_000_01, 1, 3)).toBe(33_333_34);
    expect(proportion(1, 1, 2)).toBe(1);
  });
});

describe('time in Morocco', () => {
  it.each([
    ['2026-03-01T10:00', '2026-03-01T10:00:00.000Z'],
    ['2026-06-01T10:00', '2026-06-01T09:00:00.000Z'],
    ['2027-01-15T16:30', '2027-01-15T16:30:00.000Z'],
  ])('%s on the wall is %s', (wall, instant) => {
    expect(instantOfWall(wall).toISOString()).toBe(instant);
    expect(wallOfInstant(new Date(instant))).toBe(wall);
  });
  it('refuses an hour that the clock change skips', () => {
    expect(() => instantOfWall('2026-03-22T02:30')).toThrow(expect.objectContaining({ code: 'WALL_TIME_MISSING' }));
  });
  it('refuses an hour that exists twice', () => {
    expect(() => instantOfWall('2026-09-20T01:30')).toThrow(expect.objectContaining({ code: 'WALL_TIME_AMBIGUOUS' }));
  });
  it('says a deadline in the three languages', () => {
    expect(zonedInstant(new Date('2027-01-15T16:30:00Z')).text).toEqual({
      fr: '15 janvier 2027 à 16\u00a0h\u00a030',
      ar: '15 يناير 2027 على الساعة \u206616:30\u2069',
      en: '15 January 2027 at 16:30',
    });
  });
  it('names the clock that a deadline is read on', () => {
    expect(withClock(zonedInstant(new Date('2027-01-15T16:30:00Z'))).ar).toBe('15 يناير 2027 على الساعة \u206616:30\u2069 (بتوقيت المغرب)');
    expect(withClock(zonedInstant(new Date('2027-01-15T16:30:00Z'), 'Europe/Paris')).en).toBe('15 January 2027 at 17:30 (Europe/Paris)');
  });
});

describe('canonical form', () => {
  it('does not depend on the order of keys', () => {
    expect(canonicalJson({ b: 1, a: [{ d: null, c: 'é' }] })).toBe('{"a":[{"c":"é","d":null}],"b":1}');
  });
});

describe('state machines', () => {
  const label = { fr: 'x', ar: 'x', en: 'x' };
  it('moves along the table and explains a refusal', () => {
    const machine = defineMachine({
      name: 'door',
      initial: 'closed',
      states: { closed: { fr: 'Fermée', ar: 'مغلق', en: 'Closed' }, open: { ...label, final: true } },
      events: { open: { from: ['closed'], to: 'open', by: ['anyone'], ...label } },
    });
    expect(machine.defects()).toEqual([]);
    expect(machine.next('closed', 'open')).toBe('open');
    expect(() => machine.next('open', 'open')).toThrow(DomainError);
  });
  it('finds unreachable states and accidental dead ends', () => {
    const machine = defineMachine({
      name: 'trap',
      initial: 'a',
      states: { a: label, b: label, c: { ...label, final: true } },
      events: { go: { from: ['a'], to: 'b', by: ['system'], ...label } },
    });
    expect(machine.defects()).toEqual(['trap: b is a dead end but not final', 'trap: c cannot be reached']);
  });
});
