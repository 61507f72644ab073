import { WORD_CODE } from '#institution';
import { PROVINCE_CODES } from '#kernel';
import {
  BoolField,
  CentimesField,
  ChoiceField,
  DayField,
  IdField,
  IntField,
  LocalizedDto,
  NestedField,
  NestedList,
  TextField,
} from '#platform';
import { PARTY_ROLE_CODES, type PartyRole } from '../domain/parties.js';
import { Type } from 'class-transformer';
import { TARGET_UNITS, type TargetUnit } from '../domain/targets.js';
import type { ClaimUnit } from '../data/programme-context.entity.js';

/** What was read, so that nobody's correction is lost. */
const VersionField = () => IntField({ min: 1, max: 1_000_000, description: 'The version that was read' });
/** Another currency than that of the envelopes. */
const FOREIGN = /^(?!MAD)[A-Z]{3}$/;
const YEAR = { min: 1990, max: 2100 };

export class ProgrammeDto {
  @TextField({ max: 40, pattern: /^[A-Z0-9][A-Z0-9-]*$/, example: 'PAA-2027' }) code: string;
  @NestedField(() => LocalizedDto) title: LocalizedDto;
  @IntField(YEAR) firstYear: number;
  @IntField(YEAR) lastYear: number;
  @TextField({ max: 2_000, optional: true, nullable: true }) legalBasis?: string | null;
}

export class EditProgrammeDto extends ProgrammeDto {
  @VersionField() version: number;
}

export class ComponentDto {
  @TextField({ max: 40, pattern: /^[A-Z0-9][A-Z0-9-]*$/, example: 'C1' }) code: string;
  @NestedField(() => LocalizedDto) title: LocalizedDto;
}

export class CorrectComponentDto extends ComponentDto {
  @VersionField() version: number;
}

export class EnvelopeDto {
  @CentimesField({ min: 1 }) amountCentimes: number;
  @TextField({ max: 500, optional: true, nullable: true }) source?: string | null;
  @TextField({
    min: 3,
    max: 3,
    pattern: FOREIGN,
    optional: true,
    nullable: true,
    example: 'EUR',
    description: 'Where the source states the money in another currency; the dirhams are then what the source says they are worth',
  })
  foreignCurrency?: string | null;
  @CentimesField({ min: 1, optional: true, nullable: true, description: 'Hundredths of that currency’s unit' }) foreignHundredths?:
    number | null;
  @TextField({ max: 200, optional: true, nullable: true, description: 'The rate in the words of the source' }) statedRate?: string | null;
}

export class CorrectEnvelopeDto extends EnvelopeDto {
  @VersionField() version: number;
}

export class ShareDto {
  @TextField({ max: 8, nullable: true, description: 'ISO 3166-2:MA; null for every region' }) regionCode: string | null;
  @TextField({ max: 40, nullable: true, description: 'Null for every domain' }) domainCode: string | null;
  @IntField({ ...YEAR, nullable: true, description: 'Null for every year' }) year: number | null;
  @CentimesField() amountCentimes: number;
}

export class SplitDto {
  @NestedList(() => ShareDto, { max: 500 }) shares: ShareDto[];
}

export class FunderDto {
  @NestedField(() => LocalizedDto) name: LocalizedDto;
  @TextField({ min: 3, max: 3, pattern: /^[A-Z]{3}$/, example: 'EUR' }) currency: string;
  @CentimesField({
    optional: true,
    nullable: true,
    description: 'Hundredths of the currency’s unit; may be unknown while the agreement is prepared',
  })
  amountHundredths?: number | null;
  @TextField({ max: 200, optional: true, nullable: true, description: 'The equivalent in the words of the source' })
  statedEquivalent?: string | null;
  @TextField({ max: 500 }) source: string;
  @DayField({ optional: true, nullable: true }) signedOn?: string | null;
  @DayField({ optional: true, nullable: true, description: 'From when the agreement is applied' }) effectiveOn?: string | null;
}

export class NewFunderDto extends FunderDto {
  @BoolField({ optional: true, description: 'The agreement is not signed yet' }) preparing?: boolean;
}

export class SignFunderDto {
  @VersionField() version: number;
  @CentimesField({ description: 'Hundredths of the currency’s unit' }) amountHundredths: number;
  @DayField({ optional: true, nullable: true }) signedOn?: string | null;
  @DayField({ optional: true, nullable: true }) effectiveOn?: string | null;
}

export class ContributionAmountDto {
  @CentimesField({ min: 1, description: 'In the funder’s currency' }) amountHundredths: number;
  @CentimesField({ min: 1, optional: true, nullable: true, description: 'In dirhams, as the source says; never converted' })
  statedCentimes?: number | null;
  @TextField({ max: 500 }) source: string;
}

export class ContributionDto extends ContributionAmountDto {
  @IdField() componentId: string;
  @IdField({ optional: true, nullable: true, description: 'One of its envelopes; null for the whole component' }) envelopeId?:
    string | null;
}

export class CorrectContributionDto extends ContributionAmountDto {
  @VersionField() version: number;
}

export class CorrectFunderDto extends FunderDto {
  @VersionField() version: number;
}

export class ProgrammePartnerDto {
  @NestedField(() => LocalizedDto) name: LocalizedDto;
  @NestedField(() => LocalizedDto) role: LocalizedDto;
  @IdField({ optional: true, nullable: true, description: 'The component in which it takes part; null for the whole programme' })
  componentId?: string | null;
}

export class CorrectProgrammePartnerDto extends ProgrammePartnerDto {
  @VersionField() version: number;
}

export class ComponentTargetDto {
  @NestedField(() => LocalizedDto) indicator: LocalizedDto;
  @TextField({ max: 60, pattern: WORD_CODE, description: 'An audience of those that are offered' }) audience: string;
  @IntField({ min: 1, max: 1_000_000_000, description: 'To be reached at least' }) minimum: number;
  @ChoiceField(Object.keys(TARGET_UNITS)) unit: TargetUnit;
  @TextField({ max: 500, optional: true, nullable: true }) source?: string | null;
}

export class CorrectComponentTargetDto extends ComponentTargetDto {
  @VersionField() version: number;
}

export class GatheringDto {
  @TextField({ max: 60, pattern: WORD_CODE, code: 'choice', description: 'One of the kinds that are offered' }) kind: string;
  @NestedField(() => LocalizedDto) title: LocalizedDto;
  @DayField() startsOn: string;
  @DayField() endsOn: string;
  @TextField({ max: 200 }) place: string;
  @IntField({ min: 0, max: 1_000_000, optional: true, nullable: true }) attendance?: number | null;
}

export class CorrectGatheringDto extends GatheringDto {
  @VersionField() version: number;
}

export class ClaimLabelDto {
  @TextField({ max: 300 }) fr: string;
  @TextField({ max: 300 }) ar: string;
  @TextField({ max: 300 }) en: string;
}

export class ClaimDto {
  @IntField({ ...YEAR, nullable: true, optional: true }) year?: number | null;
  @TextField({ max: 40, example: '2014-2016' }) period: string;
  @TextField({ max: 60, pattern: /^[a-z][a-z0-9_]*$/, example: 'projects' }) measure: string;
  @NestedField(() => ClaimLabelDto) label: ClaimLabelDto;
  @CentimesField() value: number;
  @ChoiceField(['count', 'centimes', 'persons']) unit: ClaimUnit;
  @TextField({ max: 500 }) source: string;
}

export class ClaimReasonDto {
  @TextField({ max: 1_000, min: 3 }) reason: string;
}

export class ProgrammeReasonDto {
  @TextField({ max: 1_000, min: 3 }) reason: string;
}

export class WithdrawEntryDto {
  @VersionField() version: number;
  @TextField({ max: 1_000, min: 3 }) reason: string;
}

export class RestoreEntryDto {
  @VersionField() version: number;
}

export class YearQuery {
  @Type(() => Number) @IntField({ ...YEAR, optional: true }) year?: number;
}

export class ProvinceQuery {
  @ChoiceField(PROVINCE_CODES) province: string;
}

export class PartyDto {
  @ChoiceField(PARTY_ROLE_CODES) role: PartyRole;
  @TextField({ max: 8, nullable: true, description: 'ISO 3166-2:MA; null wherever no other is named' }) regionCode: string | null;
  @IdField() institutionId: string;
  @IdField({ nullable: true, description: 'From which of its accounts it pays; null for its default one' }) payingAccountId: string | null;
}

export class PartiesDto {
  @NestedList(() => PartyDto, { min: 1, max: 60 }) parties: PartyDto[];
  /** As they stood when they were read: refused where somebody decided meanwhile. */
  @NestedList(() => PartyDto, { min: 1, max: 60, optional: true }) before?: PartyDto[];
  @TextField({ min: 3, max: 1_000, optional: true, description: 'Why, for the second person; needed once the programme is under way' })
  reason?: string;
}

/** What was left out is nothing. */
export const envelopeContent = ({ amountCentimes, source, foreignCurrency, foreignHundredths, statedRate }: EnvelopeDto) => ({
  amountCentimes,
  source: source ?? null,
  foreignCurrency: foreignCurrency ?? null,
  foreignHundredths: foreignHundredths ?? null,
  statedRate: statedRate ?? null,
});

export const funderContent = ({ name, currency, amountHundredths, statedEquivalent, source, signedOn, effectiveOn }: FunderDto) => ({
  name,
  currency,
  amountHundredths: amountHundredths ?? null,
  statedEquivalent: statedEquivalent ?? null,
  source,
  signedOn: signedOn ?? null,
  effectiveOn: effectiveOn ?? null,
});
