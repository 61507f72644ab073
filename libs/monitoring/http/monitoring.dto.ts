import { CentimesField, ChoiceField, DayField, IdField, IntField, NestedField, NestedList, TextField, TextList } from '#platform';
import { MAX_COMMENT, MAX_NARRATIVE, MOST_PEOPLE, MOST_REACHED } from '../domain/limits.js';

export class PeopleReachedDto {
  @IntField({ min: 0, max: MOST_PEOPLE }) total: number;
  @IntField({ min: 0, max: MOST_PEOPLE }) women: number;
  @IntField({ min: 0, max: MOST_PEOPLE }) minors: number;
}

/** The same while the report is being written. */
export class PeopleCountedDto {
  @IntField({ min: 0, max: MOST_PEOPLE, nullable: true }) total: number | null;
  @IntField({ min: 0, max: MOST_PEOPLE, nullable: true }) women: number | null;
  @IntField({ min: 0, max: MOST_PEOPLE, nullable: true }) minors: number | null;
}

export class ReportedActivityDto {
  @IntField({ min: 0, max: 200 }) position: number;
  @ChoiceField(['yes', 'partly', 'no'], { optional: true, nullable: true }) done?: 'yes' | 'partly' | 'no' | null;
  @TextField({ max: MAX_COMMENT, min: 0, optional: true }) comment?: string;
}

export class ReportedIndicatorDto {
  @IntField({ min: 0, max: 200 }) position: number;
  @IntField({ min: 0, max: MOST_REACHED, nullable: true }) actual: number | null;
}

export class ReportedLineDto {
  @IdField() id: string;
  @CentimesField({ nullable: true }) actualCentimes: number | null;
}

export class WriteReportDto {
  @IntField({ min: 1, max: 1_000_000, description: 'The version that was read' }) version: number;
  @TextField({ max: MAX_NARRATIVE, min: 0, optional: true }) summary?: string;
  @TextField({ max: MAX_NARRATIVE, min: 0, optional: true }) difficulties?: string;
  @NestedList(() => ReportedActivityDto, { max: 200, optional: true }) activities?: ReportedActivityDto[];
  @NestedList(() => ReportedIndicatorDto, { max: 200, optional: true }) indicators?: ReportedIndicatorDto[];
  @NestedField(() => PeopleCountedDto, { optional: true }) beneficiaries?: PeopleCountedDto;
  @NestedList(() => ReportedLineDto, { max: 100, optional: true }) lines?: ReportedLineDto[];
}

export class AcceptReportDto {
  @TextList({ max: 20, maxLength: 60, optional: true, description: 'With an amount set aside: of the reasons that are offered' })
  reasons?: string[];
  @TextField({ max: 5_000, optional: true, description: 'With an amount set aside: which expenses, and why' }) reason?: string;
  @NestedField(() => PeopleReachedDto) verified: PeopleReachedDto;
  @CentimesField({ optional: true, description: 'Set aside among what was declared as spent' }) ineligibleCentimes?: number;
}

export class ReturnReportDto {
  @TextList({ min: 1, max: 20, maxLength: 60, description: 'Of the reasons that are offered' }) reasons: string[];
  @TextField({ max: 5_000 }) reason: string;
}

export class SiteVisitDto {
  @DayField() visitedOn: string;
  @TextField({ max: MAX_NARRATIVE }) findings: string;
}

export class IncidentDto {
  @DayField() occurredOn: string;
  @TextField({ max: MAX_NARRATIVE }) description: string;
}
