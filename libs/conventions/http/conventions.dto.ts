import { CentimesField, DayField, IdField, IntField, NestedList, TextField, TextList } from '#platform';
import { ACCOUNT, MAX_REASON } from '#kernel';
import { MAX_LINE_LABEL, MAX_LINES } from '../domain/limits.js';
import { TRANCHE_CONDITIONS, WHOLE_BASIS_POINTS, type TrancheCondition } from '../domain/terms.js';

export class TranchePlanDto {
  @IntField({ min: 1, max: WHOLE_BASIS_POINTS, description: 'Hundredths of a percent of the grant', unit: 'share' })
  shareBasisPoints: number;
  @TextList({ max: 4, values: TRANCHE_CONDITIONS }) conditions: TrancheCondition[];
  @IntField({ min: 0, max: 10_000, optional: true, unit: 'share' }) spentBasisPoints?: number;
  @DayField({ optional: true }) notBefore?: string;
}

export class DraftConventionDto {
  @IdField() applicationId: string;
  @DayField({ description: 'Effective date' }) startsOn: string;
  @DayField() endsOn: string;
  @CentimesField({ min: 1, optional: true }) amountCentimes?: number;
  @NestedList(() => TranchePlanDto, { min: 1, max: 10, optional: true }) tranches?: TranchePlanDto[];
}

export class GrantLineDto {
  @TextField({ max: 4, pattern: ACCOUNT, code: 'choice', description: 'Of the nomenclature of the call, of what is spent in money' })
  account: string;
  @TextField({ max: MAX_LINE_LABEL }) label: string;
  @CentimesField({ min: 1 }) amountCentimes: number;
}

export class RecutBudgetDto {
  @NestedList(() => GrantLineDto, { min: 1, max: MAX_LINES }) lines: GrantLineDto[];
}

export class ConventionReasonDto {
  @TextList({ min: 1, max: 20, maxLength: 60, description: 'Of the reasons that are offered' }) reasons: string[];
  @TextField({ max: MAX_REASON }) reason: string;
}
