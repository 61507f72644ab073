import type { Invariant } from '#platform';
import { standingConflict } from './data/visible-files.js';

/** What must hold of sessions, scores, decisions and letters at every instant. */
export const committeeInvariants: Invariant[] = [
  {
    name: 'committees: no score of a member in conflict counts',
    sql: `SELECT x.id FROM score_sheet x WHERE x.state IN ('draft', 'sent') AND ${standingConflict('x.file_id', 'x.member_id')}`,
  },
  {
    name: 'committees: no vote that counts is of a member in conflict',
    sql: `SELECT v.decision_id, v.member_id FROM committee_vote v JOIN committee_decision d ON d.id = v.decision_id AND d.round = v.round
          WHERE d.standing <> 'voided' AND ${standingConflict('d.file_id', 'v.member_id')}`,
  },
  {
    name: 'committees: no vote that counts in a session that goes on is of somebody who had not declared',
    sql: `SELECT v.decision_id, v.member_id FROM committee_vote v JOIN committee_decision d ON d.id = v.decision_id AND d.round = v.round
          JOIN committee_session s ON s.id = v.session_id
          WHERE s.state = 'deliberating' AND d.standing = 'carried' AND NOT EXISTS
            (SELECT 1 FROM session_declaration p WHERE p.session_id = v.session_id AND p.member_id = v.member_id AND p.declared_at <= v.at)`,
  },
  {
    name: 'committees: a decision stands where its book of acts leads',
    sql: `SELECT d.id FROM committee_decision d LEFT JOIN decision_act a ON a.decision_id = d.id AND a.revision = d.revision
          WHERE a.decision_id IS NULL OR (a.round, a.standing, a.outcome, a.amount_centimes) IS DISTINCT FROM (d.round, d.standing, d.outcome, d.amount_centimes)
            OR (SELECT count(*) FROM decision_act every WHERE every.decision_id = d.id) <> d.revision`,
  },
  {
    name: 'committees: signed minutes bear the signatures of whoever presided and kept them, or of who acted for them',
    sql: `SELECT s.id, held.function FROM committee_session s CROSS JOIN (VALUES ('chair'), ('secretary')) AS held(function)
          WHERE s.state = 'minutes_signed' AND s.signature_sheet_id IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM minutes_signature g JOIN minutes_signatory y ON y.session_id = g.session_id AND y.member_id = g.member_id
            WHERE g.session_id = s.id AND (y.quality = held.function OR g.member_id = (SELECT t.member_id FROM session_acting t
              WHERE t.session_id = s.id AND t.function = held.function ORDER BY t.at DESC, t.id DESC LIMIT 1)))`,
  },
  {
    name: 'committees: whoever scored had declared first',
    sql: `SELECT x.id FROM score_sheet x WHERE NOT EXISTS
            (SELECT 1 FROM session_declaration d WHERE d.session_id = x.session_id AND d.member_id = x.member_id AND d.declared_at <= x.saved_at)`,
  },
  {
    name: 'committees: a closed session has a standing decision on each file, numbered minutes and a present member of a college',
    sql: `SELECT s.id FROM committee_session s WHERE s.state IN ('closed', 'minutes_signed') AND (s.minutes_number IS NULL
            OR EXISTS (SELECT 1 FROM session_file f LEFT JOIN committee_decision d ON d.file_id = f.id
                       WHERE f.session_id = s.id AND (d.id IS NULL OR d.standing NOT IN ('proposed', 'carried', 'postponed')))
            OR NOT EXISTS (SELECT 1 FROM session_attendance a WHERE a.session_id = s.id AND a.presence IN ('present', 'remote')))`,
  },
  {
    name: 'committees: decisions are final if and only if the minutes are signed',
    sql: `SELECT d.id FROM committee_decision d JOIN committee_session s ON s.id = d.session_id
          WHERE (d.state = 'final') <> (s.state = 'minutes_signed')`,
  },
  {
    name: 'committees: awards of a closed session do not exceed what its envelope had',
    sql: `SELECT s.id FROM committee_session s JOIN committee_decision d ON d.session_id = s.id
          WHERE s.state IN ('closed', 'minutes_signed') GROUP BY s.id, s.available_centimes HAVING sum(d.amount_centimes) > s.available_centimes`,
  },
  {
    name: 'committees: each award of a closed session is reserved in its sub-envelope',
    sql: `SELECT d.id FROM committee_decision d JOIN committee_session s ON s.id = d.session_id
          LEFT JOIN award_reservation r ON r.award_id = d.id AND r.sub_envelope_id = d.sub_envelope_id
          WHERE s.state IN ('closed', 'minutes_signed') AND d.amount_centimes > 0 AND (r.award_id IS NULL OR r.amount_centimes > d.amount_centimes)`,
  },
  {
    name: 'committees: only final decisions have letters',
    sql: `SELECT l.id FROM decision_letter l JOIN committee_decision d ON d.id = l.decision_id WHERE d.state <> 'final'`,
  },
];
