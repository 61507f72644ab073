import type { Invariant } from '#platform';

/** What must hold of registrations, their accounts and their presidents at every instant. */
export const associationInvariants: Invariant[] = [
  {
    name: 'a verified bank account was confirmed by a second person, or came with the registration',
    sql: `SELECT b.id FROM bank_account b WHERE b.state = 'verified' AND b.proposed_by = b.confirmed_by`,
  },
  {
    name: 'an association that left its draft carries its registration documents',
    sql: `SELECT a.id FROM association a WHERE a.submitted_at IS NOT NULL AND a.merged_into IS NULL AND EXISTS (
      SELECT FROM unnest(CASE a.kind WHEN 'public_establishment' THEN ARRAY['receipt', 'rib_proof']
        ELSE ARRAY['receipt', 'statutes', 'board_list', 'rib_proof'] END) AS needed (kind)
      WHERE NOT EXISTS (SELECT FROM vault_document d WHERE d.association_id = a.id AND d.kind = needed.kind))`,
  },
  {
    name: 'an association has one president at most',
    sql: `SELECT g.association_id FROM role_grant g WHERE g.role = 'association.president' AND g.revoked_at IS NULL AND g.valid_from <= clock_timestamp()
      AND (g.valid_until IS NULL OR g.valid_until > clock_timestamp()) GROUP BY g.association_id HAVING count(*) > 1`,
  },
  {
    name: 'who signs by delegation has one that counts, given by somebody else',
    sql: `SELECT g.id FROM role_grant g WHERE g.role = 'association.delegate' AND g.revoked_at IS NULL
      AND NOT EXISTS (SELECT FROM signing_delegation d WHERE d.grant_id = g.id AND d.revoked_at IS NULL AND d.person_id = g.person_id)`,
  },
  {
    name: 'a claim to the presidency is decided by nobody of the association',
    sql: `SELECT c.id FROM presidency_claim c WHERE c.decided_by IN (c.deposited_by, c.former_id)`,
  },
];
