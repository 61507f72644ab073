import type { Em } from '#platform';
import type { AbsenceKind, SignatoryQuality } from '../domain/signatures.js';

export interface SignatoryRow {
  memberId: string;
  quality: SignatoryQuality;
  signed: boolean;
  absence: AbsenceKind | null;
  /** By its date, or because the role was taken away. */
  mandateEnded: boolean;
}

/** Those of whom the minutes of a session ask a signature: who presided, who kept them, then the members. */
export function signatoriesOf(em: Em, sessionId: string, today: string): Promise<SignatoryRow[]> {
  return em.query(
    `SELECT y.member_id AS "memberId", y.quality,
       EXISTS (SELECT 1 FROM minutes_signature g WHERE g.session_id = y.session_id AND g.member_id = y.member_id) AS signed,
       (SELECT a.kind FROM minutes_absence a WHERE a.session_id = y.session_id AND a.member_id = y.member_id ORDER BY a.at DESC, a.id DESC LIMIT 1)
         AS absence,
       coalesce(m.mandate_until < $2::date, false)
         OR EXISTS (SELECT 1 FROM role_grant r WHERE r.id = m.grant_id AND (r.revoked_at IS NOT NULL OR r.valid_until <= clock_timestamp()))
         AS "mandateEnded"
     FROM minutes_signatory y JOIN committee_member m ON m.id = y.member_id
     WHERE y.session_id = $1 ORDER BY array_position(ARRAY['chair', 'secretary', 'member'], y.quality), m.id`,
    [sessionId, today],
  );
}
