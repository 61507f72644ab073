import { Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Json, Text, Uuid } from '#platform';
import type { CompletionState } from '../domain/completion.machine.js';
import type { OpinionState } from '../domain/opinion.machine.js';
import type { OpinionSense } from '../domain/opinion-senses.js';

/** A request for completion: named fields and documents only, one deadline; at most one open for a file. */
@Entity('completion_request')
@Index('completion_request_file_ix', ['fileId'])
@Index('completion_request_open_ix', ['fileId'], { unique: true, where: `state = 'open'` })
export class CompletionRequest {
  @Id('completion_request_pk') id: string;
  @Uuid() @ForeignKey('InstructionFile', { name: 'completion_request_file_fk' }) fileId: string;
  /** Codes of the form's questions. */
  @Json() fields: string[];
  /** Codes of the call's documents. */
  @Json() documents: string[];
  /** What is asked, in the instructor's words. */
  @Text() message: string;
  @Instant() dueAt: Date;
  /** The wall time as typed. */
  @Text() dueWall: string;
  @Text() state: CompletionState;
  @Uuid() @ForeignKey('Person', { name: 'completion_request_author_fk' }) createdBy: string;
  @Instant({ default: () => 'clock_timestamp()' }) createdAt: Date;
  @Instant({ nullable: true }) endedAt: Date | null;
}

/** An opinion asked of a service that has no account: it answers by letter or e-mail, the instructor records the answer. */
@Entity('technical_opinion')
@Index('technical_opinion_file_ix', ['fileId'])
export class TechnicalOpinion {
  @Id('technical_opinion_pk') id: string;
  @Uuid() @ForeignKey('InstructionFile', { name: 'technical_opinion_file_fk' }) fileId: string;
  @Text() serviceName: string;
  @Text() serviceEmail: string;
  @Text() language: 'fr' | 'ar';
  @Text() question: string;
  @Instant() dueAt: Date;
  @Text() state: OpinionState;
  @Text({ nullable: true }) sense: OpinionSense | null;
  @Text({ nullable: true }) answer: string | null;
  @Uuid() @ForeignKey('Person', { name: 'technical_opinion_author_fk' }) askedBy: string;
  @Instant({ default: () => 'clock_timestamp()' }) askedAt: Date;
  @Instant({ nullable: true }) answeredAt: Date | null;
}
