import type { Localized } from '#kernel';
import type { Em } from '#platform';
import type { MemberRole, PredecessorRole } from '../domain/member-roles.js';
import { MemberInvitation } from './member-invitation.entity.js';

export interface InvitationRow {
  id: string;
  associationId: string;
  name: Localized;
  regionCode: string;
  role: MemberRole;
  invitedBy: string | null;
  expiresAt: Date;
  predecessorRole: PredecessorRole | null;
  /** Said no, and may come back to it. */
  declined: boolean;
}

const WAITS = `i.state = 'waiting' AND i.expires_at > clock_timestamp()`;

/** SQL: a later invitation of the same person by the same association. */
const NEWER = `SELECT FROM member_invitation n WHERE n.association_id = i.association_id AND n.person_id = i.person_id AND n.invited_at > i.invited_at`;

/** The invitations that wait for a person's answer, the oldest first; after them those that they declined and may come back to. */
export function invitationsWaitingFor(em: Em, personId: string | null): Promise<InvitationRow[]> {
  return em.query(
    `SELECT i.id, a.id AS "associationId", a.name, a.region_code AS "regionCode", i.role, i.invited_by AS "invitedBy", i.expires_at AS "expiresAt",
       i.predecessor_role AS "predecessorRole", (i.state = 'declined') AS declined
     FROM member_invitation i JOIN association a ON a.id = i.association_id
     WHERE i.person_id = $1 AND (${WAITS} OR (i.state = 'declined' AND i.expires_at > clock_timestamp() AND a.merged_into IS NULL AND NOT EXISTS (${NEWER})))
     ORDER BY (i.state = 'declined'), i.invited_at LIMIT 50`,
    [personId],
  );
}

/** Whether the association has asked the person again since. */
export async function hasNewerInvitation(em: Em, { id }: { id: string }): Promise<boolean> {
  const [row] = await em.query<[{ found: boolean }]>(`SELECT EXISTS (${NEWER}) AS found FROM member_invitation i WHERE i.id = $1`, [id]);
  return row.found;
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
