import { isDay, type FieldError, type SizeUnit } from '#kernel/public';

type Defect = Omit<FieldError, 'path'>;
/** What keeps a value, whatever it is, from standing in a field. */
export type Shape = (value: unknown) => Defect | null;

const isBlank = (value: unknown): boolean => value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
const REQUIRED: Defect = { code: 'required' };

export const words =
  (max: number): Shape =>
  (value) => {
    if (isBlank(value)) return REQUIRED;
    if (typeof value !== 'string') return { code: 'text' };
    return [...value].length > max ? { code: 'too_long', params: { max } } : null;
  };

export const figure =
  (min: number, max: number, unit: SizeUnit): Shape =>
  (value) => {
    if (isBlank(value)) return REQUIRED;
    if (typeof value !== 'number') return { code: unit === 'value' ? 'number' : 'figure' };
    if (!Number.isInteger(value)) return { code: 'number' };
    if (value < min) return { code: 'too_small', params: { min, unit } };
    return value > max ? { code: 'too_large', params: { max, unit } } : null;
  };

export const among =
  (values: readonly string[]): Shape =>
  (value) => {
    if (isBlank(value)) return REQUIRED;
    return values.some((one) => one === value) ? null : { code: 'choice' };
  };

/** A code of a list that is looked up elsewhere. */
export const matching =
  (form: RegExp): Shape =>
  (value) => {
    if (isBlank(value)) return REQUIRED;
    return typeof value === 'string' && form.test(value) ? null : { code: 'choice' };
  };

export const day: Shape = (value) => {
  if (isBlank(value)) return REQUIRED;
  return typeof value === 'string' && isDay(value) ? null : { code: 'date' };
};

export const flag: Shape = (value) => (typeof value === 'boolean' ? null : { code: 'boolean' });

export const optional =
  (shape: Shape): Shape =>
  (value) =>
    isBlank(value) ? null : shape(value);

/** What is wrong with a row field by field; paths are the names of its fields. */
export const shapeDefects = <Row extends object>(
  shapes: Readonly<Record<keyof Row & string, Shape>>,
  row: { [Field in keyof Row]?: unknown },
): FieldError[] =>
  (Object.keys(shapes) as (keyof Row & string)[]).flatMap((path) => {
    const defect = shapes[path](row[path]);
    return defect ? [{ path, ...defect }] : [];
  });
