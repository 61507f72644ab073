import { dayOfInstant } from '#kernel';
import type { Em } from '#platform';
import { conventionNumber, type Instrument } from '../domain/terms.js';

/** The next number of the year of an instant, without gaps: the counter's row is locked until the commit. */
export async function nextConventionNumber(em: Em, instrument: Instrument, at: Date): Promise<string> {
  const year = Number(dayOfInstant(at).slice(0, 4));
  const rows = await em.query<{ last: number }[]>(
    `INSERT INTO convention_counter (instrument, year, last) VALUES ($1, $2, 1)
     ON CONFLICT ON CONSTRAINT convention_counter_pk DO UPDATE SET last = convention_counter.last + 1 RETURNING last`,
    [instrument, year],
  );
  return conventionNumber(instrument, year, rows[0]!.last);
}
