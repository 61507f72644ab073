import { Checkbox, NativeSelect } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';
import { rowSelectionFeature, tableFeatures, useTable } from '@tanstack/react-table';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from './DataTable.js';
import classes from './ListTable.module.css';
import { useNamed } from './text.js';
import { tellWhole, useWhole, WholeButton } from './whole.js';

const features = tableFeatures({ rowSelectionFeature });

export interface ListColumn<Row> extends Column<Row> {
  /** The name by which the list is sorted by it. */
  sort?: string;
  /**
   * Where it stands in the compact row of a phone: the first line, its end, the second line (the default), or nowhere, because whoever
   * opens the row reads it there. `beside`: a second thing as great as the first, with which it is compared; both have the same width, and
   * are read whole.
   */
  place?: 'title' | 'beside' | 'aside' | 'line' | 'away';
  /** Words, which need more of the line than a figure or a name. */
  wide?: true;
  /** On a phone its heading stands before it: alone it would say nothing. */
  named?: true;
}

/** Rows that may be chosen. */
export interface RowChoice<Row> {
  may: (row: Row) => boolean;
  /** What it is called, for its box. */
  name: (row: Row) => string;
  /** Identifiers of those chosen. */
  chosen: readonly string[];
  choose: (ids: readonly string[]) => void;
}

interface ListTableProps<Row> {
  caption: string;
  columns: ListColumn<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  rowMark?: (row: Row) => string | undefined;
  /** The order: a name, `-name` turned round; none: the list's own. */
  sort?: string;
  onSort?: (sort: string | undefined) => void;
  choice?: RowChoice<Row>;
  /** What stands above the rows, with the button that has what is cut written out, when something is. */
  head?: (whole: ReactNode) => ReactNode;
}

/**
 * A list as a dense table: one line a row; on a phone, two compact lines. What a cell cuts is written out for the whole list by a button,
 * for one row by a tap. The roles are explicit because a flexible row is no row to assistive techniques.
 */
export function ListTable<Row extends object>(props: ListTableProps<Row>) {
  const { caption, columns, rows, rowKey, rowMark, sort, onSort, choice, head = onItsOwnLine } = props;
  const whole = useWhole();
  const table = useTable({
    features,
    data: rows,
    columns: columns.map((column) => ({ id: column.key, header: column.header })),
    getRowId: rowKey,
    enableRowSelection: (row) => choice?.may(row.original) ?? false,
    state: { rowSelection: Object.fromEntries((choice?.chosen ?? []).map((id) => [id, true as const])) },
    onRowSelectionChange: (change) => {
      const before = Object.fromEntries((choice?.chosen ?? []).map((id) => [id, true as const]));
      const after = typeof change === 'function' ? change(before) : change;
      choice?.choose(Object.keys(after).filter((id) => after[id]));
    },
  });
  const choosable = choice ? table.getRowModel().rows.filter((row) => row.getCanSelect()) : [];
  return (
    <>
      {head(whole.isOffered && <WholeButton pressed={whole.all} onPress={whole.setAll} />)}
      {onSort && <SortBox columns={columns} sort={sort} onSort={onSort} />}
      {choosable.length > 0 && (
        <div className={classes.chooseBox}>
          <ChooseAll
            labelled
            all={table.getIsAllRowsSelected()}
            some={table.getIsSomeRowsSelected()}
            onToggle={(wanted) => table.toggleAllRowsSelected(wanted)}
          />
        </div>
      )}
      <div className={classes.frame}>
        <table ref={whole.table} className={classes.list} role="table">
          <caption className="visually-hidden">{caption}</caption>
          <thead role="rowgroup">
            <tr role="row">
              {choosable.length > 0 && (
                <th scope="col" role="columnheader" className={classes.tick}>
                  <ChooseAll
                    all={table.getIsAllRowsSelected()}
                    some={table.getIsSomeRowsSelected()}
                    onToggle={(wanted) => table.toggleAllRowsSelected(wanted)}
                  />
                </th>
              )}
              {columns.map((column) => (
                <Heading key={column.key} column={column} sort={sort} onSort={onSort} />
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {table.getRowModel().rows.map((row) => (
              <tr
                key={row.id}
                role="row"
                data-mark={rowMark?.(row.original)}
                data-chosen={row.getIsSelected() || undefined}
                data-whole={whole.isWhole(row.id) || undefined}
                onClick={(event) => whole.tap(event, row.id)}
              >
                {choosable.length > 0 && (
                  <td role="cell" className={classes.tick}>
                    {row.getCanSelect() && (
                      <ChooseOne
                        name={choice!.name(row.original)}
                        chosen={row.getIsSelected()}
                        onToggle={(wanted) => row.toggleSelected(wanted)}
                      />
                    )}
                  </td>
                )}
                {columns.map((column) => (
                  <td
                    key={column.key}
                    role="cell"
                    data-place={column.place ?? 'line'}
                    data-label={column.header}
                    data-wide={column.wide}
                    data-named={column.named}
                    className={column.digits ? classes.digits : undefined}
                  >
                    <div dir={column.digits ? undefined : 'auto'} onMouseEnter={tellWhole}>
                      {column.cell(row.original)}
                    </div>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

const onItsOwnLine = (whole: ReactNode) => whole && <div className={classes.head}>{whole}</div>;

/** A heading that sorts: up, down, then as the list itself is ordered. */
function Heading<Row>({ column, sort, onSort }: { column: ListColumn<Row>; sort?: string; onSort?: (sort: string | undefined) => void }) {
  const { t } = useTranslation('common');
  const named = useNamed();
  const className = column.digits ? classes.digits : undefined;
  if (!column.sort || !onSort) {
    return (
      <th scope="col" role="columnheader" className={className}>
        {column.header}
      </th>
    );
  }
  const is = sort === column.sort ? 'ascending' : sort === `-${column.sort}` ? 'descending' : undefined;
  const next = is === 'ascending' ? `-${column.sort}` : is === 'descending' ? undefined : column.sort;
  const Icon = is === 'ascending' ? IconArrowUp : is === 'descending' ? IconArrowDown : IconArrowsSort;
  return (
    <th scope="col" role="columnheader" aria-sort={is ?? 'none'} className={className}>
      <span className={classes.said}>{column.header}</span>
      <button type="button" className={classes.sort} aria-label={named(t('list.sortBy'), column.header)} onClick={() => onSort(next)}>
        <span>{column.header}</span>
        <Icon size={14} aria-hidden className={is ? undefined : classes.unsorted} />
      </button>
    </th>
  );
}

/** On a phone there are no headings: the order is chosen from a list. */
function SortBox<Row>({
  columns,
  sort,
  onSort,
}: {
  columns: ListColumn<Row>[];
  sort?: string;
  onSort: (sort: string | undefined) => void;
}) {
  const { t } = useTranslation('common');
  const sorts = columns.flatMap(({ sort: name, header }) => (name ? [{ name, header }] : []));
  if (sorts.length === 0) return null;
  return (
    <NativeSelect
      className={classes.sortBox}
      label={t('list.order')}
      value={sort ?? ''}
      onChange={(event) => onSort(event.currentTarget.value || undefined)}
      data={[
        { value: '', label: t('list.ownOrder') },
        ...sorts.flatMap(({ name, header }) => [
          { value: name, label: t('list.up', { column: header }) },
          { value: `-${name}`, label: t('list.down', { column: header }) },
        ]),
      ]}
    />
  );
}

interface ChooseAllProps {
  all: boolean;
  some: boolean;
  /** Its words are seen. */
  labelled?: boolean;
  onToggle: (wanted: boolean) => void;
}

function ChooseAll({ all, some, labelled = false, onToggle }: ChooseAllProps): ReactNode {
  const { t } = useTranslation('common');
  return (
    <Checkbox
      size={labelled ? 'sm' : 'xs'}
      {...(labelled ? { label: t('list.chooseAll') } : { 'aria-label': t('list.chooseAll') })}
      checked={all}
      indeterminate={some && !all}
      onChange={(event) => onToggle(event.currentTarget.checked)}
    />
  );
}

function ChooseOne({ name, chosen, onToggle }: { name: string; chosen: boolean; onToggle: (wanted: boolean) => void }): ReactNode {
  const { t } = useTranslation('common');
  const named = useNamed();
  const id = useId();
  return (
    <Checkbox
      id={id}
      size="xs"
      aria-label={named(t('list.choose'), name)}
      checked={chosen}
      onChange={(event) => onToggle(event.currentTarget.checked)}
    />
  );
}
