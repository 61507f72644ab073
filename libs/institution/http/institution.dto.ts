import { ApiProperty } from '@nestjs/swagger';
import { IsObject } from 'class-validator';
import { LANGUAGES, typedRib, type Language } from '#kernel';
import { BoolField, ChoiceField, DayField, EmailField, IdField, IntField, NestedField, TextField, TextList, TypedField } from '#platform';
import { INSTITUTION_KIND_CODES, type InstitutionKind } from '../domain/institution-kinds.js';
import { MAX_CERTIFIED_NAME, MAX_HEADER_LINES } from '../domain/letterhead.js';

/** A short text in both languages of documents. */
export class PrintedNameDto {
  @TextField({ max: 300, min: 0 }) fr: string;
  @TextField({ max: 300, min: 0 }) ar: string;
}

export class NoticeDto {
  @TextField({ max: 5_000, min: 0 }) fr: string;
  @TextField({ max: 5_000, min: 0 }) ar: string;
}

export class HeaderDto {
  @TextList({ min: 1, max: MAX_HEADER_LINES, maxLength: 160 }) fr: string[];
  @TextList({ min: 1, max: MAX_HEADER_LINES, maxLength: 160 }) ar: string[];
}

export class InstitutionDto {
  @TextField({ max: 20, pattern: /^[A-Z][A-Z0-9-]*$/, example: 'CR-SM' }) code: string;
  @ChoiceField(INSTITUTION_KIND_CODES) kind: InstitutionKind;
  @NestedField(() => PrintedNameDto) name: PrintedNameDto;
  @NestedField(() => PrintedNameDto, { description: 'The name within a sentence' }) inSentence: PrintedNameDto;
  @NestedField(() => PrintedNameDto, { description: 'Who signs decisions, in the words of the acts' })
  authorisingOfficer: PrintedNameDto;
  @NestedField(() => HeaderDto, { description: 'The lines at the head of documents' }) header: HeaderDto;
  @NestedField(() => PrintedNameDto, { description: 'The town where acts are done' }) seat: PrintedNameDto;
  @TextField({ max: MAX_CERTIFIED_NAME, description: 'In certificates of signature' }) certifiedName: string;
  @TextField({ max: 8, nullable: true, description: 'ISO 3166-2:MA; null for the whole country' }) regionCode: string | null;
  @IdField({ nullable: true, description: 'For whom an operator acts' }) actsForId: string | null;
  @TextField({ max: 8, min: 0, pattern: /^([A-Z][A-Z0-9]{1,7})?$/, description: 'Before its numbers; empty for the principal only' })
  numberPrefix: string;
  @ChoiceField(LANGUAGES) defaultLanguage: Language;
  @NestedField(() => NoticeDto, { nullable: true }) legalNotice: NoticeDto | null;
  @TextList({ max: 20, maxLength: 300 }) legalBases: string[];
  @EmailField({ nullable: true }) contactEmail: string | null;
  @TextField({ max: 40, nullable: true }) contactPhone: string | null;
}

export class EditInstitutionDto extends InstitutionDto {
  @IntField({ min: 1, max: 1_000_000, description: 'The version that was read' }) version: number;
}

export class SignatoryDto {
  @IdField({ nullable: true, description: 'Their account, where they have one' }) personId: string | null;
  @TextField({ max: 200 }) name: string;
  @NestedField(() => PrintedNameDto) quality: PrintedNameDto;
  @TextField({ max: 300, description: 'The appointment or delegation, by its reference' }) act: string;
  @DayField() startsOn: string;
  @DayField({ nullable: true }) endsOn: string | null;
}

export class PayingAccountDto {
  @TextField({ max: 120, description: 'By which people tell accounts apart' }) title: string;
  @TextField({
    max: 70,
    pattern: /^[A-Za-z0-9][A-Za-z0-9 .,'()/+-]*$/,
    words: true,
    description: 'As the bank writes it, in Latin letters',
  })
  holder: string;
  @TypedField(typedRib, { max: 80, description: '24 digits with their key, or the IBAN that holds them, as people paste it' }) rib: string;
  @BoolField({ description: 'Pays whatever names no other account' }) isDefault: boolean;
  @TextField({ max: 500, min: 3 }) reason: string;
}

export class InstitutionReasonDto {
  @TextField({ max: 1_000, min: 3 }) reason: string;
}

export class RevisionDto {
  @TextField({ max: 80, example: 'conventions.terms' }) parameter: string;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Every field of the parameter' })
  @IsObject()
  value: Record<string, unknown>;
  @DayField({ description: 'From this day on; today at the earliest' }) validFrom: string;
  @TextField({ max: 500, min: 3 }) reason: string;
}
