import { MAX_PAGE_SIZE } from '#platform/public';
import { Group } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Amount, ListTable, Pager, type ListColumn } from '../../ui/index.js';
import type { Change } from '../address.js';
import type { ListAnswer, ListSum } from './answer.js';
import type { BulkResult, ListAct } from './bulk.js';
import { BulkBar, BulkOutcome } from './BulkBar.js';
import { ExportMenu } from './ExportMenu.js';
import classes from './Listed.module.css';
import { SavedViews } from './SavedViews.js';

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
  /** What the reader may do to many rows at once. */
  acts?: readonly ListAct<Row>[];
  /** What a row is called, for the box that chooses it. */
  rowName?: (row: Row) => string;
  /** Another page of what the filter shows: for whoever chooses them all. */
  pageOf?: (page: Longest) => Promise<ListAnswer<Row>>;
  /** Rows that are chosen before anybody has. */
  chosenAtFirst?: (row: Row) => boolean;
  /** Stands where the rows would, when there are none. */
  empty?: ReactNode;
  /** Its filters stand in no address: nothing to keep as a view. */
  withoutViews?: true;
}

/** A page as long as the API gives them, of every list. */
interface Longest {
  page: string;
  pageSize: number;
}

/** A list on a screen: how many and how much, its exports and views, the rows, the pages, and what is done to those chosen. */
export function Listed<Row extends object>(props: ListedProps<Row>) {
  const {
    list,
    caption,
    page,
    columns,
    rowKey,
    rowMark,
    asked,
    change,
    sums = [],
    acts = [],
    rowName,
    pageOf,
    empty,
    withoutViews,
  } = props;
  const { t } = useTranslation('common');
  const choice = useChoice(props);
  const [result, setResult] = useState<BulkResult>();
  // Rows went, or the address was kept from a longer list: there is no such page any more.
  const isBeyond = page.items.length === 0 && page.total > 0;
  useEffect(() => {
    if (isBeyond) change({ page: undefined }, 'correction');
  }, [isBeyond, change]);
  const chooseEverything = pageOf && (async () => choice.chooseRows(await everyRow(pageOf)));
  return (
    <>
      {result && <BulkOutcome result={result} onHide={() => setResult(undefined)} />}
      {page.total === 0 && empty}
      {(page.total > 0 || !empty) && (
        <>
          {page.near && (
            <p role="status" className={classes.near}>
              {t('list.near')}
            </p>
          )}
          <ListTable
            head={(whole) => (
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
                  {whole}
                  {!withoutViews && <SavedViews list={list} change={change} />}
                  <ExportMenu list={list} asked={asked} />
                </Group>
              </div>
            )}
            caption={caption}
            columns={columns}
            rows={page.items}
            rowKey={rowKey}
            rowMark={rowMark}
            sort={asked['sort']}
            onSort={(sort) => change({ sort })}
            choice={acts.length > 0 && rowName ? { may: choice.may, name: rowName, chosen: choice.ids, choose: choice.choose } : undefined}
          />
          {page.total > page.pageSize && <Pager page={page} onPage={(next) => change({ page: String(next) })} />}
        </>
      )}
      {choice.rows.length > 0 && (
        <BulkBar
          rows={choice.rows}
          rowKey={rowKey}
          acts={acts}
          sums={sums}
          total={page.total}
          chooseEverything={choice.isPageChosen && page.total > page.items.length ? chooseEverything : undefined}
          clear={() => choice.choose([])}
          onResult={(done) => {
            setResult(done);
            choice.choose(done.refused.map(({ id }) => id));
          }}
        />
      )}
    </>
  );
}

/**
 * The rows chosen: kept from page to page and whatever their order, and no longer than what the filter shows is the same, so that nobody
 * acts on what they do not see any more.
 */
function useChoice<Row extends object>({ page, rowKey, asked, acts = [], chosenAtFirst }: ListedProps<Row>) {
  const { sort: _sort, ...filters } = asked;
  const filter = JSON.stringify(filters);
  const byId = (rows: readonly Row[]): ReadonlyMap<string, Row> => new Map(rows.map((row) => [rowKey(row), row]));
  const [kept, setKept] = useState(() => ({ filter, rows: byId(chosenAtFirst ? page.items.filter(chosenAtFirst) : []), all: false }));
  const chosen: ReadonlyMap<string, Row> = kept.filter === filter ? kept.rows : byId([]);
  const here = byId(page.items);
  const may = (row: Row) => acts.some((act) => act.may(row)) || chosen.has(rowKey(row));
  const able = page.items.filter(may);
  return {
    ids: [...chosen.keys()],
    // As they stand now, where the page shows them.
    rows: [...chosen].map(([id, row]) => here.get(id) ?? row),
    may,
    /** Every row of this page that may be, and not yet all of the others. */
    isPageChosen: !kept.all && able.length > 0 && able.every((row) => chosen.has(rowKey(row))),
    choose: (ids: readonly string[]) => {
      const rows = ids.flatMap((id) => here.get(id) ?? chosen.get(id) ?? []);
      setKept({ filter, rows: byId(rows), all: false });
    },
    chooseRows: (rows: readonly Row[]) => setKept({ filter, rows: byId(rows.filter(may)), all: true }),
  };
}

async function everyRow<Row>(pageOf: (page: Longest) => Promise<ListAnswer<Row>>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let number = 1; ; number += 1) {
    const { items, pageSize, total } = await pageOf({ page: String(number), pageSize: MAX_PAGE_SIZE });
    rows.push(...items);
    if (number * pageSize >= total) return rows;
  }
}
