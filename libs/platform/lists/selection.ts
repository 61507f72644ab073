import type { Language } from '#kernel';
import { hiddenFrom } from '../access/access.js';
import type { Actor } from '../access/actor.js';
import { actsAs } from '../access/standing.js';
import { partsOf } from '../access/my-parts.js';
import { withinScope, type Condition } from '../access/within-scope.js';
import { positional, type Named } from '../database/named.js';
import { platformErrors } from '../errors.js';
import type { ListQuery } from './list.dto.js';
import type { ListSource } from './list.js';
import { plannedAnew } from './search.js';
import { wordOrderSql, type WordOrder } from './word-order.js';

/** A statement as the driver takes it. */
export interface ListStatement {
  text: string;
  params: unknown[];
}

/** Who reads, for every statement of a list. */
export const readerValues = (actor: Actor): Named => ({
  me: actor.personId,
  myselves: actsAs(actor),
  myAssociations: actor.ownAssociationIds,
  hiddenFromMe: hiddenFrom(actor),
  myRegion: actor.scope.regionCode ?? null,
  myInstitution: actor.scope.institutionId ?? null,
  ...partsOf(actor),
  myCommittee: actor.scope.committeeId ?? null,
  myAssociation: actor.scope.associationId ?? null,
});

interface Asked<Row> {
  actor: Actor;
  source: ListSource<Row>;
  query: ListQuery;
  /** Values of the list's own. */
  own?: Named;
  /** What is asked beside scope and filters, with the words that are searched. */
  words?: readonly Condition[];
  more?: readonly Condition[];
}

/** What a query selects, the same for its page, its sums and its export. */
export class Selection<Row> {
  private readonly source: ListSource<Row>;
  private readonly where: string;
  private readonly values: Named;
  /** Whether the best plan depends on the values. */
  private readonly isPlannedAnew: boolean;
  /** Whether words are searched: then few rows are expected, and how many is not known before. */
  readonly isSearch: boolean;

  constructor({ actor, source, query, own = {}, words = [], more = [] }: Asked<Row>) {
    const asked = query as unknown as Named;
    const filters = Object.entries(source.filters ?? {})
      .filter(([name]) => asked[name] !== undefined)
      .map(([name, sql]): Condition => ({ sql, values: { [name]: asked[name] } }));
    const all = [
      ...(source.where ? [{ sql: source.where, values: {} }] : []),
      ...(source.scope ? withinScope(actor, source.scope) : []),
      ...filters,
      ...words,
      ...more,
    ];
    this.source = source;
    this.where = all.length > 0 ? ` WHERE ${all.map(({ sql }) => `(${sql})`).join(' AND ')}` : '';
    this.values = Object.assign({}, readerValues(actor), own, ...all.map(({ values }) => values)) as Named;
    this.isSearch = words.length > 0;
    this.isPlannedAnew = this.isSearch || Boolean(source.slow?.some((name) => asked[name] !== undefined));
  }

  /** All of it, with its columns. */
  rows(order = ''): ListStatement {
    return this.statement(`SELECT ${selectOf(this.source)} ${fromOf(this.source)}${this.where} ${order}`);
  }

  /**
   * A page: first which rows it has, from the index of the order where there is one, then their columns, so that nothing is joined or
   * looked up for a row that is not shown. What is left out before the page is counted through without being read.
   */
  page(order: string, { limit, offset }: { limit: number; offset: number }, added = ''): ListStatement {
    const { source } = this;
    const key = source.id ?? source.tie;
    // The number is part of the text: a plan for any number of rows would be one for many.
    const few = `LIMIT ${Math.trunc(limit)}${offset > 0 ? ' OFFSET :offset::int' : ''}`;
    const values = { offset };
    const chosen = `SELECT ${key} AS key ${fromOf(source, `${this.where} ${order} ${key}`)}${this.where} ${order} ${few}`;
    return this.statement(
      `SELECT ${selectOf(source)}${added} ${fromOf(source)} JOIN (${chosen}) chosen ON chosen.key = ${key} ${order}`,
      values,
    );
  }

  /** The first page, each row with what the page adds up to: where all rows are on it, nothing is left to be counted. */
  countedPage(order: string, limit: number, by?: string): ListStatement {
    const sums = Object.entries(this.source.sums ?? {}).map(([name, sql]) => `'${name}', coalesce(${sql} OVER (), 0)::bigint`);
    return this.page(order, { limit, offset: 0 }, `, json_build_object(${sums.join(', ')}) AS "whole", ${by ?? 'NULL'} AS "by"`);
  }

  /** How many rows there are and their sums; by each value of an expression, where one is given. */
  sums(by?: string): ListStatement {
    const sums = Object.entries(this.source.sums ?? {}).map(([name, sql]) => `coalesce(${sql}, 0)::bigint AS "${name}"`);
    const columns = [...(by ? [`${by} AS "by"`] : []), 'count(*)::bigint AS total', ...sums].join(', ');
    const from = fromOf(this.source, `${this.where} ${columns}`);
    return this.statement(`SELECT ${columns} ${from}${this.where}${by ? ' GROUP BY 1 ORDER BY 1' : ''}`);
  }

  private statement(sql: string, more: Named = {}): ListStatement {
    return positional(this.isPlannedAnew ? plannedAnew(sql) : sql, { ...this.values, ...more });
  }
}

/** @throws INVALID_REQUEST {sort: choice} when the list is not sorted by that */
export function orderOf<Row>({ sorts, served, order, tie }: ListSource<Row>, asked: string | undefined, language: Language): string {
  const sqlOf = (by: string | WordOrder) => (typeof by === 'string' ? by : wordOrderSql(by, language));
  if (asked === undefined) {
    const sql = sqlOf(order);
    return `ORDER BY ${sql}, ${tie}${sql.endsWith(' DESC') ? ' DESC' : ''}`;
  }
  const [direction, name] = asked.startsWith('-') ? [' DESC', asked.slice(1)] : ['', asked];
  if (!Object.hasOwn(sorts, name)) throw platformErrors.INVALID_REQUEST({}, [{ path: 'sort', code: 'choice' }]);
  // An index that is read backwards has its nulls first: what it serves has none.
  const nulls = direction && !served?.includes(name) ? ' NULLS LAST' : '';
  return `ORDER BY ${sqlOf(sorts[name]!)}${direction}${nulls}, ${tie}${direction}`;
}

/** The columns of a list, for a statement of one row. */
export const selectOf = <Row>({ select }: Pick<ListSource<Row>, 'select'>): string =>
  Object.entries<string>(select)
    .map(([name, sql]) => `${sql} AS "${name}"`)
    .join(', ');

/** The tables of a list, for a statement of one row; where `sql` is given, without the joined ones that it does not name. */
export function fromOf<Row>({ from, joined = {} }: Pick<ListSource<Row>, 'from' | 'joined'>, sql?: string): string {
  const all = Object.entries(joined);
  if (sql === undefined) return [from, ...all.map(([, join]) => join)].join(' ');
  const needed: string[] = [];
  let named = sql;
  // A table is joined after those that its condition names: from the last to the first, each may call for earlier ones.
  for (const [name, join] of all.reverse()) {
    if (!new RegExp(`\\b${name}\\.`).test(named)) continue;
    needed.unshift(join);
    named += join;
  }
  return [from, ...needed].join(' ');
}
