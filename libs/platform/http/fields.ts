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
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { MAX_PAGE_SIZE, PAGE_SIZE } from './page-size.js';
import { bareText, isDay, MAX_CENTIMES, oneLine, trimText, type SizeUnit } from '#kernel';

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

/** What the door cleaned is given the form of its field. */
const shaped = (shape: (text: string) => string) =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? shape(value) : value));

/** The longest text of one line: names, titles, labels. */
const LONGEST_LINE = 300;

interface TextOptions extends Common {
  max: number;
  min?: number;
  /** An identifier or code, then: what cannot be seen is taken out of it. */
  pattern?: RegExp;
  /** Words of people all the same, whose scripts may need what cannot be seen: joiners stay. */
  words?: true;
  code?: string;
}

/** Text of 1 to `max` characters, trimmed; of one line up to 300 characters, of several beyond. */
export const TextField = (options: TextOptions) =>
  field(
    options,
    { type: String, minLength: options.min ?? 1, maxLength: options.max, ...(options.pattern ? { pattern: options.pattern.source } : {}) },
    shaped(options.pattern && !options.words ? bareText : options.max <= LONGEST_LINE ? oneLine : trimText),
    IsString(issue('text')),
    MinLength(options.min ?? 1, issue(options.min && options.min > 1 ? 'too_short' : 'required', { min: options.min ?? 1 })),
    MaxLength(options.max, issue('too_long', { max: options.max })),
    ...(options.pattern ? [Matches(options.pattern, issue(options.code ?? 'format'))] : []),
  );

const secretNames = new Set<string>();
/** Names of the fields that the door leaves as they were typed. */
export const SECRET_NAMES: ReadonlySet<string> = secretNames;

/** A secret typed by a person: neither trimmed nor normalised. */
export const SecretField = (options: Common & { min: number; max: number }) =>
  field(
    options,
    { type: String, format: 'password', minLength: options.min, maxLength: options.max },
    (_target, name) => void secretNames.add(String(name)),
    IsString(issue('text')),
    MinLength(options.min, issue('too_short', { min: options.min })),
    MaxLength(options.max, issue('too_long', { max: options.max })),
  );

/** A whole number; `unit` says what it counts, so that its limits are told as people know them. */
export const IntField = (options: Common & { min: number; max: number; unit?: SizeUnit }) =>
  field(
    options,
    { type: 'integer', minimum: options.min, maximum: options.max },
    IsInt(issue('number')),
    Min(options.min, issue('too_small', { min: options.min, unit: options.unit })),
    Max(options.max, issue('too_large', { max: options.max, unit: options.unit })),
  );

/** An amount in integer centimes. */
export const CentimesField = (options: Common & { min?: number } = {}) =>
  IntField({ ...options, min: options.min ?? 0, max: MAX_CENTIMES, unit: 'money' });

export const BoolField = (options: Common = {}) => field(options, { type: Boolean }, IsBoolean(issue('boolean')));

export const IdField = (options: Common = {}) => field(options, { type: String, format: 'uuid' }, IsUUID(undefined, issue('id')));

export const EmailField = (options: Common = {}) =>
  field(
    options,
    { type: String, format: 'email', maxLength: 254 },
    shaped(bareText),
    IsEmail({}, issue('email')),
    MaxLength(254, issue('too_long', { max: 254 })),
  );

export const ChoiceField = (values: readonly string[], options: Common = {}) =>
  field(options, { enum: [...values] }, IsIn([...values], issue('choice')));

/** The library keeps the code of a rule only where the rule has a sentence of its own; nobody reads it. */
const rule = (name: string, holds: (value: unknown) => boolean, code: string) =>
  ValidateBy({ name, validator: { validate: holds, defaultMessage: () => name } }, issue(code));

interface TypedOptions extends Common {
  max: number;
  /** Whether what is kept is one; without it, the use case judges. */
  holds?: (value: string) => boolean;
  code?: string;
}

/** An identifier in whatever form people paste it; `kept` makes of it what the program keeps. */
export const TypedField = (kept: (typed: string) => string, options: TypedOptions) =>
  field(
    options,
    { type: String, minLength: 1, maxLength: options.max },
    shaped((typed) => kept(oneLine(typed))),
    IsString(issue('text')),
    MinLength(1, issue('required', { min: 1 })),
    MaxLength(options.max, issue('too_long', { max: options.max })),
    ...(options.holds ? [rule('holds', (value) => typeof value === 'string' && options.holds!(value), options.code ?? 'format')] : []),
  );

/** A day of the calendar `YYYY-MM-DD`, of 1900 to 2199. */
export const DayField = (options: Common = {}) =>
  field(
    options,
    { type: String, format: 'date' },
    rule('isDay', (value) => typeof value === 'string' && isDay(value), 'date'),
  );

const WALL_TIME = /^(.{10})T(?:[01]\d|2[0-3]):[0-5]\d$/;

/** A wall time `YYYY-MM-DDThh:mm` of such a day, as typed; the server alone turns it into an instant. */
export const WallTimeField = (options: Common = {}) =>
  field(
    options,
    { type: String, example: '2027-01-15T16:30', pattern: String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d$` },
    rule('isWallTime', (value) => typeof value === 'string' && isDay(WALL_TIME.exec(value)?.[1] ?? ''), 'wall_time'),
  );

/** A nested object of the given class. (In OpenAPI the function that gives a class must itself be named `type`.) */
export const NestedField = (type: () => new () => object, options: Common = {}) =>
  field(options, { type: () => type() }, IsObject(issue('format')), ValidateNested(issue('format')), Type(type));

/** A list of nested objects. */
export const NestedList = (type: () => new () => object, options: Common & { min?: number; max: number }) =>
  field(
    options,
    { type: () => type(), isArray: true, minItems: options.min, maxItems: options.max },
    IsArray(issue('list')),
    ArrayMinSize(options.min ?? 0, issue('too_few', { min: options.min ?? 0 })),
    ArrayMaxSize(options.max, issue('too_many', { max: options.max })),
    IsObject({ each: true, ...issue('format') }),
    ValidateNested({ each: true, ...issue('format') }),
    Type(type),
  );

const shapedEach = Transform(({ value }: { value: unknown }) =>
  Array.isArray(value) ? value.map((item: unknown) => (typeof item === 'string' ? oneLine(item) : item)) : value,
);

/** A list of texts, each one of `values` when given. */
export const TextList = (options: Common & { min?: number; max: number; values?: readonly string[]; maxLength?: number }) =>
  field(
    options,
    { type: String, isArray: true, minItems: options.min, maxItems: options.max, ...(options.values ? { enum: [...options.values] } : {}) },
    shapedEach,
    IsArray(issue('list')),
    ArrayMinSize(options.min ?? 0, issue('too_few', { min: options.min ?? 0 })),
    ArrayMaxSize(options.max, issue('too_many', { max: options.max })),
    IsString({ each: true, ...issue('text') }),
    MaxLength(options.maxLength ?? 200, { each: true, ...issue('too_long', { max: options.maxLength ?? 200 }) }),
    ...(options.values ? [IsIn([...options.values], { each: true, ...issue('choice') })] : []),
  );

/** A list of identifiers. */
export const IdList = (options: Common & { min?: number; max: number }) =>
  field(
    options,
    { type: String, format: 'uuid', isArray: true, minItems: options.min, maxItems: options.max },
    IsArray(issue('list')),
    ArrayMinSize(options.min ?? 0, issue('too_few', { min: options.min ?? 0 })),
    ArrayMaxSize(options.max, issue('too_many', { max: options.max })),
    IsUUID(undefined, { each: true, ...issue('id') }),
  );

/** Bilingual text as people type it; publishing later asks that both be written. */
export class LocalizedDto {
  @TextField({ max: 10_000, min: 0 }) fr: string;
  @TextField({ max: 10_000, min: 0 }) ar: string;
  @TextField({ max: 10_000, min: 0, optional: true }) en?: string;
}

/** `?page=2&pageSize=50`: every list is bounded, and all of them alike. */
export class PageQuery {
  @Type(() => Number) @IntField({ min: 1, max: 10_000, optional: true }) page: number = 1;
  @Type(() => Number) @IntField({ min: 1, max: MAX_PAGE_SIZE, optional: true }) pageSize: number = PAGE_SIZE;
}

export interface Page<T> {
  items: T[];
  page: number;
  pageSize: number;
  total: number;
}
