import type { Invariant } from '#platform';

/** What must hold of calls at every instant. */
export const callInvariants: Invariant[] = [
  {
    name: 'the weights of a published call sum to 100',
    sql: `SELECT c.id FROM call c JOIN grid_revision g ON g.id = c.grid_revision_id
          WHERE c.state <> 'draft' AND NOT (c.state = 'cancelled' AND c.published_at IS NULL)
            AND (SELECT coalesce(sum((criterion->>'weight')::int), 0) FROM jsonb_array_elements(g.criteria) criterion) <> 100`,
  },
  {
    name: 'a published call says its title in both languages, and its form and grid are frozen',
    sql: `SELECT c.id FROM call c LEFT JOIN form_revision f ON f.id = c.form_revision_id LEFT JOIN grid_revision g ON g.id = c.grid_revision_id
          WHERE c.published_at IS NOT NULL
            AND (coalesce(c.title->>'fr', '') = '' OR coalesce(c.title->>'ar', '') = '' OR f.frozen_at IS NULL OR g.frozen_at IS NULL)`,
  },
  {
    name: 'every region of a published call has a sub-envelope of its programme',
    sql: `SELECT c.id, region FROM call c CROSS JOIN unnest(c.region_codes) region
          WHERE c.published_at IS NOT NULL AND NOT c.imported AND NOT EXISTS (
            SELECT FROM call_sub_envelope l JOIN sub_envelope s ON s.id = l.sub_envelope_id JOIN envelope e ON e.id = s.envelope_id
              JOIN component k ON k.id = e.component_id
            WHERE l.call_id = c.id AND l.region_code = region AND k.programme_id = c.programme_id)`,
  },
  {
    name: 'no call is still open ten minutes after its deadline',
    sql: `SELECT id FROM call WHERE state = 'open' AND closes_at < clock_timestamp() - interval '10 minutes'`,
  },
];
