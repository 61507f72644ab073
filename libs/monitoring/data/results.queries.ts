import { positional, scopeCondition, type Actor, type Em } from '#platform';
import type { Reached } from '#programmes';

/**
 * By component of a programme, people reached by its projects as officers verified them in accepted reports: of each project the largest,
 * because successive reports count the same people again. A project belongs to the component whose envelope pays it, as its convention says.
 */
export async function resultsByComponent(em: Em, reader: Actor, programmeId: string): Promise<ReadonlyMap<string, Reached>> {
  const { sql, values } = scopeCondition(reader, { region: 'c.region_code', application: 'c.application_id' });
  const { text, params } = positional(
    `SELECT k.id, sum(best.total)::int AS total, sum(best.women)::int AS women, sum(best.minors)::int AS minors
     FROM component k JOIN envelope e ON e.component_id = k.id JOIN sub_envelope s ON s.envelope_id = e.id
       JOIN convention c ON c.sub_envelope_id = s.id
       JOIN LATERAL (SELECT verified_total AS total, verified_women AS women, verified_minors AS minors FROM report
         WHERE convention_id = c.id AND state = 'accepted' ORDER BY verified_total DESC, tranche_rank DESC LIMIT 1) best ON true
     WHERE k.programme_id = :programmeId AND ${sql} GROUP BY k.id`,
    { ...values, programmeId },
  );
  const rows = await em.query<(Reached & { id: string })[]>(text, params);
  return new Map(rows.map(({ id, ...people }) => [id, people]));
}
