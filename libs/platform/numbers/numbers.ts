import { dayOfInstant } from '#kernel';
import type { Em } from '../database/tx.js';

/** A series of numbers by which people know a kind of thing: `PV-2027-0012`. */
export interface NumberSeries {
  prefix: string;
  /** At least so many digits after the year. */
  digits: number;
}

/** The next number of a series in the year of an instant (Morocco), without gaps: the counter's row is locked until the transaction ends. */
export async function nextNumber(em: Em, { prefix, digits }: NumberSeries, at: Date): Promise<string> {
  const year = Number(dayOfInstant(at).slice(0, 4));
  const rows = await em.query<{ last: number }[]>(
    `INSERT INTO number_counter (series, year, last) VALUES ($1, $2, 1)
     ON CONFLICT ON CONSTRAINT number_counter_pk DO UPDATE SET last = number_counter.last + 1 RETURNING last`,
    [prefix, year],
  );
  return `${prefix}-${year}-${String(rows[0]!.last).padStart(digits, '0')}`;
}
