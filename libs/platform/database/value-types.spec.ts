import { safeInteger, VALUE_TYPES } from './value-types.js';

const INT8 = 20;
const TEXT = 25;
const DATE = 1082;
const TIMESTAMPTZ = 1184;
const read = (oid: number, value: string): unknown => (VALUE_TYPES.getTypeParser(oid, 'text') as (value: string) => unknown)(value);

describe('integers of the database', () => {
  it('are numbers', () => {
    expect(read(INT8, '250000000')).toBe(250_000_000);
    expect(read(INT8, '-1')).toBe(-1);
    expect(read(INT8, String(Number.MAX_SAFE_INTEGER))).toBe(Number.MAX_SAFE_INTEGER);
  });

  it('are refused, not rounded, when no number can hold them', () => {
    expect(() => read(INT8, '9007199254740993')).toThrow(RangeError);
    expect(() => read(INT8, '-9223372036854775808')).toThrow(RangeError);
    expect(() => safeInteger('1.5')).toThrow(RangeError);
  });
});

describe('days and instants of the database', () => {
  it('a day is the day that was written, wherever the program runs', () => {
    expect(read(DATE, '2027-03-01')).toBe('2027-03-01');
  });

  it('an instant is one, whatever the session’s zone', () => {
    expect(read(TIMESTAMPTZ, '2027-03-01 01:00:00+01')).toEqual(new Date('2027-03-01T00:00:00Z'));
  });
});

describe('whatever else there is', () => {
  it('is as the driver reads it', () => {
    expect(read(TEXT, '12')).toBe('12');
  });
});
