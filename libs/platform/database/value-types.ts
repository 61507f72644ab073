import pg from 'pg';

/** Every amount and counter of ours fits a safe integer, and is checked to. @throws RangeError rather than round */
export function safeInteger(value: string | number): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${value} is not a safe integer`);
  return number;
}

/** What the driver would read otherwise, by the number of its type. */
const READERS: Readonly<Record<number, (value: string) => unknown>> = {
  [pg.types.builtins.INT8]: safeInteger,
  // A calendar day is no instant: the driver would make it midnight of the machine's zone.
  [pg.types.builtins.DATE]: (day) => day,
};

/**
 * How our connections read values: `bigint` (a column, `count(*)`, a sum cast to it) comes back as a number, which the driver would give as
 * text; a `date` as `YYYY-MM-DD`; a `timestamptz` as a `Date`. Not set for the whole process: the queue has connections of its own, and
 * reads its values its own way.
 */
export const VALUE_TYPES: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    const ours = format === 'binary' ? undefined : READERS[oid];
    return (ours ?? pg.types.getTypeParser(oid, format)) as unknown;
  },
};
