import {
  BoolField,
  CentimesField,
  ChoiceField,
  IdField,
  IntField,
  LocalizedDto,
  NestedField,
  NestedList,
  TextField,
  TextList,
  WallTimeField,
} from '#platform';
import { WORD_CODE } from '#institution';
import { LANGUAGES, MOROCCO, REGION_CODES, type Language } from '#kernel';
import { CALL_KINDS, type CallKind } from '../domain/call-rules.js';
import { FIELD_KINDS, type FieldKind } from '../domain/fields/index.js';
import { CODE as CODE_PATTERN, MAX_CODE } from '../domain/form.js';
import { MAX_SCORE, TOTAL_WEIGHT } from '../domain/grid.js';
import { MAX_AGE, MAX_FILES_OF_ASSOCIATION } from '../domain/limits.js';
import { ZONES } from '../domain/milestones.js';

const CODE = { max: MAX_CODE, pattern: CODE_PATTERN, code: 'code' };

export class VersionDto {
  @IntField({ min: 1, max: 1_000_000, description: 'The version that was read' }) version: number;
}

/** Text that is published: both official languages are written. */
export class PublishedTextDto {
  @TextField({ max: 10_000 }) fr: string;
  @TextField({ max: 10_000 }) ar: string;
  @TextField({ max: 10_000, min: 0, optional: true }) en?: string;
}

export class CallTargetGroupDto {
  @TextField(CODE) code: string;
  @NestedField(() => LocalizedDto) label: LocalizedDto;
  @IntField({ min: 0, max: MAX_AGE, optional: true }) minAge?: number;
  @IntField({ min: 0, max: MAX_AGE, optional: true }) maxAge?: number;
}

export class EligibilityDto {
  @TextField(CODE) code: string;
  @NestedField(() => LocalizedDto) question: LocalizedDto;
}

export class CallContentDto {
  @ChoiceField(CALL_KINDS) kind: CallKind;
  @NestedField(() => LocalizedDto) title: LocalizedDto;
  @NestedField(() => LocalizedDto) summary: LocalizedDto;
  @NestedField(() => LocalizedDto) description: LocalizedDto;
  @TextList({ max: 12 }) regionCodes: string[];
  @TextList({ max: 30 }) domainCodes: string[];
  @NestedList(() => CallTargetGroupDto, { max: 20 }) targetGroups: CallTargetGroupDto[];
  @NestedList(() => EligibilityDto, { max: 30 }) eligibility: EligibilityDto[];
  @CentimesField({ nullable: true }) floorCentimes: number | null;
  @CentimesField({ nullable: true, min: 1 }) ceilingCentimes: number | null;
  @IntField({ min: 0, max: 10_000, description: 'Hundredths of a percent of the total', unit: 'share' }) maxOverheadBasisPoints: number;
  @IntField({ min: 0, max: 10_000, description: 'Hundredths of a percent of the total', unit: 'share' }) minOwnBasisPoints: number;
  @IntField({ min: 1, max: MAX_FILES_OF_ASSOCIATION }) maxFilesPerAssociation: number;
}

export class CreateCallDto extends CallContentDto {
  @IdField() programmeId: string;
}

export class EditCallDto extends CallContentDto {
  @IntField({ min: 1, max: 1_000_000, description: 'The version that was read' }) version: number;
}

export class SectionDto {
  @TextField(CODE) code: string;
  @NestedField(() => LocalizedDto) label: LocalizedDto;
}

export class FormFieldDto {
  @TextField(CODE) code: string;
  @TextField(CODE) section: string;
  @ChoiceField(FIELD_KINDS) kind: FieldKind;
  @NestedField(() => LocalizedDto) label: LocalizedDto;
  @NestedField(() => LocalizedDto, { optional: true }) help?: LocalizedDto;
  @BoolField() required: boolean;
  @IntField({ min: 0, max: Number.MAX_SAFE_INTEGER, optional: true }) max?: number;
  @IntField({ min: 0, max: Number.MAX_SAFE_INTEGER, optional: true }) min?: number;
  @NestedList(() => SectionDto, { max: 200, optional: true }) options?: SectionDto[];
}

export class FormDto extends VersionDto {
  @NestedList(() => SectionDto, { max: 50 }) sections: SectionDto[];
  @NestedList(() => FormFieldDto, { max: 300 }) fields: FormFieldDto[];
}

export class LevelDto {
  @IntField({ min: 0, max: MAX_SCORE }) score: number;
  @NestedField(() => LocalizedDto) label: LocalizedDto;
}

export class CriterionDto {
  @TextField(CODE) code: string;
  @NestedField(() => LocalizedDto) label: LocalizedDto;
  @IntField({ min: 1, max: TOTAL_WEIGHT }) weight: number;
  @IntField({ min: 1, max: MAX_SCORE }) scaleMax: number;
  @NestedList(() => LevelDto, { max: 101 }) levels: LevelDto[];
  @IntField({ min: 0, max: MAX_SCORE, optional: true }) threshold?: number;
}

export class GridDto extends VersionDto {
  @NestedList(() => CriterionDto, { max: 50 }) criteria: CriterionDto[];
}

export class RequiredDocumentDto {
  @TextField(CODE) code: string;
  @NestedField(() => LocalizedDto) label: LocalizedDto;
  @BoolField() required: boolean;
  @TextField({ max: 60, pattern: WORD_CODE, optional: true, description: 'Kind of the association’s vault it may be taken from' })
  fromVault?: string;
}

export class DocumentsDto extends VersionDto {
  @NestedList(() => RequiredDocumentDto, { max: 50 }) documents: RequiredDocumentDto[];
}

export class FundingShareDto {
  @ChoiceField(REGION_CODES) regionCode: string;
  @IdField() subEnvelopeId: string;
}

export class FundingDto extends VersionDto {
  @NestedList(() => FundingShareDto, { max: 12 }) shares: FundingShareDto[];
}

export class CalendarDto extends VersionDto {
  @ChoiceField(ZONES, { optional: true }) zone: string = MOROCCO;
  @WallTimeField() opens: string;
  @WallTimeField() questionsUntil: string;
  @WallTimeField() closes: string;
  @WallTimeField() committee: string;
  @WallTimeField() results: string;
}

export class NewDeadlineDto {
  @WallTimeField() closes: string;
  @WallTimeField({ optional: true }) committee?: string;
  @WallTimeField({ optional: true }) results?: string;
  @NestedField(() => PublishedTextDto) reason: PublishedTextDto;
}

export class CancelDto {
  @NestedField(() => PublishedTextDto) reason: PublishedTextDto;
}

export class DuplicateDto {
  @IdField({ optional: true, description: 'Another programme than that of the call copied' }) programmeId?: string;
}

export class AskDto {
  @TextField({ max: 2_000 }) text: string;
}

export class AnswerDto {
  @NestedField(() => PublishedTextDto) question: PublishedTextDto;
  @NestedField(() => PublishedTextDto) answer: PublishedTextDto;
}

/** The language in which something is said; that of the request when not given. */
export class LanguageQuery {
  @ChoiceField(LANGUAGES, { optional: true }) lang?: Language;
}

export class FeedQuery {
  @ChoiceField(REGION_CODES, { optional: true }) region?: string;
  @TextField({ max: 40, optional: true }) domain?: string;
  @TextField({ max: 2, optional: true, description: 'fr, ar or en' }) lang?: string;
}
