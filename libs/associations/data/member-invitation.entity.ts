import { Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Text, Uuid } from '#platform';
import type { MemberRole, PredecessorRole } from '../domain/member-roles.js';
import type { MemberInvitationState } from '../domain/member-invitation.machine.js';

/** Somebody asked to join an association. The role counts once they have accepted, and not before. */
@Entity('member_invitation')
@Index('member_invitation_waiting_uq', ['associationId', 'personId'], { unique: true, where: `state = 'waiting'` })
@Index('member_invitation_person_ix', ['personId'])
@Index('member_invitation_association_ix', ['associationId', 'invitedAt'])
export class MemberInvitation {
  @Id('member_invitation_pk') id: string;
  @Uuid() @ForeignKey('Association', { name: 'member_invitation_association_fk' }) associationId: string;
  @Uuid() @ForeignKey('Person', { name: 'member_invitation_person_fk' }) personId: string;
  @Text() role: MemberRole;
  /** As the inviter typed them: what the account says is nobody's business before the person has accepted. */
  @Text() typedName: string;
  @Text() typedEmail: string;
  @Text() state: MemberInvitationState;
  @Uuid({ nullable: true }) @ForeignKey('Person', { name: 'member_invitation_inviter_fk' }) invitedBy: string | null;
  @Instant({ default: () => 'clock_timestamp()' }) invitedAt: Date;
  @Instant() expiresAt: Date;
  /** Of an offer of the presidency: what becomes of whoever presides until then. */
  @Text({ nullable: true }) predecessorRole: PredecessorRole | null;
  /** The claim on minutes that an officer confirmed: the offer is not the president's then. */
  @Uuid({ nullable: true }) @ForeignKey('PresidencyClaim', { name: 'member_invitation_claim_fk' }) claimId: string | null;
  @Instant({ nullable: true }) answeredAt: Date | null;
}
