import { Entity, Index, Unique } from 'typeorm';
import type { Language } from '#kernel';
import { BigInteger, Bool, Id, Instant, Int, SearchColumn, Text } from '#platform';
import type { PersonState } from '../domain/person.machine.js';

/** Somebody with an account. The only place that holds names and addresses of account holders. */
@Entity('person')
@Unique('person_email_uq', ['email'])
@Index('person_name_ix', ['name'])
@Index('person_search_ix', { synchronize: false })
@Index('person_list_fr_ix', { synchronize: false })
@Index('person_list_ar_ix', { synchronize: false })
@Index('person_list_en_ix', { synchronize: false })
export class Person {
  @Id('person_pk') id: string;
  /** Lower case. */
  @Text() email: string;
  @Text() name: string;
  @Text() language: Language;
  @Text() state: PersonState;
  @Text({ nullable: true }) passwordHash: string | null;
  /** The TOTP secret (RFC 6238), sealed by the vault. */
  @Text({ nullable: true }) totpSecret: string | null;
  @Bool({ default: false }) totpConfirmed: boolean;
  /** The last time step used to sign in, and to confirm an act: a code serves once for each. */
  @BigInteger({ default: 0 }) totpSignInStep: number;
  @BigInteger({ default: 0 }) totpActStep: number;
  /** When two administrators ended the second factor: from then on the person takes a new one at sign-in. */
  @Instant({ nullable: true }) secondFactorEndsAt: Date | null;
  /** Was brought in by somebody with a mandate; null for who registered by themselves. */
  @Instant({ nullable: true }) invitedAt: Date | null;
  /** Somebody of the demonstration, whose password everybody knows: nobody, outside demonstration mode. */
  @Bool({ default: false }) demonstration: boolean;
  /** The notice about personal data that its owner has taken note of, and when. */
  @Text({ nullable: true }) noticeVersion: string | null;
  @Instant({ nullable: true }) noticeReadAt: Date | null;
  /** Its owner asked that it be erased. */
  @Instant({ nullable: true }) erasureAskedAt: Date | null;
  /** Why the account is suspended, for those who may restore it. */
  @Text({ nullable: true }) suspendedBecause: string | null;
  @Int({ default: 1 }) version: number;
  @Instant({ default: () => 'clock_timestamp()' }) createdAt: Date;
  @SearchColumn() search: string;
}
