import type { Type } from '@nestjs/common';
import type { Label, Language } from '#kernel';
import type { PolicyName } from '../access/access.js';
import type { Actor } from '../access/actor.js';
import type { ScopeColumns } from '../access/within-scope.js';
import type { Em } from '../database/tx.js';
import { ExtensionPoint } from '../extension-point.js';
import type { Cell, CellKind } from '../sheets/sheet.js';
import type { ListQuery } from './list.dto.js';

/** A column of the export: what a reader of the list sees, one value a cell. */
export interface ListColumn<Item> {
  label: Label;
  kind: CellKind;
  value(item: Item, language: Language): Cell;
}

/** The statement of a list, in parts. Expressions name the tables of `from`; values stand as `:name`. */
export interface ListSource<Row> {
  select: { readonly [Column in keyof Row]: string };
  from: string;
  /** What is never part of it. */
  where?: string;
  /** Values that `where`, `select` and filters name beside those of the query. */
  values?: (actor: Actor) => Readonly<Record<string, unknown>>;
  scope: ScopeColumns;
  /** By name of the query's field, the condition that it puts: `state: 'a.state = :state'`. Left out when the field is. */
  filters: Readonly<Record<string, string>>;
  /** The folded text that is searched (`search_text`); without one the list takes no words. */
  search?: string;
  /** What may be sorted by, the name and its expression. */
  sorts: Readonly<Record<string, string>>;
  /** The order when none is asked: `-submitted` is the newest first. */
  order: string;
  /** A unique column: rows that are equal otherwise keep their order from page to page. */
  tie: string;
  /** Sums of the whole selection. */
  sums?: Readonly<Record<string, string>>;
}

/** A list of the product, declared once: its page, its sums, its search and its exports follow. */
export interface List<Row extends object = object, Item = unknown, Query extends ListQuery = ListQuery> {
  /** As in its address, its export and the trail. */
  readonly name: string;
  readonly title: Label;
  readonly policy: PolicyName;
  readonly query: Type<Query>;
  readonly source: ListSource<Row>;
  readonly columns: readonly ListColumn<Item>[];
  /** Rows as people read them. */
  items(em: Em, actor: Actor, rows: readonly Row[]): Promise<Item[]>;
}

export const lists = new ExtensionPoint<List<never, never, never>>('lists');
