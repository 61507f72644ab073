import pg from 'pg';

/** Every amount and counter of ours fits a safe integer, and is checked to. @throws RangeError rather than round */
export function safeInteger(value: string | number): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${value} is not a safe integer`);
  return number;
}

/**
 * How our connections read values: `bigint` (a column, `count(*)`, a sum cast to it) comes back as a number, which the driver would give as
 * text. Not set for the whole process: the queue has connections of its own, and reads its integers its own way.
 */
export const VALUE_TYPES: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    const isInteger = oid === (pg.types.builtins.INT8 as number) && format !== 'binary';
    return (isInteger ? safeInteger : pg.types.getTypeParser(oid, format)) as unknown;
  },
};
