import { WORD_CODE } from '#institution';
import {
  ChoiceField,
  CentimesField,
  DayField,
  EmailField,
  IdField,
  IntField,
  NestedField,
  NestedList,
  TextField,
  WallTimeField,
  BoolField,
} from '#platform';
import { LANGUAGES, MAX_CENTIMES, REGION_CODES, type Language } from '#kernel';
import { ALLOCATION_RULES, type AllocationRule } from '../domain/allocation.js';
import { CONFLICT_KINDS, MEMBER_FUNCTIONS, PRESENCES, type ConflictKind, type MemberFunction, type Presence } from '../domain/colleges.js';
import { OUTCOME_CODES, type Outcome } from '../domain/outcomes.js';
import { MAX_JUSTIFICATION, MAX_REASON_OF_COMMITTEE, MAX_SHEET_COMMENT } from '../domain/limits.js';
import { CONDUCTING, type Conducting } from '../domain/signatures.js';
import { VOTE_CHOICES, type VoteChoice } from '../domain/voting.js';

/** A text that the public reads: both official languages are written. */
export class BothLanguagesDto {
  @TextField({ max: 10_000 }) fr: string;
  @TextField({ max: 10_000 }) ar: string;
  @TextField({ max: 10_000, optional: true }) en?: string;
}

export class CommitteeSettingsDto {
  @NestedField(() => BothLanguagesDto) name: BothLanguagesDto;
  @IntField({ min: 1, max: 10_000, description: 'Share of the seats, hundredths of a percent', unit: 'share' }) quorumBasisPoints: number;
  @IntField({ min: 0, max: 100 }) quorumPerCollege: number;
  @IntField({ min: 0, max: 365 }) convocationDays: number;
  @IntField({ min: 1, max: 365 }) appealDays: number;
}

export class CommitteeDto extends CommitteeSettingsDto {
  @ChoiceField(REGION_CODES) regionCode: string;
}

export class MemberDto {
  @EmailField() email: string;
  @TextField({ max: 120 }) name: string;
  @ChoiceField(LANGUAGES) language: Language;
  @ChoiceField(MEMBER_FUNCTIONS) function: MemberFunction;
  @TextField({ max: 60, pattern: WORD_CODE, optional: true, description: 'Of the colleges of the committee' }) collegeCode?: string;
  @IdField({ optional: true, description: 'The titular whom this member replaces' }) substituteOfId?: string;
  @DayField() mandateFrom: string;
  @DayField({ optional: true }) mandateUntil?: string;
  @TextField({ max: 500, optional: true }) employer?: string;
  @TextField({ max: 2000, optional: true }) ties?: string;
}

export class CommitteeReasonDto {
  @TextField({ max: MAX_REASON_OF_COMMITTEE }) reason: string;
}

export class ConveneDto {
  @IdField() callId: string;
  @WallTimeField({ description: 'In Morocco' }) heldAt: string;
  @NestedField(() => BothLanguagesDto) place: BothLanguagesDto;
  @ChoiceField(ALLOCATION_RULES, { optional: true }) allocationRule?: AllocationRule;
  @IntField({ min: 0, max: 10_000, optional: true, description: 'Least mean for the rule threshold, hundredths of a point' })
  thresholdHundredths?: number;
}

export class AttendanceDto {
  @IdField() memberId: string;
  @ChoiceField(PRESENCES) presence: Presence;
}

export class FileDeclarationDto {
  @IdField() fileId: string;
  @ChoiceField(CONFLICT_KINDS, { nullable: true, description: 'Null: no conflict' }) kind: ConflictKind | null;
  @TextField({ max: 2000, optional: true }) text?: string;
}

export class DeclarationDto {
  @ChoiceField(['yes'], { description: 'I keep what I read and hear confidential' }) confidentiality: 'yes';
  @NestedList(() => FileDeclarationDto, { max: 1000 }) files: FileDeclarationDto[];
}

export class OwnConflictDto {
  @ChoiceField(CONFLICT_KINDS) kind: ConflictKind;
  @TextField({ max: 2000, optional: true }) text?: string;
}

export class PinConflictDto {
  @IdField() memberId: string;
  @ChoiceField(CONFLICT_KINDS) kind: ConflictKind;
  @TextField({ max: 2000 }) text: string;
}

export class LiftConflictDto {
  @IdField() memberId: string;
  @TextField({ max: 2000 }) text: string;
}

export class MarkDto {
  @TextField({ max: 80 }) criterion: string;
  @IntField({ min: 0, max: 1000, nullable: true }) score: number | null;
  @BoolField() notAssessable: boolean;
  @TextField({ max: MAX_JUSTIFICATION, min: 0, nullable: true }) justification: string | null;
}

export class SheetDto {
  @IntField({ min: 0, max: 1_000_000, description: 'The revision the window started from; 0 for the first save' }) revision: number;
  @NestedList(() => MarkDto, { max: 50 }) marks: MarkDto[];
  @TextField({ max: MAX_SHEET_COMMENT, min: 0, nullable: true }) comment: string | null;
}

export class SendSheetDto {
  @TextField({ max: MAX_REASON_OF_COMMITTEE, optional: true, description: 'Needed when a sheet was sent before' }) reason?: string;
}

export class ScenarioAmountDto {
  @IdField() fileId: string;
  @CentimesField() amountCentimes: number;
}

export class ScenarioDto {
  @TextField({ max: 120 }) name: string;
  @ChoiceField(ALLOCATION_RULES) rule: AllocationRule;
  @IntField({ min: 0, max: 10_000, optional: true }) thresholdHundredths?: number;
  @IntField({ min: -MAX_CENTIMES, max: MAX_CENTIMES, optional: true, description: 'What if the envelope had more, or less' })
  extraCentimes?: number;
  @NestedList(() => ScenarioAmountDto, { max: 1000, optional: true }) amounts?: ScenarioAmountDto[];
}

export class DecisionReasonDto {
  @TextField({
    max: 60,
    pattern: WORD_CODE,
    example: 'budget.envelope',
    description: 'Of the list of the institution, as the ranking offers it',
  })
  code: string;
  @TextField({ max: 80, optional: true }) criterion?: string;
}

export class DecisionDto {
  @IntField({ min: 0, max: 1_000_000, description: 'The revision of the decision that the window started from; 0 while there is none' })
  revision: number;
  @ChoiceField(OUTCOME_CODES) outcome: Outcome;
  @CentimesField() amountCentimes: number;
  @NestedList(() => DecisionReasonDto, { max: 20 }) reasons: DecisionReasonDto[];
  @NestedField(() => BothLanguagesDto, { optional: true }) conditions?: BothLanguagesDto;
  @NestedField(() => BothLanguagesDto, { optional: true, description: 'Why the decision departs from the ranking' })
  awayText?: BothLanguagesDto;
}

export class MemberVoteDto {
  @IdField() memberId: string;
  @ChoiceField(VOTE_CHOICES) choice: VoteChoice;
}

export class PostponeDto {
  @IntField({ min: 0, max: 1_000_000, description: 'The revision of the decision that the window started from; 0 while there is none' })
  revision: number;
  @NestedField(() => BothLanguagesDto, { description: 'Printed in the minutes, told to the association' }) reason: BothLanguagesDto;
}

export class VoteDto {
  @IntField({ min: 1, max: 1_000_000, description: 'The revision of the decision that is voted on' }) revision: number;
  @TextField({
    max: MAX_REASON_OF_COMMITTEE,
    optional: true,
    description: 'Why a vote is held again; needed when one stands written already',
  })
  reason?: string;
  @NestedList(() => MemberVoteDto, { min: 1, max: 100 }) votes: MemberVoteDto[];
}

export class ActingDto {
  @IdField() memberId: string;
  @ChoiceField(CONDUCTING) function: Conducting;
  @TextField({ max: MAX_REASON_OF_COMMITTEE }) reason: string;
}

export class AbsenceDto {
  @IdField() memberId: string;
  @TextField({ max: MAX_REASON_OF_COMMITTEE }) reason: string;
}
