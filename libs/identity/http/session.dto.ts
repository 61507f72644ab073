import {
  ChoiceField,
  DayField,
  EmailField,
  IdField,
  NestedField,
  NestedList,
  SecretField,
  TextField,
  TextList,
  type PolicyName,
} from '#platform';
import { LANGUAGES, REGION_CODES, type Label, type Language } from '#kernel';
import { ApiProperty } from '@nestjs/swagger';
import { ADMINISTERED_ROLES, ROLE_NAMES, type Role } from '../domain/roles.js';
import { LINK_PURPOSES, type LinkPurpose } from '../domain/links.js';
import { PERSON_NAME } from '../domain/person-name.js';
import { FACTORS, type Factor } from '../domain/factors.js';
import type { SessionNeed } from '../app/sessions.js';

/** A name and nothing else: it is printed in mails of the administration, where an address would be somebody's bait. */
const PersonNameField = () => TextField({ max: 120, pattern: PERSON_NAME, words: true, code: 'name_only' });

export class SignInDto {
  @EmailField() email: string;
  @SecretField({ min: 1, max: 200 }) password: string;
}

export class RecoveryCodeDto {
  @TextField({ min: 10, max: 40, example: '7K3QX-9MZP2' }) code: string;
}

export class CodeDto {
  @TextField({ min: 6, max: 6, pattern: /^\d{6}$/, example: '123456' }) code: string;
}

const BYTES = /^[\w-]+$/;
/** Bytes as base64url, as WebAuthn's JSON has them. */
const BytesField = (max: number) => TextField({ max, pattern: BYTES });

/** The answer of a passkey that signs (WebAuthn's AuthenticationResponseJSON, flat). */
export class PasskeyAnswerDto {
  @BytesField(1_400) id: string;
  @BytesField(4_000) clientDataJSON: string;
  @BytesField(4_000) authenticatorData: string;
  @BytesField(2_000) signature: string;
}

/** A passkey that was made (WebAuthn's RegistrationResponseJSON, flat). */
export class NewPasskeyDto {
  @TextField({ max: 60, description: 'What its owner calls it' }) name: string;
  @BytesField(1_400) id: string;
  @BytesField(4_000) clientDataJSON: string;
  @BytesField(12_000) attestationObject: string;
  @TextList({ max: 8, values: ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] }) transports: string[];
}

export class PasskeyNameDto {
  @TextField({ max: 60 }) name: string;
}

export class StepUpDto {
  @TextField({ min: 6, max: 6, pattern: /^\d{6}$/, example: '123456', optional: true }) code?: string;
  @NestedField(() => PasskeyAnswerDto, { optional: true }) passkey?: PasskeyAnswerDto;
  @SecretField({ min: 1, max: 200, optional: true, description: 'Of whoever has no second factor' }) password?: string;
}

export class SwitchGrantDto {
  @IdField() grantId: string;
}

export class LanguageDto {
  @ChoiceField(LANGUAGES) language: Language;
}

export class RegisterDto {
  @EmailField() email: string;
  @PersonNameField() name: string;
  @ChoiceField(LANGUAGES) language: Language;
}

export class TokenDto {
  @TextField({ max: 300 }) token: string;
}

export class LinkView {
  @ApiProperty({ enum: LINK_PURPOSES }) purpose: LinkPurpose;
}

export class AskPasswordDto {
  @EmailField() email: string;
}

export class ChoosePasswordDto {
  @TextField({ max: 300 }) token: string;
  @SecretField({ min: 12, max: 200 }) password: string;
}

export class InviteOfficerDto {
  @EmailField() email: string;
  @PersonNameField() name: string;
  @ChoiceField(LANGUAGES) language: Language;
}

/** Roles of associations and of committees are given where they belong, by the association and the committee. */
export class GrantDto {
  @ChoiceField(ADMINISTERED_ROLES) role: Role;
  @ChoiceField(REGION_CODES, { optional: true }) regionCode?: string;
  /** For which institution; left out: for the whole installation. */
  @IdField({ optional: true }) institutionId?: string;
  /** The first and the last day on which it counts, both whole. */
  @DayField({ optional: true }) from?: string;
  @DayField({ optional: true }) until?: string;
}

export class GrantProposalDto extends GrantDto {
  @TextField({ min: 5, max: 1000, description: 'Why, for the second administrator' }) reason: string;
}

export class EnrolmentProposalDto {
  @TextField({ min: 5, max: 1000, description: 'How the person was recognised, for the second administrator' }) reason: string;
}

export class AccountReasonDto {
  @TextField({ min: 5, max: 1000, description: 'Why, for the audit trail' }) reason: string;
}

class FirstAdministratorDto {
  @EmailField() email: string;
  @PersonNameField() name: string;
  @ChoiceField(LANGUAGES) language: Language;
}

export class SetupDto {
  @TextField({ min: 10, max: 60 }) code: string;
  @NestedList(() => FirstAdministratorDto, { min: 2, max: 2 }) administrators: FirstAdministratorDto[];
}

export class GrantView {
  @ApiProperty() id: string;
  @ApiProperty({ enum: ROLE_NAMES }) role: Role;
  @ApiProperty({ type: Object }) label: Label;
  @ApiProperty({ type: Object }) scope: Label;
  /** In whose name, where it is held for one institution. */
  @ApiProperty({ type: Object, nullable: true }) institution: Label | null;
  @ApiProperty({ required: false, nullable: true, type: String }) associationId?: string | null;
  @ApiProperty({ required: false, nullable: true, type: String }) committeeId?: string | null;
  /** Who has lent it, where it is lent for days of absence. */
  @ApiProperty({ nullable: true, type: String }) lentBy: string | null;
}

export class PersonView {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
  @ApiProperty() email: string;
  @ApiProperty({ enum: LANGUAGES }) language: Language;
}

/** Who is signed in, under which role, and what is still asked of them. */
export class SessionView {
  @ApiProperty({ type: PersonView, nullable: true }) person: PersonView | null;
  @ApiProperty({ type: [GrantView] }) grants: GrantView[];
  @ApiProperty({ type: String, nullable: true }) activeGrantId: string | null;
  @ApiProperty({ enum: ['totp', 'enrol'], nullable: true }) needs: SessionNeed;
  /** The policies that the active role passes, for what the screens offer. */
  @ApiProperty({ type: [String] }) policies: PolicyName[];
  /** What the person is asked for before an act that binds; of whoever has no second factor, the password. */
  @ApiProperty({ enum: FACTORS, isArray: true }) factors: Factor[];
  /** Null for whoever has no second factor. */
  @ApiProperty({ type: Number, nullable: true }) recoveryCodesLeft: number | null;
  /** The name of the administration's account, where officers may sign in with it. */
  @ApiProperty({ type: Object, nullable: true }) provider: Label | null;
  /** This session was opened with it. */
  @ApiProperty() byProvider: boolean;
  @ApiProperty() demonstration: boolean;
}
