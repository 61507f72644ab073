import { Column, PrimaryColumn, type ColumnOptions } from 'typeorm';
import { safeInteger } from './value-types.js';

/** A number already on our own connections; text on one that was opened otherwise. */
const integer = {
  to: (value: number | null | undefined) => value,
  from: (value: string | number | null) => (value === null ? null : safeInteger(value)),
};

/** An amount in integer centimes. */
export const CentimesColumn = (options: ColumnOptions = {}) => Column({ type: 'bigint', transformer: integer, ...options });
/** A counter or sequence that may outgrow 32 bits. */
export const BigInteger = (options: ColumnOptions = {}) => Column({ type: 'bigint', transformer: integer, ...options });
/** A UUID given by the program (`newId()`), so that an identifier is known before the row is written. */
export const Id = (constraint: string) => PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: constraint });
export const Uuid = (options: ColumnOptions = {}) => Column({ type: 'uuid', ...options });
export const Text = (options: ColumnOptions = {}) => Column({ type: 'text', ...options });
export const Instant = (options: ColumnOptions = {}) => Column({ type: 'timestamptz', ...options });
export const Day = (options: ColumnOptions = {}) => Column({ type: 'date', ...options });
export const Json = (options: ColumnOptions = {}) => Column({ type: 'jsonb', ...options });
export const Int = (options: ColumnOptions = {}) => Column({ type: 'integer', ...options });
export const Bool = (options: ColumnOptions = {}) => Column({ type: 'boolean', ...options });
