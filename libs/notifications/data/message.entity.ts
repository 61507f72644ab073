import { Entity, ForeignKey, Index } from 'typeorm';
import type { Language } from '#kernel';
import { Id, Instant, Int, Json, Text, Uuid } from '#platform';
import type { MessageState } from '../domain/message.machine.js';

/** What a message says in one language. */
export interface MessageTexts {
  subject: string;
  body: string;
  action: string | null;
}

/** A message to one person: the copy that was mailed, in the person's language, and the same for a reader of another. */
@Entity('message')
@Index('message_inbox_ix', ['personId', 'createdAt'])
@Index('message_names_ix', { synchronize: false })
export class Message {
  @Id('message_pk') id: string;
  @Uuid() @ForeignKey('Person', { name: 'message_person_fk' }) personId: string;
  @Text() kind: string;
  @Text() language: Language;
  @Text() subject: string;
  @Text() body: string;
  @Text({ nullable: true }) actionLabel: string | null;
  /** The other languages; null in messages older than them. */
  @Json({ nullable: true }) translations: Partial<Record<Language, MessageTexts>> | null;
  @Text({ nullable: true }) actionPath: string | null;
  /** Other accounts that its words name. */
  @Uuid({ array: true, default: () => `'{}'` }) names: string[];
  @Text() state: MessageState;
  @Int({ default: 0 }) attempts: number;
  @Text({ nullable: true }) lastError: string | null;
  @Instant({ default: () => 'clock_timestamp()' }) createdAt: Date;
  @Instant({ nullable: true }) sentAt: Date | null;
  @Instant({ nullable: true }) readAt: Date | null;
}
