import type { FieldError } from '#kernel';

/** What the rules of a room refuse of what is typed, at the field of the form that says so. */
export interface Held extends FieldError {
  /** What is held back with it, where it is right or wrong together with others; without it, the field alone. */
  part?: string;
}

const partOf = ({ path, part = path }: Held): string => part;

/**
 * The values with these parts of others: of those before, what is to be sent while what was typed there is held back; of those typed, what
 * stays in sight when others' words come in.
 */
export const withParts = <Values>(values: Values, held: readonly Held[], others: Values): Values =>
  held.reduce<unknown>((result, one) => replaced(result, partOf(one).split('.'), others), values) as Values;

function replaced(value: unknown, [key, ...rest]: readonly string[], other: unknown): unknown {
  if (key === undefined) return other;
  if (typeof value !== 'object' || value === null) return value;
  const inside = replaced((value as Record<string, unknown>)[key], rest, (other as Record<string, unknown> | undefined)?.[key]);
  if (Array.isArray(value)) return value.map((item: unknown, index) => (String(index) === key ? inside : item));
  return { ...value, [key]: inside };
}
