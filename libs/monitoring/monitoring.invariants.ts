import type { Invariant } from '#platform';

/** What must hold of reports and closings at every instant. */
export const monitoringInvariants: Invariant[] = [
  {
    name: 'an accepted report is known to disbursements, with what was eligible',
    sql: `SELECT r.id FROM report r WHERE r.state = 'accepted' AND NOT EXISTS (
            SELECT FROM report_fact f WHERE f.convention_id = r.convention_id AND f.tranche_rank = r.tranche_rank
              AND f.spent_centimes = (SELECT coalesce(sum(l.actual_centimes), 0) FROM report_line l WHERE l.report_id = r.id) - r.ineligible_centimes)`,
  },
  {
    name: 'the forecast of a report is its tranche',
    sql: `SELECT r.id FROM report r JOIN report_line l ON l.report_id = r.id GROUP BY r.id HAVING sum(l.forecast_centimes) <> r.tranche_centimes`,
  },
  {
    name: 'a closed project keeps nothing that was to be given back',
    sql: `SELECT k.id FROM closing k LEFT JOIN recovery_order o ON o.id = k.recovery_order_id
          WHERE k.state = 'closed' AND k.to_recover_centimes > 0 AND coalesce(o.state, 'issued') = 'issued'`,
  },
  {
    name: 'the convention of a closed project is over',
    sql: `SELECT k.id FROM closing k JOIN convention c ON c.id = k.convention_id WHERE k.state = 'closed' AND c.state NOT IN ('completed', 'terminated')`,
  },
];
