import type { Invariant } from '#platform';

/** What must hold of files and their receipts at every instant. */
export const applicationInvariants: Invariant[] = [
  {
    name: 'every accepted submission has its receipt (imports of the past excepted: they have no submitter)',
    sql: `SELECT a.id FROM application a WHERE a.number IS NOT NULL AND a.submitted_by IS NOT NULL
      AND NOT EXISTS (SELECT FROM application_receipt r WHERE r.application_id = a.id AND r.kind = 'submission')`,
  },
  {
    name: 'a receipt’s hash is that of the content it kept',
    sql: `SELECT r.id FROM application_receipt r WHERE encode(sha256(convert_to(r.content, 'UTF8')), 'hex') <> r.content_hash`,
  },
  {
    name: 'a submitted budget balances and its totals are those of its lines',
    sql: `SELECT a.id FROM application a
      JOIN LATERAL (SELECT
        coalesce(sum(l.amount_centimes) FILTER (WHERE l.side = 'charge' AND l.account <> '86'), 0) AS charges,
        coalesce(sum(l.amount_centimes) FILTER (WHERE l.side = 'product' AND l.account <> '87'), 0) AS products,
        coalesce(sum(l.amount_centimes) FILTER (WHERE l.funding = 'asked'), 0) AS asked
        FROM application_budget_line l WHERE l.application_id = a.id) AS b ON true
      WHERE a.submitted_by IS NOT NULL AND a.state NOT IN ('draft', 'completion_requested')
        AND (b.charges <> b.products OR b.charges <> a.total_centimes OR b.asked <> a.asked_centimes)`,
  },
  {
    name: 'a file waits for completion exactly while a request is open',
    sql: `SELECT a.id FROM application a WHERE (a.state = 'completion_requested') <>
      EXISTS (SELECT FROM application_completion c WHERE c.application_id = a.id AND c.ended_at IS NULL)`,
  },
];
