import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, Text, Uuid } from '#platform';
import type { PartyRole } from '../domain/parties.js';

/** What an institution does in a programme: for the whole of it, or for one region. */
@Entity('programme_party')
@Unique('programme_party_uq', ['programmeId', 'role', 'regionCode'])
@Index('programme_party_institution_ix', ['institutionId'])
export class ProgrammeParty {
  @Id('programme_party_pk') id: string;
  @Uuid() @ForeignKey('Programme', { name: 'programme_party_programme_fk' }) programmeId: string;
  @Text() role: PartyRole;
  @Text({ nullable: true }) regionCode: string | null;
  @Uuid() @ForeignKey('Institution', { name: 'programme_party_institution_fk' }) institutionId: string;
  /** From which of its accounts a paying institution pays this programme; null for its default one. */
  @Uuid({ nullable: true }) @ForeignKey('PayingAccount', { name: 'programme_party_account_fk' }) payingAccountId: string | null;
}
