import { dayOfInstant } from '#kernel';
import type { Em } from '#platform';

/** Digits after the year: payment orders, batches (bordereaux d’émission), recovery orders (ordres de recette). */
const DIGITS = { OP: 6, BE: 6, OR: 4 } as const;

/** The next number of a kind in the year of an instant, without gaps: the counter's row is locked until the commit. */
export async function nextNumber(em: Em, kind: keyof typeof DIGITS, at: Date): Promise<string> {
  const year = Number(dayOfInstant(at).slice(0, 4));
  const rows = await em.query<{ last: number }[]>(
    `INSERT INTO disbursement_counter (kind, year, last) VALUES ($1, $2, 1)
     ON CONFLICT ON CONSTRAINT disbursement_counter_pk DO UPDATE SET last = disbursement_counter.last + 1 RETURNING last`,
    [kind, year],
  );
  return `${kind}-${year}-${String(rows[0]!.last).padStart(DIGITS[kind], '0')}`;
}
