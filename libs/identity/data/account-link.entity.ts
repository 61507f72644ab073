import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, Instant, Text, Uuid } from '#platform';
import type { LinkPurpose } from '../domain/links.js';

/** A link that opens an account, sent by e-mail. Only its hash is stored; one at most is good for a person at any time. */
@Entity('account_link')
@Unique('account_link_token_uq', ['tokenHash'])
@Index('account_link_current_uq', ['personId'], { unique: true, where: 'used_at IS NULL AND replaced_at IS NULL' })
@Index('account_link_person_ix', ['personId'])
export class AccountLink {
  @Id('account_link_pk') id: string;
  @Uuid() @ForeignKey('Person', { name: 'account_link_person_fk', onDelete: 'CASCADE' }) personId: string;
  @Text() purpose: LinkPurpose;
  @Text() tokenHash: string;
  @Instant({ default: () => 'clock_timestamp()' }) issuedAt: Date;
  @Instant() expiresAt: Date;
  @Instant({ nullable: true }) usedAt: Date | null;
  /** A newer link was sent. */
  @Instant({ nullable: true }) replacedAt: Date | null;
}
