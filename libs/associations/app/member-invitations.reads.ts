import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Directory, OFFICERS, COMMITTEE_ROLES, roleLabel, type Role } from '#identity';
import { zonedInstant, type Label, type Localized, type ZonedInstant } from '#kernel';
import { Tx, type Actor, type Em } from '#platform';
import { invitationsWaitingFor } from '../data/member-invitations.queries.js';
import { MemberInvitation } from '../data/member-invitation.entity.js';

/** An invitation as the person invited reads it. */
export interface MyInvitation {
  id: string;
  association: { name: Localized; regionCode: string };
  role: Label;
  /** Of an offer of the presidency: who presides today, and what they become; null for another role. */
  presidency: { predecessor: string | null; becomes: Label | null } | null;
  /** Said no, and may come back to it. */
  declined: boolean;
  invitedBy: string;
  expires: ZonedInstant;
  /** The person judges, instructs or pays elsewhere: by accepting they take themselves off this association's files. */
  holdsOffice: boolean;
}

/** An invitation as the association reads it: what its president typed, and how it stands. */
export interface SentInvitation {
  id: string;
  name: string;
  email: string;
  roleLabel: Label;
  expires: ZonedInstant;
}

const PRESIDENT = 'association.president' as const;
export const OFFICES: readonly Role[] = [...OFFICERS, ...COMMITTEE_ROLES, 'administrator'];

@Injectable()
export class MemberInvitationReads {
  constructor(
    private readonly tx: Tx,
    private readonly directory: Directory,
  ) {}

  /** What waits for the person's own answer, and what they declined and may come back to. */
  mine(actor: Actor): Promise<MyInvitation[]> {
    return this.tx.run((em) => this.waitingFor(em, actor), { readOnly: true });
  }

  private async waitingFor(em: Em, actor: Actor): Promise<MyInvitation[]> {
    const rows = await invitationsWaitingFor(em, actor.personId);
    if (rows.length === 0) return [];
    const presidents = new Map<string, string | undefined>();
    for (const { associationId } of rows.filter(({ role }) => role === PRESIDENT)) {
      const [president] = await this.directory.grantsIn(em, associationId, [PRESIDENT]);
      presidents.set(associationId, president?.personId);
    }
    const named = [...rows.map((row) => row.invitedBy), ...presidents.values()].filter((person) => typeof person === 'string');
    const people = await this.directory.people(em, named);
    const holdsOffice = await this.directory.holdsAny(em, actor.personId!, OFFICES);
    return rows.map(({ id, associationId, name, regionCode, role, invitedBy, expiresAt, predecessorRole, declined }) => ({
      id,
      association: { name, regionCode },
      role: roleLabel(role),
      presidency:
        role === PRESIDENT
          ? {
              predecessor: people.get(presidents.get(associationId) ?? '')?.name ?? null,
              becomes: predecessorRole && predecessorRole !== 'none' ? roleLabel(predecessorRole) : null,
            }
          : null,
      declined,
      invitedBy: (invitedBy && people.get(invitedBy)?.name) ?? '',
      expires: zonedInstant(expiresAt),
      holdsOffice,
    }));
  }

  /** What the association has sent and is not answered. */
  async sent(em: Em, associationId: string): Promise<SentInvitation[]> {
    const rows = await em.find(MemberInvitation, {
      where: { associationId, state: 'waiting', claimId: IsNull() },
      order: { invitedAt: 'ASC' },
      take: 50,
    });
    return rows.map((row) => ({
      id: row.id,
      name: row.typedName,
      email: row.typedEmail,
      roleLabel: roleLabel(row.role),
      expires: zonedInstant(row.expiresAt),
    }));
  }
}
