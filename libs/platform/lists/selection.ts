import { searchWords, type Language } from '#kernel';
import { hiddenFrom } from '../access/access.js';
import type { Actor } from '../access/actor.js';
import { withinScope, type Condition } from '../access/within-scope.js';
import type { Named } from '../database/named.js';
import { platformErrors } from '../errors.js';
import type { ListQuery } from './list.dto.js';
import type { ListSource } from './list.js';
import { wordOrderSql, type WordOrder } from './word-order.js';

/** A word as it is typed, or one like it. */
export type Matching = 'exact' | 'near';

/** Who reads, for every statement of a list. */
export const readerValues = (actor: Actor): Named => ({
  me: actor.personId,
  myAssociations: actor.ownAssociationIds,
  hiddenFromMe: hiddenFrom(actor),
  myRegion: actor.scope.regionCode ?? null,
  myCommittee: actor.scope.committeeId ?? null,
  myAssociation: actor.scope.associationId ?? null,
});

/** What a query selects, the same for its page, its sums and its export: `FROM … WHERE …` with named values. */
export function selectionOf<Row>(
  actor: Actor,
  source: ListSource<Row>,
  query: ListQuery,
  matching: Matching,
  own: Named = {},
  more: readonly Condition[] = [],
): { from: string; values: Named } {
  const asked = query as unknown as Named;
  const filters = Object.entries(source.filters ?? {})
    .filter(([name]) => asked[name] !== undefined)
    .map(([name, sql]): Condition => ({ sql, values: { [name]: asked[name] } }));
  const all = [
    ...(source.where ? [{ sql: source.where, values: {} }] : []),
    ...(source.scope ? withinScope(actor, source.scope) : []),
    ...filters,
    ...wordConditions(source.search, query.q, matching),
    ...more,
  ];
  const where = all.length > 0 ? ` WHERE ${all.map(({ sql }) => `(${sql})`).join(' AND ')}` : '';
  return {
    from: `${source.from}${where}`,
    values: Object.assign({}, readerValues(actor), own, ...all.map(({ values }) => values)) as Named,
  };
}

/** A number is the one that was typed or it is another: nothing is like it. */
const hasDigits = (word: string): boolean => /\d/.test(word);

/** Whether the query asks for words to which others may be near. */
export const mayBeNear = ({ search }: { search?: readonly string[] }, { q }: ListQuery): boolean =>
  Boolean(search && searchWords(q ?? '').some((word) => !hasDigits(word)));

/** Every word counts, in any order; a word may stand in any of the columns. @throws INVALID_REQUEST {q} where the list takes no words */
function wordConditions(columns: readonly string[] | undefined, typed: string | undefined, matching: Matching): Condition[] {
  if (!typed?.trim()) return [];
  if (!columns) throw platformErrors.INVALID_REQUEST({}, [{ path: 'q', code: 'unknown' }]);
  const words = searchWords(typed);
  // Signs alone are no word that could stand anywhere.
  if (words.length === 0) return [{ sql: 'false', values: {} }];
  return words.map((word, index): Condition => {
    const name = `word${index}`;
    const isNear = matching === 'near' && !hasDigits(word);
    const one = (column: string) => (isNear ? `:${name} <% ${column}` : `${column} LIKE :${name}`);
    const value = isNear ? word : `%${word.replace(/[%_\\]/g, '\\$&')}%`;
    return { sql: columns.map(one).join(' OR '), values: { [name]: value } };
  });
}

/** @throws INVALID_REQUEST {sort: choice} when the list is not sorted by that */
export function orderOf<Row>({ sorts, order, tie }: ListSource<Row>, asked: string | undefined, language: Language): string {
  const sqlOf = (by: string | WordOrder) => (typeof by === 'string' ? by : wordOrderSql(by, language));
  if (asked === undefined) return `ORDER BY ${sqlOf(order)}, ${tie}`;
  const [direction, name] = asked.startsWith('-') ? ['DESC', asked.slice(1)] : ['ASC', asked];
  if (!Object.hasOwn(sorts, name)) throw platformErrors.INVALID_REQUEST({}, [{ path: 'sort', code: 'choice' }]);
  return `ORDER BY ${sqlOf(sorts[name]!)} ${direction} NULLS LAST, ${tie}`;
}

/** The columns of a list, for a statement of one row. */
export const selectOf = <Row>({ select }: ListSource<Row>): string =>
  Object.entries<string>(select)
    .map(([name, sql]) => `${sql} AS "${name}"`)
    .join(', ');
