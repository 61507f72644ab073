import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import type { Localized } from '#kernel';
import { BigInteger, CentimesColumn, Id, Instant, Int, Json, SearchColumn, Text, Uuid } from '#platform';
import type { ProgrammeState } from '../domain/programme.machine.js';
import { Entry } from './entry.entity.js';

/** What the ministry sets out to pay for, over some years, on a legal basis. */
@Entity('programme')
@Unique('programme_code_uq', ['code'])
@Index('programme_search_ix', { synchronize: false })
export class Programme {
  @Id('programme_pk') id: string;
  @Text() code: string;
  @Json() title: Localized;
  @Int() firstYear: number;
  @Int() lastYear: number;
  @Text({ nullable: true }) legalBasis: string | null;
  @Text() state: ProgrammeState;
  @Int({ default: 1 }) version: number;
  @Instant({ default: () => 'clock_timestamp()' }) createdAt: Date;
  @SearchColumn() search: string;
}

@Entity('component')
@Index('component_code_uq', ['programmeId', 'code'], { unique: true, where: 'withdrawn_at IS NULL' })
export class Component extends Entry {
  @Id('component_pk') id: string;
  @Uuid() @ForeignKey('Programme', { name: 'component_programme_fk' }) programmeId: string;
  @Text() code: string;
  @Json() title: Localized;
}

/** Money set aside for a component; it may be split into shares by region, domain and year. */
@Entity('envelope')
@Index('envelope_component_ix', ['componentId'])
export class Envelope extends Entry {
  @Id('envelope_pk') id: string;
  @Uuid() @ForeignKey('Component', { name: 'envelope_component_fk' }) componentId: string;
  /** What is bounded: in dirhams, by what the source says where it states another currency. */
  @CentimesColumn() amountCentimes: number;
  @Text({ nullable: true }) source: string | null;
  /** ISO 4217, where the source states the money in another currency; never converted by us. */
  @Text({ nullable: true }) foreignCurrency: string | null;
  @BigInteger({ nullable: true }) foreignHundredths: number | null;
  /** The rate in the words of the source. */
  @Text({ nullable: true }) statedRate: string | null;
}

/** One share of an envelope; a null region, domain or year means all of them. Awards are taken out of it. */
@Entity('sub_envelope')
@Unique('sub_envelope_share_uq', ['envelopeId', 'regionCode', 'domainCode', 'year'])
export class SubEnvelope {
  @Id('sub_envelope_pk') id: string;
  @Uuid() @ForeignKey('Envelope', { name: 'sub_envelope_envelope_fk' }) envelopeId: string;
  @Text({ nullable: true }) regionCode: string | null;
  @Text({ nullable: true }) @ForeignKey('InterventionDomain', 'code', { name: 'sub_envelope_domain_fk' }) domainCode: string | null;
  @Int({ nullable: true }) year: number | null;
  @CentimesColumn() amountCentimes: number;
  /** The sum of the reservations; moved only with them. */
  @CentimesColumn({ default: 0 }) awardedCentimes: number;
}

/** What one award takes out of a sub-envelope. */
@Entity('award_reservation')
@Index('award_reservation_sub_envelope_ix', ['subEnvelopeId'])
export class AwardReservation {
  @Id('award_reservation_pk') awardId: string;
  @Uuid() @ForeignKey('SubEnvelope', { name: 'award_reservation_sub_envelope_fk' }) subEnvelopeId: string;
  @CentimesColumn() amountCentimes: number;
  @Instant({ default: () => 'clock_timestamp()' }) reservedAt: Date;
}
