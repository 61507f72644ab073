import { safeInteger, VALUE_TYPES } from './integers.js';

const INT8 = 20;
const TEXT = 25;
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

  it('leave every other type as the driver reads it', () => {
    expect(read(TEXT, '12')).toBe('12');
  });
});
