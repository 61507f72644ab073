import { Group } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Amount, ListTable, Num, Pager, type ListColumn, type Page } from '../../ui/index.js';
import type { Change } from '../address.js';
import { ExportMenu } from './ExportMenu.js';
import classes from './Listed.module.css';
import { SavedViews } from './SavedViews.js';

/** A page of a list as the API answers it. */
export interface ListAnswer<Row> extends Page<Row> {
  sums: Record<string, number>;
  near: boolean;
}

/** A sum of the whole selection, and of the rows that are chosen. */
export interface ListSum<Row> {
  /** Its name in the answer; an amount in centimes. */
  name: string;
  label: string;
  of: (row: Row) => number;
}

interface ListedProps<Row> {
  /** The name of the list, for its exports and views. */
  list: string;
  caption: string;
  page: ListAnswer<Row>;
  columns: ListColumn<Row>[];
  rowKey: (row: Row) => string;
  rowMark?: (row: Row) => string | undefined;
  /** What was asked of the API, without the page: the export asks the same. */
  asked: Record<string, string | undefined>;
  /** What changes the address. */
  change: Change;
  sums?: ListSum<Row>[];
  /** Rows that may be chosen, and what to do with them. */
  choice?: { may: (row: Row) => boolean; name: (row: Row) => string; bar: (rows: Row[], clear: () => void) => ReactNode };
}

/** A list on a screen: how many and how much, its exports and views, the rows, the pages. */
export function Listed<Row extends object>(props: ListedProps<Row>) {
  const { list, caption, page, columns, rowKey, rowMark, asked, change, sums = [], choice } = props;
  const { t } = useTranslation('common');
  const [marked, setMarked] = useState<readonly string[]>([]);
  // Rows went, or the address was kept from a longer list: there is no such page any more.
  const isBeyond = page.items.length === 0 && page.total > 0;
  useEffect(() => {
    if (isBeyond) change({ page: undefined }, 'correction');
  }, [isBeyond, change]);
  // What another page or filter showed is not acted upon.
  const chosen = page.items.filter((row) => marked.includes(rowKey(row)) && choice?.may(row));
  return (
    <>
      {page.near && (
        <p role="status" className={classes.near}>
          {t('list.near')}
        </p>
      )}
      <div className={classes.bar}>
        <p role="status">
          {t('list.rows', { count: page.total })}
          {sums.map(({ name, label }) => (
            <span key={name}>
              {' · '}
              {label} <Amount centimes={page.sums[name]} />
            </span>
          ))}
        </p>
        <Group gap={8} className="no-print">
          <SavedViews list={list} change={change} />
          <ExportMenu list={list} asked={asked} />
        </Group>
      </div>
      {chosen.length > 0 && (
        <div className={classes.chosen}>
          <p role="status">
            {t('list.chosen')} <Num value={chosen.length} />
            {sums.map(({ name, label, of }) => (
              <span key={name}>
                {' · '}
                {label} <Amount centimes={chosen.reduce((sum, row) => sum + of(row), 0)} />
              </span>
            ))}
          </p>
          {choice!.bar(chosen, () => setMarked([]))}
        </div>
      )}
      <ListTable
        caption={caption}
        columns={columns}
        rows={page.items}
        rowKey={rowKey}
        rowMark={rowMark}
        sort={asked['sort']}
        onSort={(sort) => change({ sort })}
        choice={choice && { may: choice.may, name: choice.name, chosen: chosen.map(rowKey), choose: setMarked }}
      />
      {page.total > page.pageSize && <Pager page={page} onPage={(next) => change({ page: String(next) })} />}
    </>
  );
}
