import type { Retention } from '#platform';

/** Messages that went out or will not: with the associations of their reader, to whom they may prove that they were told. */
export const MESSAGES: Retention['rows'] = `
  SELECT m.id, m.created_at, (SELECT array_agg(DISTINCT g.association_id) FROM role_grant g WHERE g.person_id = m.person_id AND g.association_id IS NOT NULL)
  FROM message m`;
