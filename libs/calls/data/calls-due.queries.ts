import type { Localized } from '#kernel';
import { wantedSql, type Wanted } from '#notifications';
import type { Em } from '#platform';

export interface DueCall {
  id: string;
  number: string;
  programmeId: string;
  title: Localized;
  regionCodes: string[];
  dueAt: Date;
}

const CALL = `SELECT c.id, c.number, c.programme_id AS "programmeId", c.title, c.region_codes AS "regionCodes"`;

/** Calls that are published and not closed, by their deadline. */
export function closingsDue(em: Em, wanted: Wanted): Promise<DueCall[]> {
  const { sql, params } = wantedSql(wanted, { subject: 'c.id', due: 'c.closes_at' });
  return em.query(
    `${CALL}, c.closes_at AS "dueAt" FROM call c WHERE c.state IN ('published', 'open') AND NOT c.imported AND ${sql}`,
    params,
  );
}

/** Calls that are not decided, by the instant for which results were announced. */
export function resultsDue(em: Em, wanted: Wanted): Promise<DueCall[]> {
  const { sql, params } = wantedSql(wanted, { subject: 'c.id', due: 'c.results_at' });
  return em.query(
    `${CALL}, c.results_at AS "dueAt" FROM call c
     WHERE c.state IN ('published', 'open', 'closed', 'selecting') AND NOT c.imported AND ${sql}`,
    params,
  );
}
