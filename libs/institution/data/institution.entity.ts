import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import type { Language, Localized } from '#kernel';
import { Bool, Day, Id, Instant, Int, Json, Text, Uuid } from '#platform';
import type { InstitutionKind } from '../domain/institution-kinds.js';
import type { InstitutionState } from '../domain/institution.machine.js';
import type { PayingAccountState } from '../domain/paying-account.machine.js';

/** Who issues calls, decides, signs and pays. One of them is the principal: it runs the installation, and others inherit its parameters. */
@Entity('institution')
@Unique('institution_code_uq', ['code'])
@Unique('institution_prefix_uq', ['numberPrefix'])
@Index('institution_principal_uq', ['isPrincipal'], { unique: true, where: 'is_principal' })
export class Institution {
  @Id('institution_pk') id: string;
  @Text() code: string;
  @Text() kind: InstitutionKind;
  @Bool({ default: false }) isPrincipal: boolean;
  @Json() name: Localized;
  @Json() inSentence: Localized;
  @Json() authorisingOfficer: Localized;
  @Json() header: { fr: string[]; ar: string[] };
  @Json() seat: Localized;
  @Text() certifiedName: string;
  /** The region that it serves; null for the whole country. */
  @Text({ nullable: true }) regionCode: string | null;
  /** For whom an operator acts. */
  @Uuid({ nullable: true }) @ForeignKey('Institution', { name: 'institution_acts_for_fk' }) actsForId: string | null;
  /** Before the numbers of what it issues; empty for the principal. */
  @Text({ default: '' }) numberPrefix: string;
  @Text({ default: 'fr' }) defaultLanguage: Language;
  @Json({ nullable: true }) legalNotice: Localized | null;
  @Text({ array: true, default: () => `'{}'` }) legalBases: string[];
  @Text({ nullable: true }) contactEmail: string | null;
  @Text({ nullable: true }) contactPhone: string | null;
  @Uuid({ nullable: true }) logoFileId: string | null;
  @Text({ default: 'in_use' }) state: InstitutionState;
  @Instant({ nullable: true }) closedAt: Date | null;
  @Int({ default: 1 }) version: number;
  @Instant({ default: () => 'clock_timestamp()' }) createdAt: Date;
}

/** Somebody whose signature binds the institution, by which act, from when to when. */
@Entity('institution_signatory')
@Index('institution_signatory_institution_ix', ['institutionId'])
export class InstitutionSignatory {
  @Id('institution_signatory_pk') id: string;
  @Uuid() @ForeignKey('Institution', { name: 'institution_signatory_institution_fk' }) institutionId: string;
  /** Their account, where they have one: what they sign carries their quality. */
  @Uuid({ nullable: true }) personId: string | null;
  @Text() name: string;
  @Json() quality: Localized;
  /** The appointment or delegation, by its reference. */
  @Text() act: string;
  @Day() startsOn: string;
  @Day({ nullable: true }) endsOn: string | null;
}

/** An account from which an institution pays, as its bank knows it. */
@Entity('paying_account')
@Index('paying_account_default_uq', ['institutionId'], { unique: true, where: `is_default AND state = 'in_use'` })
@Index('paying_account_rib_uq', ['rib'], { unique: true, where: `state = 'in_use'` })
export class PayingAccount {
  @Id('paying_account_pk') id: string;
  @Uuid() @ForeignKey('Institution', { name: 'paying_account_institution_fk' }) institutionId: string;
  /** By which people tell accounts apart: the programme or the funder whose money it holds. */
  @Text() title: string;
  /** The holder in the letters of payment orders (pain.001). */
  @Text() holder: string;
  @Text() rib: string;
  @Bool() isDefault: boolean;
  @Text() state: PayingAccountState;
  @Instant({ default: () => 'clock_timestamp()' }) openedAt: Date;
  @Instant({ nullable: true }) retiredAt: Date | null;
}

/** What an institution decided for one parameter from a day on. Never changed: withdrawn before its day, or followed by another. */
@Entity('parameter_revision')
@Index('parameter_revision_day_uq', ['institutionId', 'parameter', 'validFrom'], { unique: true, where: 'withdrawn_at IS NULL' })
export class ParameterRevision {
  @Id('parameter_revision_pk') id: string;
  @Uuid() @ForeignKey('Institution', { name: 'parameter_revision_institution_fk' }) institutionId: string;
  @Text() parameter: string;
  @Json() value: Record<string, unknown>;
  @Day() validFrom: string;
  @Text({ nullable: true }) reason: string | null;
  @Uuid({ nullable: true }) enteredBy: string | null;
  @Instant({ default: () => 'clock_timestamp()' }) enteredAt: Date;
  @Instant({ nullable: true }) withdrawnAt: Date | null;
}
