import { MAX_CODE } from '#calls/public';

/** `_2` to `_99999` after a code that is taken. */
const LONGEST_NUMBER = 6;

/**
 * A code for the data made from a French label ("Nombre d’enfants" → "nombre_d_enfants"), as the API wants it: lower-case letters,
 * digits and `_`, unlike those taken. Officers write labels; codes are for machines.
 */
export function codeFrom(label: string, taken: ReadonlySet<string>, otherwise: string): string {
  const plain = label
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '')
    .slice(0, MAX_CODE - LONGEST_NUMBER);
  const base = plain || otherwise;
  if (!taken.has(base)) return base;
  for (let number = 2; ; number += 1) {
    const candidate = `${base}_${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** Gives a code to each item that has none yet; those already given never change, answers are kept under them. */
export function withCodes<T extends { code: string }>(items: readonly T[], labelOf: (item: T) => string, otherwise: string): T[] {
  const taken = new Set(items.map(({ code }) => code).filter(Boolean));
  return items.map((item) => {
    if (item.code) return item;
    const code = codeFrom(labelOf(item), taken, otherwise);
    taken.add(code);
    return { ...item, code };
  });
}
