import { foldText, type Label } from '#kernel';
import type { CellRule } from './cells.js';

/** A field of a kind of file. */
export interface ImportField extends CellRule {
  name: string;
  label: Label;
  /** A file without its column is not carried out, a row without it is refused. */
  required?: boolean;
  /** What its column is called besides, also by open standards (SCDL: `nomBeneficiaire`). */
  aliases: readonly string[];
}

/** By the name of a field the position of its column, from 0; null where no column says it. */
export type Mapping = Record<string, number | null>;

/** A heading as it is compared: « Nom du bénéficiaire », `nomBeneficiaire` and `NOM_Beneficiaire` are one. */
export const headingKey = (heading: string): string =>
  wordsOf(heading)
    .filter((word) => !LITTLE.has(word))
    .join('');

/** The same without what only joins: « Nom en arabe » and « Nom arabe » say one thing. A mapping is remembered by the stricter one. */
const looseKey = (heading: string): string =>
  wordsOf(heading)
    .filter((word) => !LITTLE.has(word) && !JOINING.has(word))
    .join('');

const wordsOf = (heading: string): string[] =>
  foldText(heading.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
    .replace(/_/g, ' ')
    .split(' ');
const JOINING = new Set(['en', 'in', 'au', 'a', 'langue', 'language']);
const LITTLE = new Set(['du', 'de', 'des', 'd', 'la', 'le', 'les', 'l', 'of', 'the']);

/** What the columns of a file are, whatever their order: under which a mapping is remembered. */
export const headingsKey = (headings: readonly string[]): string => [...new Set(headings.map(headingKey))].sort().join('|');

/** Columns of one name: which of them is meant, only a person can say. */
export function repeatedHeadings(headings: readonly string[]): number[][] {
  const columns = new Map<string, number[]>();
  for (const [position, heading] of headings.entries()) {
    const key = headingKey(heading);
    if (key) columns.set(key, [...(columns.get(key) ?? []), position]);
  }
  return [...columns.values()].filter((positions) => positions.length > 1);
}

/**
 * Which column says which field, by its names; those that are written as such go before those that say the same in other words. A name that several columns have is left to the person, unless what they hold is the same
 * in every row (`same`).
 */
export function proposeMapping(
  headings: readonly string[],
  fields: readonly ImportField[],
  same: (columns: readonly number[]) => boolean = () => false,
): Mapping {
  const repeated = repeatedHeadings(headings).filter((columns) => !same(columns));
  const taken = new Set<number>();
  const mapping: Mapping = Object.fromEntries(fields.map(({ name }) => [name, null]));
  for (const keyOf of [headingKey, looseKey]) {
    const keys = headings.map(keyOf);
    for (const field of fields.filter(({ name }) => mapping[name] === null)) {
      const names = [field.name, ...Object.values(field.label), ...field.aliases].map(keyOf);
      const column = names.map((name) => keys.findIndex((key, position) => key === name && !taken.has(position))).find((at) => at >= 0);
      const isClear = column !== undefined && !repeated.some((columns) => columns.includes(column));
      if (!isClear) continue;
      mapping[field.name] = column;
      taken.add(column);
    }
  }
  return mapping;
}

/** The fields without which nothing can be carried out and that no column says. */
export const missingFields = (fields: readonly ImportField[], mapping: Mapping): ImportField[] =>
  fields.filter(({ name, required }) => required && (mapping[name] ?? null) === null);

/** What of a mapping fits a file: known fields, columns that are there, no column twice. */
export function fitMapping(mapping: Mapping, fields: readonly ImportField[], columns: number): Mapping {
  const taken = new Set<number>();
  return Object.fromEntries(
    fields.map(({ name }) => {
      const column = mapping[name] ?? null;
      const fits = column !== null && Number.isInteger(column) && column >= 0 && column < columns && !taken.has(column);
      if (fits) taken.add(column);
      return [name, fits ? column : null];
    }),
  );
}
