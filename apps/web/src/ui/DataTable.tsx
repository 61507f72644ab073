import { Button, Group } from '@mantine/core';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Num } from './figures.js';
import styles from './DataTable.module.css';

export interface Column<Row> {
  key: string;
  /** Heading of the column; on a phone, the label of the line in the card. An empty heading gives the cell the whole line. */
  header: string;
  cell: (row: Row) => ReactNode;
  /** Digits line up on the right in both languages. */
  digits?: boolean;
}

/** Rows as a table from 900 px, as cards below; the roles are explicit because a block row is no row to assistive techniques. */
export function DataTable<Row>({ caption, columns, rows, rowKey, rowMark }: DataTableProps<Row>) {
  return (
    <div className={styles.frame} data-frame>
      <table className={`table ${styles.cards}`} role="table">
        <caption className="visually-hidden">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.key} scope="col" role="columnheader" className={column.digits ? 'digits' : undefined}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row" data-mark={rowMark?.(row)}>
              {columns.map((column) => (
                <td key={column.key} role="cell" data-label={column.header} className={column.digits ? 'digits' : undefined}>
                  <div>{column.cell(row)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
interface DataTableProps<Row> {
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  /** Words that style sheets may look for on the row (`data-mark`). */
  rowMark?: (row: Row) => string | undefined;
}

export interface Page<Row> {
  items: Row[];
  page: number;
  pageSize: number;
  total: number;
}

/** "1–20 / 240" and the two ways to go; a list that fits on one page says only how long it is. */
export function Pager({ page, onPage }: { page: Page<unknown>; onPage: (page: number) => void }) {
  const { t } = useTranslation('common');
  const last = Math.max(1, Math.ceil(page.total / page.pageSize));
  const from = page.total === 0 ? 0 : (page.page - 1) * page.pageSize + 1;
  const to = Math.min(page.total, page.page * page.pageSize);
  const nav = useRef<HTMLElement>(null);
  const go = (to: number) => {
    onPage(to);
    // The page begins at its top: so does whoever reads it by the keyboard.
    const list = nav.current?.previousElementSibling;
    if (!(list instanceof HTMLElement)) return;
    list.tabIndex = -1;
    list.focus({ preventScroll: true });
  };
  return (
    <nav ref={nav} className={styles.pager} aria-label={t('pager.label')}>
      <span>
        {last === 1 ? (
          <>
            {t('pager.total')} <Num value={page.total} />
          </>
        ) : (
          <bdi className="figure">
            <Num value={from} />–<Num value={to} /> / <Num value={page.total} />
          </bdi>
        )}
      </span>
      {last > 1 && (
        <Group gap={8}>
          <Button variant="default" size="xs" disabled={page.page <= 1} onClick={() => go(page.page - 1)}>
            {t('pager.previous')}
          </Button>
          <Button variant="default" size="xs" disabled={page.page >= last} onClick={() => go(page.page + 1)}>
            {t('pager.next')}
          </Button>
        </Group>
      )}
    </nav>
  );
}
