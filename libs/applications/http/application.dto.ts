import { ApiProperty } from '@nestjs/swagger';
import { Equals, IsObject } from 'class-validator';
import { REGION_CODES } from '#kernel';
import { BoolField, CentimesField, ChoiceField, DayField, IdField, IntField, NestedList, TextField } from '#platform';
import { MAX_QUANTITY_THOUSANDTHS, MAX_UNIT, type Funding, type Side } from '../domain/budget.js';
import type { Cell, UnfinishedRow } from '../domain/unfinished.js';
import { ACCOUNT_CODES } from '../domain/nomenclature.js';

const VersionField = () => IntField({ min: 0, max: 1_000_000, description: 'The version it was read at; 0 when never saved' });
const CODE = /^[a-z][a-z0-9_]{0,39}$/;
const COUNT = { min: 0, max: 10_000_000 };

export class StartApplicationDto {
  @IdField() callId: string;
  @IntField({ min: 1, max: 100, optional: true }) rank?: number;
  @TextField({ max: 300, optional: true }) title?: string;
  @TextField({ max: 60, optional: true }) domainCode?: string;
  @ChoiceField(REGION_CODES, { optional: true }) regionCode?: string;
}

export class ProjectDto {
  @VersionField() version: number;
  @TextField({ max: 300 }) title: string;
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
  @IntField({ min: 0, max: 400 }) position: number;
  @ApiProperty({ type: 'object', additionalProperties: true })
  @IsObject()
  fields: Record<string, Cell>;
}
const Unfinished = () => NestedList(() => UnfinishedRowDto, { max: 50, optional: true });

export class BudgetLineDto {
  @ChoiceField(['charge', 'product']) side: Side;
  @ChoiceField(ACCOUNT_CODES) account: string;
  @TextField({ max: 200 }) label: string;
  @CentimesField({ optional: true, description: 'May be left out beside a quantity and a price, whose product it is' })
  amountCentimes?: number;
  @BoolField({ optional: true, description: 'A charge that runs the association rather than the project' }) overhead: boolean = false;
  @ChoiceField(['asked', 'own', 'other'], { optional: true, nullable: true }) funding: Funding | null = null;
  @IntField({ min: 1, max: MAX_QUANTITY_THOUSANDTHS, optional: true, nullable: true, description: 'In thousandths; with a unit price' })
  quantityThousandths: number | null = null;
  @TextField({ max: MAX_UNIT, optional: true, nullable: true, description: 'What the quantity counts, in the words of the association' })
  unit: string | null = null;
  @CentimesField({ optional: true, nullable: true }) unitPriceCentimes: number | null = null;
}

export class BudgetDto {
  @VersionField() version: number;
  @NestedList(() => BudgetLineDto, { max: 200 }) lines: BudgetLineDto[];
  @Unfinished() unfinished?: UnfinishedRowDto[];
}

export class PartnerDto {
  @TextField({ max: 200 }) name: string;
  @TextField({ max: 200 }) role: string;
  @BoolField() public: boolean;
  @IntField({ min: 0, max: 10_000, optional: true, unit: 'share' }) shareBasisPoints?: number;
}
export class PartnersDto {
  @VersionField() version: number;
  @NestedList(() => PartnerDto, { max: 50 }) items: PartnerDto[];
  @Unfinished() unfinished?: UnfinishedRowDto[];
}

export class PlaceDto {
  @ChoiceField(REGION_CODES) regionCode: string;
  @TextField({ max: 120, optional: true, nullable: true }) province: string | null = null;
}
export class PlacesDto {
  @VersionField() version: number;
  @NestedList(() => PlaceDto, { max: 80 }) items: PlaceDto[];
  @Unfinished() unfinished?: UnfinishedRowDto[];
}

export class TargetGroupDto {
  @TextField({ max: 40, pattern: CODE }) code: string;
  @IntField(COUNT) expected: number;
  @IntField(COUNT) women: number;
  @IntField(COUNT) minors: number;
}
export class TargetGroupsDto {
  @VersionField() version: number;
  @NestedList(() => TargetGroupDto, { max: 30 }) items: TargetGroupDto[];
  @Unfinished() unfinished?: UnfinishedRowDto[];
}

export class ActivityDto {
  @TextField({ max: 300 }) label: string;
  @DayField() startsOn: string;
  @DayField() endsOn: string;
}
export class ActivitiesDto {
  @VersionField() version: number;
  @NestedList(() => ActivityDto, { max: 100 }) items: ActivityDto[];
  @Unfinished() unfinished?: UnfinishedRowDto[];
}

export class IndicatorDto {
  @IdField({ optional: true, description: 'Given by the server at the first save; send it back to keep it' }) id: string;
  @TextField({ max: 300 }) label: string;
  @IntField({ min: 0, max: 1_000_000_000 }) baseline: number;
  @IntField({ min: 0, max: 1_000_000_000 }) target: number;
  @TextField({ max: 60 }) unit: string;
}
export class IndicatorsDto {
  @VersionField() version: number;
  @NestedList(() => IndicatorDto, { max: 50 }) items: IndicatorDto[];
  @Unfinished() unfinished?: UnfinishedRowDto[];
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
