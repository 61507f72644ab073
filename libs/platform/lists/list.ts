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

/**
 * The statement of a list, in parts. Expressions name the tables of `from`. Values stand as `:name`: those of {@link readerValues}, of the
 * query and of the list itself.
 */
export interface ListSource<Row> {
  select: { readonly [Column in keyof Row]-?: string };
  /** With its keyword: `FROM application a JOIN call c ON …`. */
  from: string;
  /** What is never part of it. */
  where?: string;
  /** The columns by which a scope is told; left out where `where` says itself whose the rows are. */
  scope?: ScopeColumns;
  /** By name of the query's field, the condition that it puts (`state: 'a.state = :state'`); none when the field is left out. */
  filters?: Readonly<Record<string, string>>;
  /** The columns of folded words that are searched; without any the list takes no words. */
  search?: readonly string[];
  /** What may be sorted by: a name and its expression, or the words by which it is sorted in the reader's language. */
  sorts: Readonly<Record<string, string | WordOrder>>;
  /** The order when none is asked, as SQL or by words. */
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
