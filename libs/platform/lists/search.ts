import { searchWords } from '#kernel';
import type { Condition } from '../access/within-scope.js';
import { positional } from '../database/named.js';
import type { Em } from '../database/tx.js';
import { platformErrors } from '../errors.js';
import type { ListQuery } from './list.dto.js';
import type { ListSource, Searched, SearchedElsewhere } from './list.js';

/** A word as it is typed, or one like it. */
export type Matching = 'exact' | 'near';

/** So many rows of another table are named one by one; a word that more of them have is looked for row by row. */
const FEW = 500;

interface Word {
  /** Of its value in the statement. */
  name: string;
  isNear: boolean;
  value: string;
}

/** A number is the one that was typed or it is another: nothing is like it. */
const hasDigits = (word: string): boolean => /\d/.test(word);

/** Whether the query asks for words to which others may be near. */
export const mayBeNear = ({ search }: Pick<ListSource<unknown>, 'search'>, { q }: ListQuery): boolean =>
  Boolean(search && searchWords(q ?? '').some((word) => !hasDigits(word)));

/**
 * Every word counts, in any order; a word may stand in any of the places. A word that few rows of another table have is asked for by their
 * identifiers, so that the index of the column that refers to them serves it.
 * @throws INVALID_REQUEST {q} where the list takes no words
 */
export async function wordConditions(
  em: Em,
  search: readonly Searched[] | undefined,
  typed: string | undefined,
  matching: Matching,
): Promise<Condition[]> {
  if (!typed?.trim()) return [];
  if (!search) throw platformErrors.INVALID_REQUEST({}, [{ path: 'q', code: 'unknown' }]);
  const words = wordsOf(typed, matching);
  // Signs alone are no word that could stand anywhere.
  if (words.length === 0) return [{ sql: 'false', values: {} }];
  const places = search.filter((one) => typeof one !== 'string');
  const found = places.length > 0 ? await foundElsewhere(em, places, words) : [];
  return words.map((word, index) => {
    const here = search.filter((one) => typeof one === 'string').map((column) => ({ sql: matches(column, word), values: {} }));
    const there = places.map((place, at) => elsewhere(place, word, found[index]![at]!, `${word.name}at${at}`));
    const either = [...here, ...there].filter((one) => one !== null);
    return {
      sql: either.map(({ sql }) => sql).join(' OR ') || 'false',
      values: Object.assign({ [word.name]: word.value }, ...either.map(({ values }) => values)) as Condition['values'],
    };
  });
}

const wordsOf = (typed: string, matching: Matching): Word[] =>
  searchWords(typed).map((word, index) => {
    const isNear = matching === 'near' && !hasDigits(word);
    return { name: `word${index}`, isNear, value: isNear ? word : `%${word.replace(/[%_\\]/g, '\\$&')}%` };
  });

const matches = (column: string, { name, isNear }: Word) => (isNear ? `:${name} <% ${column}` : `${column} LIKE :${name}`);

const rowsWith = ({ of, words }: SearchedElsewhere, word: Word) => `${of} WHERE ${matches(words, word)}`;

/** By word and place, the rows that have it; one more than a few where there are more. */
async function foundElsewhere(em: Em, places: readonly SearchedElsewhere[], words: readonly Word[]): Promise<string[][][]> {
  const each = words.map((word, index) => {
    const arrays = places.map((place) => `ARRAY(${rowsWith(place, word)} LIMIT ${FEW + 1})`);
    return `json_build_array(${arrays.join(', ')}) AS "${index}"`;
  });
  const values = Object.fromEntries(words.map(({ name, value }) => [name, value]));
  const { text, params } = positional(plannedAnew(`SELECT ${each.join(', ')}`), values);
  const [row] = await em.query<[Record<string, string[][]>]>(text, params);
  return words.map((_, index) => row[index]!);
}

/** Null where nothing has the word. */
function elsewhere(place: SearchedElsewhere, word: Word, found: readonly string[], name: string): Condition | null {
  if (found.length === 0) return null;
  if (found.length > FEW) return { sql: `${place.column} IN (${rowsWith(place, word)})`, values: {} };
  return { sql: `${place.column} = ANY(:${name}::uuid[])`, values: { [name]: found } };
}

/** The plan depends on how rare the words are: none is kept for the statement (see `nameOfStatement`). */
export const plannedAnew = (statement: string) => `/* planned with its values */ ${statement}`;
