import { ChoiceField, EmailField, IdField, SecretField, TextField, PageQuery } from '#platform';
import { LANGUAGES, type Label, type Language } from '#kernel';
import { ApiProperty } from '@nestjs/swagger';
import { ROLE_NAMES, type Role } from '../domain/roles.js';
import type { SessionNeed } from '../app/sessions.js';

export class SignInDto {
  @EmailField() email: string;
  @SecretField({ min: 1, max: 200 }) password: string;
}

export class CodeDto {
  @TextField({ min: 6, max: 6, pattern: /^\d{6}$/, example: '123456' }) code: string;
}

export class SwitchGrantDto {
  @IdField() grantId: string;
}

export class LanguageDto {
  @ChoiceField(LANGUAGES) language: Language;
}

export class RegisterDto {
  @EmailField() email: string;
  @TextField({ max: 120 }) name: string;
  @SecretField({ min: 12, max: 200 }) password: string;
  @ChoiceField(LANGUAGES) language: Language;
}

export class TokenDto {
  @TextField({ max: 300 }) token: string;
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
  @TextField({ max: 120 }) name: string;
  @ChoiceField(LANGUAGES) language: Language;
}

export class GrantDto {
  @ChoiceField(ROLE_NAMES) role: Role;
  @TextField({ max: 8, optional: true }) regionCode?: string;
  @IdField({ optional: true }) committeeId?: string;
  @TextField({ max: 60, optional: true }) collegeCode?: string;
  @IdField({ optional: true }) associationId?: string;
}

export class PeopleQuery extends PageQuery {
  @TextField({ max: 100, optional: true }) q?: string;
  /** `1`: only people who were invited and have not answered; `0`: only the others. */
  @ChoiceField(['0', '1'], { optional: true }) invited?: '0' | '1';
}

export class GrantView {
  @ApiProperty() id: string;
  @ApiProperty({ enum: ROLE_NAMES }) role: Role;
  @ApiProperty({ type: Object }) label: Label;
  @ApiProperty({ type: Object }) scope: Label;
  @ApiProperty({ required: false, nullable: true, type: String }) associationId?: string | null;
  @ApiProperty({ required: false, nullable: true, type: String }) committeeId?: string | null;
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
  @ApiProperty() demonstration: boolean;
}
