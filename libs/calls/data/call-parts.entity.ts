import { Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Language, Localized } from '#kernel';
import { Bool, Id, Instant, Int, Json, Text, Uuid } from '#platform';

/** A document every file of the call must bring. */
@Entity('required_document')
@Unique('required_document_code_uq', ['callId', 'code'])
export class RequiredDocumentRow {
  @Id('required_document_pk') id: string;
  @Uuid() @ForeignKey('Call', { name: 'required_document_call_fk' }) callId: string;
  @Text() code: string;
  @Json() label: Localized;
  @Bool() required: boolean;
  @Text({ nullable: true }) fromVault: string | null;
  @Int() position: number;
}

/** From which sub-envelope the awards of the call in a region are taken. */
@Entity('call_sub_envelope')
@Index('call_sub_envelope_share_ix', ['subEnvelopeId'])
export class CallSubEnvelope {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'call_sub_envelope_pk' })
  @ForeignKey('Call', { name: 'call_sub_envelope_call_fk' })
  callId: string;
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'call_sub_envelope_pk' }) regionCode: string;
  @Uuid() @ForeignKey('SubEnvelope', { name: 'call_sub_envelope_share_fk' }) subEnvelopeId: string;
}

/** A question of an association; once answered it is published to all, in both languages, without its asker. */
@Entity('call_question')
@Index('call_question_call_ix', ['callId', 'askedAt'])
export class CallQuestion {
  @Id('call_question_pk') id: string;
  @Uuid() @ForeignKey('Call', { name: 'call_question_call_fk' }) callId: string;
  @Uuid() @ForeignKey('Person', { name: 'call_question_asker_fk' }) askedBy: string;
  @Uuid() @ForeignKey('Association', { name: 'call_question_association_fk' }) associationId: string;
  @Text() language: Language;
  /** As it was asked; only officers and the asker read it. */
  @Text() text: string;
  @Instant({ default: () => 'clock_timestamp()' }) askedAt: Date;
  @Json({ nullable: true }) publishedQuestion: Localized | null;
  @Json({ nullable: true }) answer: Localized | null;
  @Uuid({ nullable: true }) @ForeignKey('Person', { name: 'call_question_answerer_fk' }) answeredBy: string | null;
  @Instant({ nullable: true }) answeredAt: Date | null;
}
