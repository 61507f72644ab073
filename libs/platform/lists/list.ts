import type { Type } from '@nestjs/common';
import type { Label, Language } from '#kernel';
import type { PolicyName } from '../access/access.js';
import type { Actor } from '../access/actor.js';
import type { ScopeColumns } from '../access/within-scope.js';
import type { Named } from '../database/named.js';
import type { Em } from '../database/tx.js';
import { ExtensionPoint } from '../extension-point.js';
import type { Cell, CellKind } from '../sheets/sheet.js';
import type { ListQuery } from './list.dto.js';
import type { WordOrder } from './word-order.js';

/** A column of the export: what a reader of the list sees, one value a cell. */
export interface ListColumn<Item> {
  label: Label;
  kind: CellKind;
  value(item: Item, language: Language): Cell;
}

/** Words of a row that stand in another table. */
export interface SearchedElsewhere {
  /** The column of the list that refers to it. */
  column: string;
  /** What it refers to: `SELECT s.id FROM association s`. */
  of: string;
  /** The column of folded words there. */
  words: string;
}

/** A column of folded words, or where else they stand: an `OR` between columns of two tables is served by no index. */
export type Searched = string | SearchedElsewhere;

/**
 * The statement of a list, in parts. Expressions name the tables of `from`. Values stand as `:name`: those of {@link readerValues}, of the
 * query and of the list itself.
 */
export interface ListSource<Row> {
  select: { readonly [Column in keyof Row]-?: string };
  /** The tables that say which rows there are, with the keyword: `FROM application a`. */
  from: string;
  /**
   * By its name in the statement, a table that adds columns to each row and neither rows nor limits: it is joined to the rows of the page,
   * and to the whole selection only where a condition or the order names it.
   */
  joined?: Readonly<Record<string, string>>;
  /** What is never part of it. */
  where?: string;
  /** The columns by which a scope is told; left out where `where` says itself whose the rows are. */
  scope?: ScopeColumns;
  /** By name of the query's field, the condition that it puts (`state: 'a.state = :state'`); none when the field is left out. */
  filters?: Readonly<Record<string, string>>;
  /** Where words are searched; without any the list takes no words. */
  search?: readonly Searched[];
  /** What may be sorted by: a name and its expression, or the words by which it is sorted in the reader's language. */
  sorts: Readonly<Record<string, string | WordOrder>>;
  /**
   * The sorts that an index serves, both ways: of what is never null, together with `tie`. Any other reads the whole selection. A test
   * walks them, as it walks the order and the filters of every list.
   */
  served?: readonly string[];
  /**
   * Filters that no index serves together with the order, or not for each value (`q`: the words): rows that they leave out are read. Such a
   * statement is planned with its values, because the best plan for a rare one is the worst for a common one.
   */
  slow?: readonly string[];
  /** The order when none is asked, as SQL or by words; `tie` goes the way of its last column. */
  order: string | WordOrder;
  /** A unique column: rows that are equal otherwise keep their order from page to page. */
  tie: string;
  /** The column by which rows are chosen for an act on many; `tie` when left out. */
  id?: string;
  /** Sums of the whole selection, by name. */
  sums?: Readonly<Record<string, string>>;
}

/** A list of the product, declared once: its page, its sums, its search and its exports follow. */
export interface List<Row extends object = object, Item = unknown, Query extends ListQuery = ListQuery> {
  /** As in the address of its export and in the trail. */
  readonly name: string;
  readonly title: Label;
  readonly policy: PolicyName;
  readonly query: Type<Query>;
  readonly source: ListSource<Row>;
  readonly columns: readonly ListColumn<Item>[];
  /** Values of its own that the statement names. */
  values?(em: Em, actor: Actor, query: Query): Promise<Named>;
  /** Rows as people read them, in their order. */
  items(em: Em, actor: Actor, rows: readonly Row[]): Promise<Item[]>;
  /** How many rows are made into items at once when all are read; fewer where one is dear. */
  readonly batch?: number;
}

export const lists = new ExtensionPoint<List>('lists');
