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
          WHERE ${standingConflict('d.file_id', 'v.member_id')}`,
  },
  {
    name: 'committees: whoever scored or voted had declared first',
    sql: `SELECT x.id FROM score_sheet x WHERE NOT EXISTS
            (SELECT 1 FROM session_declaration d WHERE d.session_id = x.session_id AND d.member_id = x.member_id AND d.declared_at <= x.saved_at)`,
  },
  {
    name: 'committees: a closed session has a standing decision on each file, numbered minutes and a present member of a college',
    sql: `SELECT s.id FROM committee_session s WHERE s.state IN ('closed', 'minutes_signed') AND (s.minutes_number IS NULL
            OR EXISTS (SELECT 1 FROM session_file f LEFT JOIN committee_decision d ON d.file_id = f.id
                       WHERE f.session_id = s.id AND (d.id IS NULL OR d.vote_lost))
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
