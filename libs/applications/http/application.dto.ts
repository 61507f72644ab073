import { ApiProperty } from '@nestjs/swagger';
import { Equals, IsObject, IsOptional } from 'class-validator';
import { ACCOUNT, COUNTRY_CODES, PROVINCE_CODES, REGION_CODES } from '#kernel';
import {
  BoolField,
  CentimesField,
  ChoiceField,
  DayField,
  IdField,
  IntField,
  NestedField,
  NestedList,
  TextField,
  TypedField,
} from '#platform';
import { FUNDINGS, MAX_LABEL, MAX_LINES, MAX_QUANTITY_THOUSANDTHS, MAX_UNIT, SIDES, type Funding, type Side } from '../domain/budget.js';
import { PARTNER_KIND_CODES, typedPartnerIdentifier, type PartnerKind } from '../domain/consortium.js';
import { MAX_AGE } from '../domain/groups-of-call.js';
import { MAX_FIGURE, MAX_ITEMS, MAX_PERSONS, MAX_TEXT, MAX_TITLE } from '../domain/parts.js';
import { MAX_UNFINISHED, type Cell, type UnfinishedRow } from '../domain/unfinished.js';

const VersionField = () => IntField({ min: 0, max: 1_000_000, description: 'The version it was read at; 0 when never saved' });
const CODE = /^[a-z][a-z0-9_]{0,39}$/;
const COUNT = { min: 0, max: MAX_PERSONS };
const FIGURE = { min: 0, max: MAX_FIGURE };

export class StartApplicationDto {
  @IdField() callId: string;
  @IntField({ min: 1, max: 100, optional: true }) rank?: number;
  @TextField({ max: MAX_TITLE, optional: true }) title?: string;
  @TextField({ max: 60, optional: true }) domainCode?: string;
  @ChoiceField(REGION_CODES, { optional: true }) regionCode?: string;
}

export class ProjectDto {
  @VersionField() version: number;
  @TextField({ max: MAX_TITLE, min: 0, description: 'May be empty in a draft' }) title: string;
  @TextField({ max: 60 }) domainCode: string;
  @ChoiceField(REGION_CODES) regionCode: string;
}

/** Answers by the code of their question; the call's form decides what is right. */
export class AnswersDto {
  @VersionField() version: number;
  @ApiProperty({ type: 'object', additionalProperties: true })
  @IsObject()
  answers: Record<string, unknown>;
}

/** A row that is not whole yet, as it was typed: kept with the draft, never submitted. */
export class UnfinishedRowDto {
  @ChoiceField(['items', 'charges', 'products']) list: UnfinishedRow['list'];
  @IntField({ min: 0, max: MAX_UNFINISHED }) position: number;
  @ApiProperty({ type: 'object', additionalProperties: true })
  @IsObject()
  fields: Record<string, Cell>;
}
const Unfinished = () => NestedList(() => UnfinishedRowDto, { max: MAX_UNFINISHED, optional: true });

export class BudgetLineDto {
  @ChoiceField(SIDES) side: Side;
  @TextField({ max: 4, pattern: ACCOUNT, code: 'choice', description: 'Of the nomenclature of the call' }) account: string;
  @TextField({ max: MAX_LABEL }) label: string;
  @CentimesField({ optional: true, description: 'May be left out beside a quantity and a price, whose product it is' })
  amountCentimes?: number;
  @BoolField({ optional: true, description: 'A charge that runs the association rather than the project' }) overhead: boolean = false;
  @ChoiceField(FUNDINGS, { optional: true, nullable: true }) funding: Funding | null = null;
  @IntField({
    min: 1,
    max: MAX_QUANTITY_THOUSANDTHS,
    unit: 'quantity',
    optional: true,
    nullable: true,
    description: 'In thousandths; with a unit price',
  })
  quantityThousandths: number | null = null;
  @TextField({ max: MAX_UNIT, optional: true, nullable: true, description: 'What the quantity counts, in the words of the association' })
  unit: string | null = null;
  @CentimesField({ optional: true, nullable: true }) unitPriceCentimes: number | null = null;
}

export class BudgetDto {
  @VersionField() version: number;
  @NestedList(() => BudgetLineDto, { max: MAX_LINES }) lines: BudgetLineDto[];
  @Unfinished() unfinished?: UnfinishedRowDto[];
}

export class PartnerDto {
  @TextField({ max: MAX_TEXT.name }) name: string;
  @TextField({ max: MAX_TEXT.name }) role: string;
  @BoolField() public: boolean;
  @IntField({ min: 0, max: 10_000, optional: true, unit: 'share' }) shareBasisPoints?: number;
  @IdField({ optional: true, description: 'As it was answered when the partner was first saved' }) id?: string;
  @ChoiceField(PARTNER_KIND_CODES, { optional: true }) kind?: PartnerKind;
  @ChoiceField(COUNTRY_CODES, { optional: true, description: 'ISO 3166-1; Morocco where it is left out' }) country?: string;
  @TypedField(typedPartnerIdentifier, {
    max: MAX_TEXT.unit,
    optional: true,
    description: 'Its ICE in Morocco; elsewhere its number in the register of its country',
  })
  identifier?: string;
  @BoolField({ optional: true, description: 'It leads the project; the applicant signs and receives all the same' }) lead?: boolean;
}
export class PartnersDto {
  @VersionField() version: number;
  @NestedList(() => PartnerDto, { max: MAX_ITEMS.partners }) items: PartnerDto[];
  @Unfinished() unfinished?: UnfinishedRowDto[];
}

export class PlaceDto {
  @ChoiceField(REGION_CODES) regionCode: string;
  @ChoiceField(PROVINCE_CODES, { optional: true, nullable: true }) province: string | null = null;
  @TextField({ max: MAX_TEXT.code, optional: true, nullable: true, description: 'Its code in the census' }) commune?: string | null;
}
export class PlacesDto {
  @VersionField() version: number;
  @NestedList(() => PlaceDto, { max: MAX_ITEMS.places }) items: PlaceDto[];
  @Unfinished() unfinished?: UnfinishedRowDto[];
}

export class TargetGroupDto {
  @TextField({ max: MAX_TEXT.code, pattern: CODE }) code: string;
  @IntField(COUNT) expected: number;
  @IntField(COUNT) women: number;
  @IntField(COUNT) minors: number;
  @IntField({ min: 0, max: MAX_AGE, optional: true, description: 'Within the bounds that the call sets' }) minAge?: number;
  @IntField({ min: 0, max: MAX_AGE, optional: true }) maxAge?: number;
}
export class TargetGroupsDto {
  @VersionField() version: number;
  @NestedList(() => TargetGroupDto, { max: MAX_ITEMS.target_groups }) items: TargetGroupDto[];
  @Unfinished() unfinished?: UnfinishedRowDto[];
}

export class ActivityDto {
  @TextField({ max: MAX_TEXT.label }) label: string;
  @DayField() startsOn: string;
  @DayField() endsOn: string;
}
export class ActivitiesDto {
  @VersionField() version: number;
  @NestedList(() => ActivityDto, { max: MAX_ITEMS.activities }) items: ActivityDto[];
  @Unfinished() unfinished?: UnfinishedRowDto[];
}

export class IndicatorDto {
  @IdField({ optional: true, description: 'Given by the server at the first save; send it back to keep it' }) id: string;
  @TextField({ max: MAX_TEXT.label }) label: string;
  @IntField(FIGURE) baseline: number;
  @IntField(FIGURE) target: number;
  @TextField({ max: MAX_TEXT.unit }) unit: string;
}
export class IndicatorsDto {
  @VersionField() version: number;
  @NestedList(() => IndicatorDto, { max: MAX_ITEMS.indicators }) items: IndicatorDto[];
  @Unfinished() unfinished?: UnfinishedRowDto[];
}

/** One section of the form among others. */
export class FilledSectionDto extends AnswersDto {
  @TextField({ max: 40, pattern: CODE }) code: string;
}

export class PartsDto {
  @NestedField(() => PartnersDto, { optional: true }) partners?: PartnersDto;
  @NestedField(() => PlacesDto, { optional: true }) places?: PlacesDto;
  @NestedField(() => TargetGroupsDto, { optional: true }) target_groups?: TargetGroupsDto;
  @NestedField(() => ActivitiesDto, { optional: true }) activities?: ActivitiesDto;
  @NestedField(() => IndicatorsDto, { optional: true }) indicators?: IndicatorsDto;
}

/** Parts of a file, each at the version it was read; what is left out stays as it is. */
export class ContentDto {
  @NestedField(() => ProjectDto, { optional: true }) project?: ProjectDto;
  @NestedList(() => FilledSectionDto, { max: 40, optional: true }) sections?: FilledSectionDto[];
  @NestedField(() => PartsDto, { optional: true }) parts?: PartsDto;
  @NestedField(() => AnswersDto, { optional: true }) eligibility?: AnswersDto;
  @NestedField(() => BudgetDto, { optional: true }) budget?: BudgetDto;
}

/** A file from its beginning to its submission; without the declaration it stays a draft. */
export class WholeFileDto extends StartApplicationDto {
  @NestedField(() => ContentDto) content: ContentDto;
  @ApiProperty({ enum: [true], required: false })
  @IsOptional()
  @Equals(true, { context: { code: 'must_be_yes' } })
  declaration?: true;
}

/** The declaration on honour: it is true or nothing is submitted. */
export class SubmitDto {
  @ApiProperty({ enum: [true] })
  @Equals(true, { context: { code: 'must_be_yes' } })
  declaration: true;
}

export class WithdrawDto {
  @TextField({ max: 2000, optional: true }) reason?: string;
}
