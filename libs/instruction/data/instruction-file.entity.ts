import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import type { Localized } from '#kernel';
import { Id, Instant, Int, Json, Text, Uuid } from '#platform';
import type { ItemKind, Verdict } from '../domain/checklist.js';
import type { InstructionState } from '../domain/instruction.machine.js';

/** The study of one submitted file. */
@Entity('instruction_file')
@Unique('instruction_file_application_uq', ['applicationId'])
@Index('instruction_file_instructor_ix', ['instructorId', 'state'])
@Index('instruction_file_region_ix', ['regionCode', 'state'])
@Index('instruction_file_call_ix', ['callId'])
@Index('instruction_file_reasons_ix', { synchronize: false })
@Index('instruction_file_list_ix', { synchronize: false })
@Index('instruction_file_to_study_ix', { synchronize: false })
export class InstructionFile {
  @Id('instruction_file_pk') id: string;
  @Uuid() @ForeignKey('Application', { name: 'instruction_file_application_fk' }) applicationId: string;
  @Uuid() @ForeignKey('Call', { name: 'instruction_file_call_fk' }) callId: string;
  @Uuid() @ForeignKey('Association', { name: 'instruction_file_association_fk' }) associationId: string;
  /** As given at submission; lists show it without asking applications. */
  @Text() number: string;
  @Text() regionCode: string;
  /** Of the row that it refers to: the database fills it in. */
  @Column({ type: 'uuid', insert: false, update: false }) programmeId: string;
  @Text() state: InstructionState;
  @Uuid({ nullable: true }) @ForeignKey('Person', { name: 'instruction_file_instructor_fk' }) instructorId: string | null;
  /** Why it was refused, as the association reads it. */
  @Text({ nullable: true }) reason: string | null;
  /** The same in coded reasons, and the list under which they were said. */
  @Column({ type: 'text', array: true, default: () => "'{}'" }) reasons: string[];
  @Uuid({ nullable: true }) @ForeignKey('ParameterRevision', { name: 'instruction_file_reasons_fk' }) reasonsRevisionId: string | null;
  @Instant({ default: () => 'clock_timestamp()' }) openedAt: Date;
  @Instant({ nullable: true }) concludedAt: Date | null;
  /** Time spent waiting for the association: not counted in the delay of instruction. */
  @Int({ default: 0 }) pausedSeconds: number;
  /** Whether a technical opinion is overdue: kept by the database for the order of the list. */
  @Column({ type: 'boolean', default: false, select: false, insert: false, update: false }) overdue: boolean;
}

/** One point of the checklist. */
@Entity('instruction_item')
@Unique('instruction_item_code_uq', ['fileId', 'code'])
export class InstructionItem {
  @Id('instruction_item_pk') id: string;
  @Uuid() @ForeignKey('InstructionFile', { name: 'instruction_item_file_fk' }) fileId: string;
  @Text() kind: ItemKind;
  @Text() code: string;
  @Json() label: Localized;
  @Int() position: number;
  @Text({ nullable: true }) suggestion: Verdict | null;
  @Text({ nullable: true }) verdict: Verdict | null;
  @Text({ nullable: true }) remark: string | null;
  @Uuid({ nullable: true }) @ForeignKey('Person', { name: 'instruction_item_decider_fk' }) decidedBy: string | null;
  @Instant({ nullable: true }) decidedAt: Date | null;
}

/** What an instructor writes for colleagues; neither the association nor the committee ever reads it. */
@Entity('instruction_note')
@Index('instruction_note_file_ix', ['fileId'])
export class InstructionNote {
  @Id('instruction_note_pk') id: string;
  @Uuid() @ForeignKey('InstructionFile', { name: 'instruction_note_file_fk' }) fileId: string;
  @Uuid() @ForeignKey('Person', { name: 'instruction_note_author_fk' }) authorId: string;
  @Text() text: string;
  @Instant({ default: () => 'clock_timestamp()' }) createdAt: Date;
}
