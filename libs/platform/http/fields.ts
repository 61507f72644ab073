import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { MAX_CENTIMES } from '#kernel';

interface Common {
  /** May be left out. */
  optional?: boolean;
  /** May be null. */
  nullable?: boolean;
  description?: string;
  example?: unknown;
}

const issue = (code: string, params?: Record<string, unknown>) => ({ context: { code, params } });

function field(options: Common, api: ApiPropertyOptions, ...rules: PropertyDecorator[]): PropertyDecorator {
  const described = { required: !options.optional, nullable: options.nullable, description: options.description, example: options.example };
  return applyDecorators(
    ApiProperty({ ...described, ...api } as ApiPropertyOptions),
    ...(options.optional ? [IsOptional()] : []),
    ...(options.nullable ? [ValidateIf((_, value) => value !== null)] : []),
    ...rules,
  );
}

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.normalize('NFC').trim() : value));

/** Text of 1 to `max` characters, trimmed and in Unicode NFC. */
export const TextField = (options: Common & { max: number; min?: number; pattern?: RegExp; code?: string }) =>
  field(
    options,
    { type: String, minLength: options.min ?? 1, maxLength: options.max },
    trimmed,
    IsString(issue('text')),
    MinLength(options.min ?? 1, issue(options.min && options.min > 1 ? 'too_short' : 'required', { min: options.min ?? 1 })),
    MaxLength(options.max, issue('too_long', { max: options.max })),
    ...(options.pattern ? [Matches(options.pattern, issue(options.code ?? 'format'))] : []),
  );

/** A secret typed by a person: neither trimmed nor normalised. */
export const SecretField = (options: Common & { min: number; max: number }) =>
  field(
    options,
    { type: String, format: 'password' },
    IsString(issue('text')),
    MinLength(options.min, issue('too_short', { min: options.min })),
    MaxLength(options.max, issue('too_long', { max: options.max })),
  );

export const IntField = (options: Common & { min: number; max: number }) =>
  field(
    options,
    { type: 'integer', minimum: options.min, maximum: options.max },
    IsInt(issue('number')),
    Min(options.min, issue('too_small', { min: options.min })),
    Max(options.max, issue('too_large', { max: options.max })),
  );

/** An amount in integer centimes. */
export const CentimesField = (options: Common & { min?: number } = {}) =>
  IntField({ ...options, min: options.min ?? 0, max: MAX_CENTIMES });

export const BoolField = (options: Common = {}) => field(options, { type: Boolean }, IsBoolean(issue('boolean')));

export const IdField = (options: Common = {}) => field(options, { type: String, format: 'uuid' }, IsUUID(undefined, issue('id')));

export const EmailField = (options: Common = {}) =>
  field(options, { type: String, format: 'email' }, trimmed, IsEmail({}, issue('email')), MaxLength(254, issue('too_long', { max: 254 })));

export const ChoiceField = (values: readonly string[], options: Common = {}) =>
  field(options, { enum: [...values] }, IsIn([...values], issue('choice')));

/** A calendar day `YYYY-MM-DD`. */
export const DayField = (options: Common = {}) =>
  field(options, { type: String, format: 'date' }, Matches(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, issue('date')));

/** A wall time `YYYY-MM-DDThh:mm`, as typed; the server alone turns it into an instant. */
export const WallTimeField = (options: Common = {}) =>
  field(options, { type: String, example: '2027-01-15T16:30' }, Matches(/^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/, issue('wall_time')));

/** A nested object of the given class. */
export const NestedField = (type: () => new () => object, options: Common = {}) =>
  field(options, { type }, ValidateNested(issue('format')), Type(type), IsObjectRule());

/** A list of nested objects. */
export const NestedList = (type: () => new () => object, options: Common & { min?: number; max: number }) =>
  field(
    options,
    { type, isArray: true },
    IsArray(issue('list')),
    ArrayMinSize(options.min ?? 0, issue('too_few', { min: options.min ?? 0 })),
    ArrayMaxSize(options.max, issue('too_many', { max: options.max })),
    ValidateNested({ each: true, ...issue('format') }),
    Type(type),
  );

/** A list of texts, each one of `values` when given. */
export const TextList = (options: Common & { min?: number; max: number; values?: readonly string[]; maxLength?: number }) =>
  field(
    options,
    { type: String, isArray: true, ...(options.values ? { enum: [...options.values] } : {}) },
    IsArray(issue('list')),
    ArrayMinSize(options.min ?? 0, issue('too_few', { min: options.min ?? 0 })),
    ArrayMaxSize(options.max, issue('too_many', { max: options.max })),
    IsString({ each: true, ...issue('text') }),
    MaxLength(options.maxLength ?? 200, { each: true, ...issue('too_long', { max: options.maxLength ?? 200 }) }),
    ...(options.values ? [IsIn([...options.values], { each: true, ...issue('choice') })] : []),
  );

function IsObjectRule(): PropertyDecorator {
  return ValidateIf((_, value) => value !== undefined);
}

/** Bilingual text as people type it; publishing later asks that both be written. */
export class LocalizedDto {
  @TextField({ max: 10_000, min: 0 }) fr: string;
  @TextField({ max: 10_000, min: 0 }) ar: string;
  @TextField({ max: 10_000, min: 0, optional: true }) en?: string;
}

/** `?page=2&pageSize=50`: every list is bounded. */
export class PageQuery {
  @Type(() => Number) @IntField({ min: 1, max: 10_000, optional: true }) page: number = 1;
  @Type(() => Number) @IntField({ min: 1, max: 100, optional: true }) pageSize: number = 25;
}

export interface Page<T> {
  items: T[];
  page: number;
  pageSize: number;
  total: number;
}
