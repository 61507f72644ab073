import { Entity, Index } from 'typeorm';
import { Id, Instant, Json, Text, Uuid } from '../database/columns.js';
import type { SaidThen } from './proposal-facts.js';
import type { ProposalState } from './proposal.machine.js';

/** What one person must not do alone: proposed by one, carried out when another confirms. */
@Entity('proposal')
@Index('proposal_waiting_uq', ['kind', 'subjectId', 'payloadHash'], { unique: true, where: `state = 'waiting'` })
@Index('proposal_state_ix', ['state', 'proposedAt'])
@Index('proposal_subject_ix', ['subjectId'])
@Index('proposal_list_ix', { synchronize: false })
export class Proposal {
  @Id('proposal_pk') id: string;
  @Text() kind: string;
  /** What it is about, in the trail's words. */
  @Text() subject: string;
  @Uuid() subjectId: string;
  /** Where it counts: whoever confirms must have it in their scope. */
  @Text({ nullable: true }) regionCode: string | null;
  @Uuid({ nullable: true }) associationId: string | null;
  @Uuid({ nullable: true }) programmeId: string | null;
  @Uuid({ nullable: true }) institutionId: string | null;
  @Json() payload: unknown;
  @Text() payloadHash: string;
  @Text() reason: string;
  @Text() state: ProposalState;
  @Uuid() proposedBy: string;
  @Instant({ default: () => 'clock_timestamp()' }) proposedAt: Date;
  @Instant() expiresAt: Date;
  /** People who may not confirm beside the proposer (the one whom it favours). */
  @Uuid({ array: true, default: () => `'{}'` }) barred: string[];
  @Uuid({ nullable: true }) decidedBy: string | null;
  @Instant({ nullable: true }) decidedAt: Date | null;
  @Text({ nullable: true }) decisionReason: string | null;
  /** What it said when it was settled, where it names no account: what came after does not rewrite it. */
  @Json({ nullable: true }) said: SaidThen | null;
}
