import {
  COUNTRY_CODES,
  isIce,
  isPhone,
  LANGUAGES,
  PROVINCE_CODES,
  REGION_CODES,
  typedIban,
  typedIce,
  typedPhone,
  typedReceipt,
  typedRib,
  type Language,
} from '#kernel';
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
import { TAKEABLE, type Takeable } from '../domain/merging.js';
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

export class NetworkMemberDto {
  @TextField({ max: 200 }) name: string;
  @TypedField(typedIce, { max: 80, holds: isIce, code: 'ice', optional: true, nullable: true }) ice?: string | null;
}

export class AccountDto {
  @TypedField(typedRib, {
    max: 80,
    optional: true,
    nullable: true,
    description: 'In Morocco: 24 digits with their key, or the IBAN that holds them, as people paste it',
  })
  rib?: string | null;
  @TypedField(typedIban, { max: 80, optional: true, nullable: true, description: 'Of an organisation abroad' }) iban?: string | null;
  @TypedField(typedIban, { max: 40, optional: true, nullable: true, description: 'Of the bank, with an IBAN: ISO 9362' }) bic?:
    string | null;
  @TextField({ max: 140, optional: true, nullable: true, description: 'With an IBAN' }) bankName?: string | null;
  @TextField({ max: 140, description: 'As on the RIB attestation, in Latin letters' }) holder: string;
}

class IdentityDto {
  @NestedField(() => NameDto) name: NameDto;
  @ChoiceField(Object.keys(ASSOCIATION_KINDS)) kind: AssociationKind;
  @BoolField() ofMigrants: boolean;
  @TypedField(typedIce, {
    max: 80,
    optional: true,
    nullable: true,
    description: '15 digits with their key, as people paste them; none where the seat is abroad',
  })
  ice?: string | null;
  @ChoiceField(COUNTRY_CODES, { optional: true, description: 'Of the seat, ISO 3166-1; Morocco where it is left out' }) country?: string;
  @TextField({ max: 200, optional: true, nullable: true, description: 'The register that gave the number, for kinds that have several' })
  registerName?: string | null;
  @TypedField(typedReceipt, { max: 60, description: 'Of the act that makes it exist: receipt, register, dahir' }) receiptNumber: string;
  @DayField({ optional: true, nullable: true }) receiptDate?: string | null;
  @TextField({ max: 200, optional: true, nullable: true, description: 'Of an organisation abroad that has one' }) hostAgreement?:
    string | null;
  @ChoiceField(REGION_CODES, { optional: true, nullable: true, description: 'None where the seat is abroad' }) regionCode?: string | null;
  @ChoiceField(PROVINCE_CODES, { optional: true, nullable: true, description: 'ISO 3166-2:MA; of the region' }) province?: string | null;
  @TextField({ max: 20, optional: true, nullable: true, description: 'Of the province; its code in the census' }) commune?: string | null;
  @TextField({ max: 120, optional: true, nullable: true, description: 'Of a seat abroad' }) city?: string | null;
  @TextField({ max: 300, optional: true, nullable: true }) address?: string | null;
  @TextField({ max: 200, pattern: /^https?:\/\/\S+$/, optional: true, nullable: true }) website?: string | null;
  @TypedField(typedPhone, { max: 40, holds: isPhone, code: 'phone', optional: true, nullable: true }) phone?: string | null;
  @NestedField(() => LocalizedDto, { optional: true }) object?: LocalizedDto;
  @NestedList(() => PublicFundingDto, { max: 30, optional: true }) publicFunding?: PublicFundingDto[];
  @NestedList(() => NetworkMemberDto, { max: 200, optional: true, description: 'Whom a federation unites' }) network?: NetworkMemberDto[];
  @NestedList(() => BoardSeatDto, { max: 30, optional: true }) board?: BoardSeatDto[];
}

export class RegisterAssociationDto extends IdentityDto {
  @NestedField(() => AccountDto) account: AccountDto;
}

/** What is typed of an association before it is registered. */
export class LikeDto {
  @NestedField(() => NameDto) name: NameDto;
  @TypedField(typedIce, { max: 80, optional: true, nullable: true }) ice?: string | null;
  @ChoiceField(REGION_CODES, { optional: true, nullable: true }) regionCode?: string | null;
}

export class MergeDto {
  @IdField() otherId: string;
  @TextList({ max: TAKEABLE.length, values: TAKEABLE, optional: true, description: 'What the one that stays takes from the other' })
  taken?: Takeable[];
  @TextField({ max: 2000, min: 3 }) reason: string;
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

export class AssociationRefusalDto {
  @TextList({ min: 1, max: 20, maxLength: 60, description: 'Of the reasons that are offered' }) reasons: string[];
  @TextField({ max: 2000, min: 3 }) reason: string;
}

export class FieldRemarkDto {
  @ChoiceField(VERIFIED_FIELDS) field: VerifiedField;
  @TextField({ max: 1000, min: 3 }) text: string;
}

export class ReturnAssociationDto {
  @TextList({ min: 1, max: 20, maxLength: 60, description: 'Of the reasons that are offered' }) reasons: string[];
  @TextField({ max: 2000, min: 3 }) reason: string;
  @NestedList(() => FieldRemarkDto, { max: VERIFIED_FIELDS.length, optional: true }) remarks?: FieldRemarkDto[];
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
  @NestedList(() => FieldDecisionDto, { min: 1, max: VERIFIED_FIELDS.length }) fields: FieldDecisionDto[];
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
