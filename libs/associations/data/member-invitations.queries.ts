import type { Localized } from '#kernel';
import type { Em } from '#platform';
import type { MemberRole } from '../domain/member-roles.js';
import { MemberInvitation } from './member-invitation.entity.js';

export interface InvitationRow {
  id: string;
  name: Localized;
  regionCode: string;
  role: MemberRole;
  invitedBy: string | null;
  expiresAt: Date;
}

const WAITS = `i.state = 'waiting' AND i.expires_at > clock_timestamp()`;

/** The invitations that wait for a person's answer, the oldest first. */
export function invitationsWaitingFor(em: Em, personId: string | null): Promise<InvitationRow[]> {
  return em.query(
    `SELECT i.id, a.name, a.region_code AS "regionCode", i.role, i.invited_by AS "invitedBy", i.expires_at AS "expiresAt"
     FROM member_invitation i JOIN association a ON a.id = i.association_id
     WHERE i.person_id = $1 AND ${WAITS} ORDER BY i.invited_at LIMIT 50`,
    [personId],
  );
}

/** How many wait for a person's answer, and when the first of them ends. */
export async function countInvitationsFor(em: Em, personId: string | null): Promise<{ count: number; due: Date | null }> {
  const [row] = await em.query<[{ count: number; due: Date | null }]>(
    `SELECT count(*) AS count, min(i.expires_at) AS due FROM member_invitation i WHERE i.person_id = $1 AND ${WAITS}`,
    [personId],
  );
  return row;
}

/** Invitations that nobody answered in time, locked; those that somebody else ends meanwhile are left out. */
export function lockOverdueInvitations(em: Em, most: number): Promise<MemberInvitation[]> {
  return em
    .createQueryBuilder(MemberInvitation, 'invitation')
    .where(`invitation.state = 'waiting' AND invitation.expiresAt <= clock_timestamp()`)
    .take(most)
    .setLock('pessimistic_write')
    .setOnLocked('skip_locked')
    .getMany();
}
