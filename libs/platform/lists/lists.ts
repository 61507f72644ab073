import { Injectable } from '@nestjs/common';
import { requireAccess, type PolicyName } from '../access/access.js';
import type { Actor } from '../access/actor.js';
import type { Named } from '../database/named.js';
import { together } from '../database/together.js';
import { Tx, type Em } from '../database/tx.js';
import type { Page } from '../http/fields.js';
import { KeptSums, totalOf, type SumsRow } from './kept-sums.js';
import { ListQuery } from './list.dto.js';
import type { List, ListSource } from './list.js';
import { mayBeNear, wordConditions, type Matching } from './search.js';
import { orderOf, Selection, type ListStatement } from './selection.js';

/** A page with the sums of the whole selection. */
export interface ListPage<Item> extends Page<Item> {
  /** By name; amounts in centimes. */
  sums: Record<string, number>;
  /** What was typed stands nowhere: these are the nearest. */
  near: boolean;
}

/** How many rows a cursor gives at once. */
const BATCH = 500;

/** How many rows of a selection have a value. */
export interface CountOf {
  value: string;
  count: number;
}

/** Answers lists: the rows of a page, and beside them what the whole selection adds up to. */
@Injectable()
export class Lists {
  constructor(
    private readonly tx: Tx,
    private readonly kept: KeptSums,
  ) {}

  /** One page, in a transaction of its own. @throws FORBIDDEN · INVALID_REQUEST {sort} */
  read<Row extends object, Item, Query extends ListQuery>(
    actor: Actor,
    list: List<Row, Item, Query>,
    query: Query,
  ): Promise<ListPage<Item>> {
    return this.tx.read((em) => this.page(em, actor, list, query));
  }

  /** In a transaction that has written nothing. @throws FORBIDDEN · INVALID_REQUEST {sort} */
  async page<Row extends object, Item, Query extends ListQuery>(
    em: Em,
    actor: Actor,
    list: List<Row, Item, Query>,
    query: Query,
  ): Promise<ListPage<Item>> {
    return (await this.pageBy(em, actor, list, query)).page;
  }

  /** With how many rows of the selection have each value of an expression, the values in their order. */
  async pageBy<Row extends object, Item, Query extends ListQuery>(
    em: Em,
    actor: Actor,
    list: List<Row, Item, Query>,
    query: Query,
    by?: string,
  ): Promise<{ page: ListPage<Item>; counts: CountOf[] }> {
    requireAccess(actor, list.policy);
    const own = await list.values?.(em, actor, query);
    const asked = { actor, list, query, own };
    const exact = await this.pageOf(em, asked, 'exact', by);
    const isNear = totalOf(exact.sums) === 0 && mayBeNear(list.source, query);
    const { rows, sums } = isNear ? await this.pageOf(em, asked, 'near', by) : exact;
    const total = totalOf(sums);
    const items = await list.items(em, actor, rows);
    const page = { items, page: query.page, pageSize: query.pageSize, total, sums: added(list.source, sums), near: isNear && total > 0 };
    return { page, counts: by ? sums.map((row) => ({ value: row.by!, count: row.total })) : [] };
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
    const selection = await selectionOf(em, { actor, list, query, own }, 'exact');
    const { text, params } = selection.page(orderOf(list.source, query.sort, actor.language), { limit: most, offset: 0 });
    return em.query(text, params);
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
    const { text, params } = new Selection({ actor, source, query: new ListQuery(), own, more: [chosen] }).rows();
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
    const asked = { actor, list, query, own };
    let selection = await selectionOf(em, asked, 'exact');
    if (mayBeNear(list.source, query)) {
      const { text, params } = selection.sums();
      if (totalOf(await em.query<SumsRow[]>(text, params)) === 0) selection = await selectionOf(em, asked, 'near');
    }
    const { text, params } = selection.rows(orderOf(list.source, query.sort, actor.language));
    await em.query(`DECLARE list_rows NO SCROLL CURSOR FOR ${text}`, params);
    const batch = list.batch ?? BATCH;
    for (;;) {
      const rows = await em.query<Row[]>(`FETCH ${batch} FROM list_rows`);
      if (rows.length > 0) yield list.items(em, actor, rows);
      if (rows.length < batch) break;
    }
    await em.query(`CLOSE list_rows`);
  }

  /**
   * Rows and sums go out on one way where both are asked. Words that were searched usually leave less than a page: its sums come with it,
   * and the rest is counted only where there is a rest.
   */
  private async pageOf<Row extends object>(em: Em, asked: Asked<Row>, matching: Matching, by?: string): Promise<PageOf<Row>> {
    const { actor, list, query } = asked;
    const { page, pageSize } = query;
    const selection = await selectionOf(em, asked, matching);
    const order = orderOf(list.source, query.sort, actor.language);
    const ofSums = selection.sums(by);
    const ask = <T>({ text, params }: ListStatement) => em.query<T[]>(text, params);
    const askSums = () => this.kept.count(ofSums, () => ask<SumsRow>(ofSums));
    if (selection.isSearch && page === 1) {
      const { rows, sums } = taken(await ask<Row & Counted>(selection.countedPage(order, pageSize, by)), by);
      return { rows, sums: rows.length < pageSize ? sums : (this.kept.known(ofSums) ?? (await askSums())) };
    }
    const askRows = () => ask<Row>(selection.page(order, { limit: pageSize, offset: (page - 1) * pageSize }));
    const known = this.kept.known(ofSums);
    if (known) return { rows: await askRows(), sums: known };
    const [rows, sums] = await together(em, askRows, askSums);
    return { rows, sums };
  }
}

/** What stands beside each row of a counted page. */
interface Counted {
  whole?: Record<string, number>;
  by?: string | null;
}

/** Rows without what stands beside them, and the sums that it says. */
function taken<Row extends object>(rows: (Row & Counted)[], by: string | undefined): PageOf<Row> {
  const whole = rows[0]?.whole;
  const totals = new Map<string, number>();
  for (const row of rows) {
    const value = row.by ?? '';
    totals.set(value, (totals.get(value) ?? 0) + 1);
    delete row.whole;
    delete row.by;
  }
  if (!by) return { rows, sums: [{ ...whole, total: rows.length }] };
  const values = [...totals].sort(([one], [other]) => (one < other ? -1 : 1));
  // What the page adds up to stands with the first value.
  return { rows, sums: values.map(([value, total], index) => ({ ...(index === 0 && whole), by: value, total }) as SumsRow) };
}

interface Asked<Row extends object> {
  actor: Actor;
  list: Pick<List<Row>, 'source'>;
  query: ListQuery;
  own?: Named;
}

interface PageOf<Row> {
  rows: Row[];
  sums: readonly SumsRow[];
}

async function selectionOf<Row extends object>(em: Em, { list, ...asked }: Asked<Row>, matching: Matching): Promise<Selection<Row>> {
  const words = await wordConditions(em, list.source.search, asked.query.q, matching);
  return new Selection({ ...asked, source: list.source, words });
}

const added = <Row>({ sums = {} }: ListSource<Row>, rows: readonly SumsRow[]): Record<string, number> =>
  Object.fromEntries(Object.keys(sums).map((name) => [name, rows.reduce((sum, row) => sum + (row[name] ?? 0), 0)]));
