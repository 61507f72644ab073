import { Injectable } from '@nestjs/common';
import { searchWords } from '#kernel';
import { requireAccess } from '../access/access.js';
import type { Actor } from '../access/actor.js';
import { withinScope, type Condition } from '../access/within-scope.js';
import { positional } from '../database/named.js';
import type { Em } from '../database/tx.js';
import { platformErrors } from '../errors.js';
import type { Page } from '../http/fields.js';
import type { ListQuery } from './list.dto.js';
import type { List } from './list.js';

/** A page with the sums of the whole selection. */
export interface ListPage<Item> extends Page<Item> {
  sums: Record<string, number>;
  /** What was typed stood nowhere: these are the nearest. */
  near: boolean;
}

/** Answers lists: rows first, count and sums asked apart. */
@Injectable()
export class Lists {
  /** @throws FORBIDDEN · INVALID_REQUEST {sort} */
  async page<Row extends object, Item, Query extends ListQuery>(
    em: Em,
    actor: Actor,
    list: List<Row, Item, Query>,
    query: Query,
  ): Promise<ListPage<Item>> {
    requireAccess(actor, list.policy);
    const exact = await this.select(em, actor, list, query, 'exact');
    const words = list.source.search ? searchWords(query.q ?? '') : [];
    const near = exact.total === 0 && words.length > 0;
    const { rows, total, sums } = near ? await this.select(em, actor, list, query, 'near') : exact;
    const items = await list.items(em, actor, rows);
    return { items, page: query.page, pageSize: query.pageSize, total, sums, near: near && total > 0 };
  }

  /** All rows of the selection by a cursor, a batch at a time; each batch as people read it. */
  async *all<Row extends object, Item, Query extends ListQuery>(
    em: Em,
    actor: Actor,
    list: List<Row, Item, Query>,
    query: Query,
  ): AsyncGenerator<Item[]> {
    requireAccess(actor, list.policy);
    const { from, values } = selection(actor, list, query, 'exact');
    const statement = positional(`SELECT ${columnsOf(list)} ${from} ${orderOf(list, query.sort)}`, values);
    await em.query(`DECLARE list_rows NO SCROLL CURSOR FOR ${statement.text}`, statement.params);
    for (;;) {
      const rows = await em.query<Row[]>(`FETCH ${BATCH} FROM list_rows`);
      if (rows.length > 0) yield list.items(em, actor, rows);
      if (rows.length < BATCH) break;
    }
    await em.query(`CLOSE list_rows`);
  }

  private async select<Row extends object, Item, Query extends ListQuery>(
    em: Em,
    actor: Actor,
    list: List<Row, Item, Query>,
    query: Query,
    search: 'exact' | 'near',
  ): Promise<{ rows: Row[]; total: number; sums: Record<string, number> }> {
    const { from, values } = selection(actor, list, query, search);
    const { page, pageSize } = query;
    const paged = positional(`SELECT ${columnsOf(list)} ${from} ${orderOf(list, query.sort)} LIMIT :limit OFFSET :offset`, {
      ...values,
      limit: pageSize,
      offset: (page - 1) * pageSize,
    });
    const rows = await em.query<Row[]>(paged.text, paged.params);
    const sums = Object.entries(list.source.sums ?? {}).map(([name, sql]) => `coalesce(${sql}, 0)::bigint AS "${name}"`);
    const counted = positional(`SELECT ${['count(*)::bigint AS total', ...sums].join(', ')} ${from}`, values);
    const [whole] = await em.query<Record<string, number>[]>(counted.text, counted.params);
    const { total, ...others } = whole!;
    return { rows, total: total!, sums: others };
  }
}

const BATCH = 500;

const columnsOf = ({ source }: List<never, never, never> | List): string =>
  Object.entries<string>(source.select)
    .map(([name, sql]) => `${sql} AS "${name}"`)
    .join(', ');

/** What a query selects: the same for the page, its sums and its export. */
function selection(actor: Actor, { source }: List<never, never, never> | List, query: ListQuery, search: 'exact' | 'near') {
  const asked = query as unknown as Record<string, unknown>;
  const filters = Object.entries(source.filters)
    .filter(([name]) => asked[name] !== undefined)
    .map(([name, sql]): Condition => ({ sql, values: { [name]: asked[name] } }));
  const fixed: Condition[] = source.where ? [{ sql: source.where, values: {} }] : [];
  const all = [...fixed, ...withinScope(actor, source.scope), ...filters, ...wordConditions(source.search, query.q, search)];
  const where = all.length > 0 ? `WHERE ${all.map(({ sql }) => `(${sql})`).join(' AND ')}` : '';
  const values = Object.assign({}, source.values?.(actor), ...all.map((condition) => condition.values)) as Record<string, unknown>;
  return { from: `FROM ${source.from} ${where}`, values };
}

/** Every word counts, in any order. `near` takes words that are like the one typed. */
function wordConditions(column: string | undefined, typed: string | undefined, search: 'exact' | 'near'): Condition[] {
  if (!column || !typed) return [];
  return searchWords(typed).map((word, index): Condition => {
    const name = `word${index}`;
    if (search === 'near') return { sql: `:${name} <% ${column}`, values: { [name]: word } };
    return { sql: `${column} LIKE :${name}`, values: { [name]: `%${word.replace(/[%_\\]/g, '\\$&')}%` } };
  });
}

/** @throws INVALID_REQUEST when the list is not sorted by that */
function orderOf({ source }: List<never, never, never> | List, asked: string | undefined): string {
  const order = asked ?? source.order;
  const [direction, name] = order.startsWith('-') ? ['DESC', order.slice(1)] : ['ASC', order];
  if (!Object.hasOwn(source.sorts, name)) throw platformErrors.INVALID_REQUEST({}, [{ path: 'sort', code: 'choice' }]);
  return `ORDER BY ${source.sorts[name]} ${direction} NULLS LAST, ${source.tie}`;
}
