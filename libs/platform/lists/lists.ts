import { Injectable } from '@nestjs/common';
import { requireAccess, type PolicyName } from '../access/access.js';
import type { Actor } from '../access/actor.js';
import { positional, type Named } from '../database/named.js';
import { Tx, type Em } from '../database/tx.js';
import type { Page } from '../http/fields.js';
import { ListQuery } from './list.dto.js';
import type { List, ListSource } from './list.js';
import { mayBeNear, selectOf, orderOf, selectionOf, type Matching } from './selection.js';

/** A page with the sums of the whole selection. */
export interface ListPage<Item> extends Page<Item> {
  /** By name; amounts in centimes. */
  sums: Record<string, number>;
  /** What was typed stands nowhere: these are the nearest. */
  near: boolean;
}

/** How many rows a cursor gives at once. */
const BATCH = 500;

/** Answers lists: rows first; count and sums are asked apart. */
@Injectable()
export class Lists {
  constructor(private readonly tx: Tx) {}

  /** One page, in a transaction of its own. @throws FORBIDDEN · INVALID_REQUEST {sort} */
  read<Row extends object, Item, Query extends ListQuery>(
    actor: Actor,
    list: List<Row, Item, Query>,
    query: Query,
  ): Promise<ListPage<Item>> {
    return this.tx.run((em) => this.page(em, actor, list, query));
  }

  /** @throws FORBIDDEN · INVALID_REQUEST {sort} */
  async page<Row extends object, Item, Query extends ListQuery>(
    em: Em,
    actor: Actor,
    list: List<Row, Item, Query>,
    query: Query,
  ): Promise<ListPage<Item>> {
    requireAccess(actor, list.policy);
    const own = await list.values?.(em, actor, query);
    let matching: Matching = 'exact';
    let rows = await pageOfRows(em, actor, list, query, matching, own);
    let whole = await sumsOf(em, actor, list, query, matching, own);
    if (whole.total === 0 && mayBeNear(list.source, query)) {
      matching = 'near';
      rows = await pageOfRows(em, actor, list, query, matching, own);
      whole = await sumsOf(em, actor, list, query, matching, own);
    }
    const { total, ...sums } = whole;
    const items = await list.items(em, actor, rows);
    return { items, page: query.page, pageSize: query.pageSize, total, sums, near: matching === 'near' && total > 0 };
  }

  /** The first rows of a selection, not counted: for a list that is followed by a cursor. @throws FORBIDDEN · INVALID_REQUEST {sort} */
  async first<Row extends object, Query extends ListQuery>(
    em: Em,
    actor: Actor,
    list: List<Row, unknown, Query>,
    query: Query,
    most: number,
  ): Promise<Row[]> {
    requireAccess(actor, list.policy);
    const own = await list.values?.(em, actor, query);
    return pageOfRows(em, actor, list, { ...query, page: 1, pageSize: most }, 'exact', own);
  }

  /** Rows of the list by their identifiers; what the actor may not see is not among them. @throws FORBIDDEN */
  async byIds<Item>(em: Em, actor: Actor, list: List<object, Item>, ids: readonly string[]): Promise<Item[]> {
    const own = await list.values?.(em, actor, new ListQuery());
    return list.items(em, actor, await this.rowsByIds(em, actor, list.policy, list.source, ids, own));
  }

  /** The same of a statement that is no list of its own. @throws FORBIDDEN */
  async rowsByIds<Row extends object>(
    em: Em,
    actor: Actor,
    policy: PolicyName,
    source: ListSource<Row>,
    ids: readonly string[],
    own?: Named,
  ): Promise<Row[]> {
    requireAccess(actor, policy);
    const chosen = { sql: `${source.id ?? source.tie} = ANY(:chosen::uuid[])`, values: { chosen: ids } };
    const { from, values } = selectionOf(actor, source, new ListQuery(), 'exact', own, [chosen]);
    const { text, params } = positional(`SELECT ${selectOf(source)} ${from}`, values);
    return em.query(text, params);
  }

  /** How many rows of the selection have each value of an expression, the values in their order. */
  async countBy<Row extends object, Query extends ListQuery>(
    em: Em,
    actor: Actor,
    list: List<Row, unknown, Query>,
    query: Query,
    { expression, near }: { expression: string; near: boolean },
  ): Promise<{ value: string; count: number }[]> {
    requireAccess(actor, list.policy);
    const { from, values } = selectionOf(actor, list.source, query, near ? 'near' : 'exact', await list.values?.(em, actor, query));
    const { text, params } = positional(`SELECT ${expression} AS value, count(*) AS count ${from} GROUP BY 1 ORDER BY 1`, values);
    return em.query(text, params);
  }

  /** All that a query selects, a batch at a time, from one state of the database. @throws FORBIDDEN · INVALID_REQUEST {sort} */
  async *all<Row extends object, Item, Query extends ListQuery>(
    em: Em,
    actor: Actor,
    list: List<Row, Item, Query>,
    query: Query,
  ): AsyncGenerator<Item[]> {
    requireAccess(actor, list.policy);
    const own = await list.values?.(em, actor, query);
    const words = mayBeNear(list.source, query);
    const isExact = !words || (await sumsOf(em, actor, list, query, 'exact', own)).total > 0;
    const { from, values } = selectionOf(actor, list.source, query, isExact ? 'exact' : 'near', own);
    const { text, params } = positional(
      `SELECT ${selectOf(list.source)} ${from} ${orderOf(list.source, query.sort, actor.language)}`,
      values,
    );
    await em.query(`DECLARE list_rows NO SCROLL CURSOR FOR ${text}`, params);
    const batch = list.batch ?? BATCH;
    for (;;) {
      const rows = await em.query<Row[]>(`FETCH ${batch} FROM list_rows`);
      if (rows.length > 0) yield list.items(em, actor, rows);
      if (rows.length < batch) break;
    }
    await em.query(`CLOSE list_rows`);
  }
}

async function pageOfRows<Row extends object, Query extends ListQuery>(
  em: Em,
  actor: Actor,
  { source }: List<Row, unknown, Query>,
  query: Query,
  matching: Matching,
  own?: Named,
): Promise<Row[]> {
  const { from, values } = selectionOf(actor, source, query, matching, own);
  const { page, pageSize } = query;
  const { text, params } = positional(
    `SELECT ${selectOf(source)} ${from} ${orderOf(source, query.sort, actor.language)} LIMIT :limit::int OFFSET :offset::int`,
    { ...values, limit: pageSize, offset: (page - 1) * pageSize },
  );
  return em.query<Row[]>(text, params);
}

async function sumsOf<Row extends object, Query extends ListQuery>(
  em: Em,
  actor: Actor,
  { source }: List<Row, unknown, Query>,
  query: Query,
  matching: Matching,
  own?: Named,
): Promise<Record<string, number> & { total: number }> {
  const { from, values } = selectionOf(actor, source, query, matching, own);
  const sums = Object.entries(source.sums ?? {}).map(([name, sql]) => `coalesce(${sql}, 0)::bigint AS "${name}"`);
  const { text, params } = positional(`SELECT ${['count(*)::bigint AS total', ...sums].join(', ')} ${from}`, values);
  const [whole] = await em.query<[Record<string, number> & { total: number }]>(text, params);
  return whole;
}
