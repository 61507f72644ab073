import { isPhone, LANGUAGES, REGION_CODES, typedIce, typedPhone, typedReceipt, typedRib, type Language } from '#kernel';
import {
  BoolField,
  CentimesField,
  ChoiceField,
  DayField,
  EmailField,
  IdField,
  IntField,
  LocalizedDto,
  NestedField,
  NestedList,
  TextField,
  TextList,
  TypedField,
} from '#platform';
import { ORGANISATION_NAME, PERSON_NAME } from '#identity';
import {
  GIVEN_ROLES,
  MEMBER_ROLES,
  PREDECESSOR_ROLES,
  type GivenRole,
  type MemberRole,
  type PredecessorRole,
} from '../domain/member-roles.js';
import { VERIFIED_FIELDS, type VerifiedField } from '../domain/revision.js';
import {
  ASSOCIATION_KINDS,
  BOARD_FUNCTIONS,
  RECEIPT_CHECKS,
  type AssociationKind,
  type BoardFunction,
  type ReceiptCheck,
} from '../domain/association-kinds.js';

const OrganisationNameField = (options: { optional?: true } = {}) =>
  TextField({ max: 200, pattern: ORGANISATION_NAME, words: true, code: 'name_only', ...options });

export class NameDto {
  @OrganisationNameField() fr: string;
  @OrganisationNameField() ar: string;
  @OrganisationNameField({ optional: true }) en?: string;
}

export class BoardSeatDto {
  @TextField({ max: 120 }) name: string;
  @ChoiceField(Object.keys(BOARD_FUNCTIONS)) function: BoardFunction;
  @DayField() startsOn: string;
  @DayField({ optional: true, nullable: true }) endsOn?: string | null;
}

export class PublicFundingDto {
  @TextField({ max: 200 }) name: string;
  @IntField({ min: 1990, max: 2100, unit: 'year' }) year: number;
  @CentimesField() amountCentimes: number;
}

export class AccountDto {
  @TypedField(typedRib, { max: 80, description: '24 digits with their key, or the IBAN that holds them, as people paste it' }) rib: string;
  @TextField({ max: 140, description: 'As on the RIB attestation, in Latin letters' }) holder: string;
}

class IdentityDto {
  @NestedField(() => NameDto) name: NameDto;
  @ChoiceField(Object.keys(ASSOCIATION_KINDS)) kind: AssociationKind;
  @BoolField() ofMigrants: boolean;
  @TypedField(typedIce, { max: 80, description: '15 digits with their key, as people paste them' }) ice: string;
  @TypedField(typedReceipt, { max: 60 }) receiptNumber: string;
  @DayField({ optional: true, nullable: true }) receiptDate?: string | null;
  @ChoiceField(REGION_CODES) regionCode: string;
  @TextField({ max: 120, optional: true, nullable: true }) province?: string | null;
  @TextField({ max: 120, optional: true, nullable: true }) commune?: string | null;
  @TextField({ max: 300, optional: true, nullable: true }) address?: string | null;
  @TextField({ max: 200, pattern: /^https?:\/\/\S+$/, optional: true, nullable: true }) website?: string | null;
  @TypedField(typedPhone, { max: 40, holds: isPhone, code: 'phone', optional: true, nullable: true }) phone?: string | null;
  @NestedField(() => LocalizedDto, { optional: true }) object?: LocalizedDto;
  @NestedList(() => PublicFundingDto, { max: 30, optional: true }) publicFunding?: PublicFundingDto[];
  @NestedList(() => BoardSeatDto, { max: 30, optional: true }) board?: BoardSeatDto[];
}

export class RegisterAssociationDto extends IdentityDto {
  @NestedField(() => AccountDto) account: AccountDto;
}

export class EditAssociationDto extends IdentityDto {
  @IntField({ min: 1, max: 1_000_000 }) version: number;
}

export class BoardDto {
  @NestedList(() => BoardSeatDto, { min: 1, max: 30 }) board: BoardSeatDto[];
}

export class InviteMemberDto {
  @EmailField() email: string;
  @TextField({ max: 120, pattern: PERSON_NAME, words: true, code: 'name_only' }) name: string;
  @ChoiceField(LANGUAGES) language: Language;
  @ChoiceField(MEMBER_ROLES) role: MemberRole;
  @ChoiceField(PREDECESSOR_ROLES, { optional: true, description: 'With the presidency: what becomes of the president of today' })
  predecessorRole?: PredecessorRole;
}

export class ChangeMemberDto {
  @ChoiceField(GIVEN_ROLES) role: GivenRole;
  @DayField({ optional: true, nullable: true, description: 'The last day of the role' }) until?: string | null;
}

export class PresidencyClaimDto {
  @TextField({ max: 120, pattern: PERSON_NAME, words: true, code: 'name_only' }) name: string;
  @EmailField() email: string;
  @ChoiceField(LANGUAGES) language: Language;
  @DayField() electedOn: string;
  @ChoiceField(PREDECESSOR_ROLES) predecessorRole: PredecessorRole;
}

export class DelegationDto {
  @IdField() personId: string;
  @DayField() startsOn: string;
  @DayField() endsOn: string;
  @TextField({ max: 2000, min: 10 }) statement: string;
}

export class AssociationReasonDto {
  @TextField({ max: 2000, min: 3 }) reason: string;
}

export class FieldRemarkDto {
  @ChoiceField(VERIFIED_FIELDS) field: VerifiedField;
  @TextField({ max: 1000, min: 3 }) text: string;
}

export class ReturnAssociationDto {
  @TextField({ max: 2000, min: 3 }) reason: string;
  @NestedList(() => FieldRemarkDto, { max: 12, optional: true }) remarks?: FieldRemarkDto[];
}

export class VerifyAssociationDto {
  @TextList({ max: 3, values: RECEIPT_CHECKS, optional: true }) checked?: ReceiptCheck[];
}

export class FieldDecisionDto {
  @ChoiceField(VERIFIED_FIELDS) field: VerifiedField;
  @BoolField() accepted: boolean;
  @TextField({ max: 1000, optional: true, nullable: true }) remark?: string | null;
}

export class RevisionDecisionDto {
  @IntField({ min: 1, max: 1_000_000 }) version: number;
  @NestedList(() => FieldDecisionDto, { min: 1, max: 12 }) fields: FieldDecisionDto[];
}

export class FlagDto {
  @ChoiceField(['orange', 'red']) colour: 'orange' | 'red';
  @TextField({ max: 2000, min: 3 }) reason: string;
  @DayField({ optional: true, nullable: true }) endsOn?: string | null;
}

export class VaultQuery {
  @TextField({ max: 120, min: 2, optional: true, description: 'Of a document `other`: what it is' }) title?: string;
  @DayField({ optional: true, description: 'The last day the document is valid' }) validUntil?: string;
}
