import { Entity, ForeignKey, Index } from 'typeorm';
import type { Label, Localized } from '#kernel';
import { BigInteger, CentimesColumn, Day, Id, Int, Json, Text, Uuid } from '#platform';
import type { ClaimState } from '../domain/claim.machine.js';
import { funderMachine, type FunderState } from '../domain/funder.machine.js';
import type { TargetUnit } from '../domain/targets.js';
import { Entry } from './entry.entity.js';

/** Who pays into a programme, in their own currency; the equivalent is what the source says, never recomputed. */
@Entity('funder')
@Index('funder_programme_ix', ['programmeId'])
export class Funder extends Entry {
  @Id('funder_pk') id: string;
  @Uuid() @ForeignKey('Programme', { name: 'funder_programme_fk' }) programmeId: string;
  @Json() name: Localized;
  /** ISO 4217. */
  @Text() currency: string;
  /** Hundredths of the currency's unit; null while an agreement that is being prepared has none. */
  @BigInteger({ nullable: true }) amountHundredths: number | null;
  /** "40 MDH (3,7 M€)": the words of the source. */
  @Text({ nullable: true }) statedEquivalent: string | null;
  @Text() source: string;
  /** Of the agreement: only what is signed is money. */
  @Text({ default: funderMachine.initial }) state: FunderState;
  @Day({ nullable: true }) signedOn: string | null;
  /** From when it is applied, which may be later than its signature. */
  @Day({ nullable: true }) effectiveOn: string | null;
}

/** What a funder brings to a component, or to one of its envelopes; several may bring to one. */
@Entity('funder_contribution')
@Index('funder_contribution_programme_ix', ['programmeId'])
@Index('funder_contribution_funder_ix', ['funderId'])
@Index('funder_contribution_component_ix', ['componentId'])
@Index('funder_contribution_envelope_ix', ['envelopeId'])
export class Funding extends Entry {
  @Id('funder_contribution_pk') id: string;
  @Uuid() @ForeignKey('Programme', { name: 'funder_contribution_programme_fk' }) programmeId: string;
  @Uuid() @ForeignKey('Funder', { name: 'funder_contribution_funder_fk' }) funderId: string;
  @Uuid() @ForeignKey('Component', { name: 'funder_contribution_component_fk' }) componentId: string;
  /** Null: for the component as a whole. */
  @Uuid({ nullable: true }) @ForeignKey('Envelope', { name: 'funder_contribution_envelope_fk' }) envelopeId: string | null;
  /** In the funder's currency. */
  @BigInteger() amountHundredths: number;
  /** In dirhams, as the source says. */
  @CentimesColumn({ nullable: true }) statedCentimes: number | null;
  @Text() source: string;
}

/** Who takes part without money. */
@Entity('partner')
@Index('partner_programme_ix', ['programmeId'])
@Index('partner_component_ix', ['componentId'])
export class Partner extends Entry {
  @Id('partner_pk') id: string;
  @Uuid() @ForeignKey('Programme', { name: 'partner_programme_fk' }) programmeId: string;
  @Json() name: Localized;
  @Json() role: Localized;
  /** The component in which it takes part; null for the programme as a whole. */
  @Uuid({ nullable: true }) @ForeignKey('Component', { name: 'partner_component_fk' }) componentId: string | null;
}

/** What a component sets out to reach at least. */
@Entity('component_target')
@Index('component_target_programme_ix', ['programmeId'])
@Index('component_target_component_ix', ['componentId'])
export class Target extends Entry {
  @Id('component_target_pk') id: string;
  @Uuid() @ForeignKey('Programme', { name: 'component_target_programme_fk' }) programmeId: string;
  @Uuid() @ForeignKey('Component', { name: 'component_target_component_fk' }) componentId: string;
  @Json() indicator: Localized;
  @Text() audience: string;
  /** The list of audiences under which it was written. */
  @Uuid() @ForeignKey('ParameterRevision', { name: 'component_target_audience_fk' }) audienceRevisionId: string;
  @Int() minimum: number;
  @Text() unit: TargetUnit;
  @Text({ nullable: true }) source: string | null;
}

export type ClaimUnit = 'count' | 'centimes' | 'persons';

/** A published figure that comes from outside, with its source; the computed figure stands beside it, neither replaces the other. */
@Entity('claim')
@Index('claim_source_uq', ['programmeId', 'period', 'measure', 'source'], { unique: true, where: `state <> 'withdrawn'` })
export class Claim {
  @Id('claim_pk') id: string;
  @Uuid({ nullable: true }) @ForeignKey('Programme', { name: 'claim_programme_fk' }) programmeId: string | null;
  @Int({ nullable: true }) year: number | null;
  @Text() period: string;
  @Text() measure: string;
  @Json() label: Label;
  @BigInteger() value: number;
  @Text() unit: ClaimUnit;
  @Text() source: string;
  /** Counts its corrections: what a second person confirms is what they read. */
  @Int({ default: 1 }) version: number;
  @Text({ default: 'waiting' }) state: ClaimState;
}

/** A workshop, a meeting or another event with the associations. */
@Entity('gathering')
@Index('gathering_programme_ix', ['programmeId'])
export class Gathering extends Entry {
  @Id('gathering_pk') id: string;
  @Uuid() @ForeignKey('Programme', { name: 'gathering_programme_fk' }) programmeId: string;
  @Text() kind: string;
  /** The list of kinds under which it was entered. */
  @Uuid() @ForeignKey('ParameterRevision', { name: 'gathering_kind_revision_fk' }) kindRevisionId: string;
  @Json() title: Localized;
  @Day() startsOn: string;
  @Day() endsOn: string;
  @Text() place: string;
  /** Persons or associations present, when counted. */
  @Int({ nullable: true }) attendance: number | null;
}
