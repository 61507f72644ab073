import type { Em } from '#platform';

/** The next number of a kind in a year, without gaps: the counter's row is locked until the transaction ends. */
export async function nextNumber(em: Em, kind: 'PV' | 'L', year: number): Promise<string> {
  const rows = await em.query<{ value: number }[]>(
    `INSERT INTO committee_counter (kind, year, value) VALUES ($1, $2, 1)
     ON CONFLICT ON CONSTRAINT committee_counter_pk DO UPDATE SET value = committee_counter.value + 1 RETURNING value`,
    [kind, year],
  );
  return `${kind}-${year}-${String(rows[0]!.value).padStart(4, '0')}`;
}
