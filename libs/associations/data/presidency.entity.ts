import { Entity, ForeignKey, Index } from 'typeorm';
import type { Language } from '#kernel';
import { Day, Id, Instant, Text, Uuid } from '#platform';
import type { PredecessorRole } from '../domain/member-roles.js';
import type { PresidencyClaimState } from '../domain/presidency-claim.machine.js';

/** Minutes that name another president, deposited by a member where the president does not hand over. */
@Entity('presidency_claim')
@Index('presidency_claim_open_uq', ['associationId'], { unique: true, where: `state IN ('waiting', 'contested')` })
@Index('presidency_claim_association_ix', ['associationId', 'depositedAt'])
export class PresidencyClaim {
  @Id('presidency_claim_pk') id: string;
  @Uuid() @ForeignKey('Association', { name: 'presidency_claim_association_fk' }) associationId: string;
  /** Who was elected, as the depositor typed it. */
  @Text() candidateName: string;
  @Text() candidateEmail: string;
  @Text() candidateLanguage: Language;
  /** The day of the assembly. */
  @Day() electedOn: string;
  @Uuid() @ForeignKey('StoredFile', { name: 'presidency_claim_minutes_fk' }) minutesFileId: string;
  /** Who presided when it was deposited; none where nobody did. */
  @Uuid({ nullable: true }) @ForeignKey('Person', { name: 'presidency_claim_former_fk' }) formerId: string | null;
  @Text() predecessorRole: PredecessorRole;
  @Text() state: PresidencyClaimState;
  @Uuid() @ForeignKey('Person', { name: 'presidency_claim_depositor_fk' }) depositedBy: string;
  @Instant({ default: () => 'clock_timestamp()' }) depositedAt: Date;
  @Instant() objectionUntil: Date;
  @Text({ nullable: true }) objection: string | null;
  @Uuid({ nullable: true }) @ForeignKey('Person', { name: 'presidency_claim_decider_fk' }) decidedBy: string | null;
  @Text({ nullable: true }) decisionReason: string | null;
  @Instant({ nullable: true }) decidedAt: Date | null;
}

/** The president lets a member sign in their place, for days that are named. Never deleted: revoked. */
@Entity('signing_delegation')
@Index('signing_delegation_association_ix', ['associationId', 'startsOn'])
export class SigningDelegation {
  @Id('signing_delegation_pk') id: string;
  @Uuid() @ForeignKey('Association', { name: 'signing_delegation_association_fk' }) associationId: string;
  @Uuid() @ForeignKey('Person', { name: 'signing_delegation_person_fk' }) personId: string;
  @Uuid() @ForeignKey('Person', { name: 'signing_delegation_giver_fk' }) givenBy: string;
  @Uuid() @ForeignKey('RoleGrant', { name: 'signing_delegation_grant_fk' }) grantId: string;
  /** What the president wrote: for what, and why. */
  @Text() statement: string;
  @Day() startsOn: string;
  @Day() endsOn: string;
  @Instant({ default: () => 'clock_timestamp()' }) givenAt: Date;
  @Instant({ nullable: true }) revokedAt: Date | null;
}
