import { positional, scopeCondition, type Actor, type Em } from '#platform';

/** By envelope of a programme, what the bank executed of the conventions it pays, in centimes; what was given back afterwards is not paid. */
export async function paidByEnvelope(em: Em, reader: Actor, programmeId: string): Promise<ReadonlyMap<string, number>> {
  const { sql, values } = scopeCondition(reader, { region: 'o.region_code', application: 'c.application_id' });
  const { text, params } = positional(
    `SELECT e.id, sum(o.amount_centimes)::bigint AS paid
     FROM component k JOIN envelope e ON e.component_id = k.id JOIN sub_envelope s ON s.envelope_id = e.id
       JOIN convention c ON c.sub_envelope_id = s.id
       JOIN payment_order o ON o.convention_id = c.id AND o.state = 'executed'
     WHERE k.programme_id = :programmeId AND ${sql} GROUP BY e.id`,
    { ...values, programmeId },
  );
  const rows = await em.query<{ id: string; paid: number }[]>(text, params);
  return new Map(rows.map(({ id, paid }) => [id, Number(paid)]));
}
