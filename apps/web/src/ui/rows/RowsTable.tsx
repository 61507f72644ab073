import { useTranslation } from 'react-i18next';
import { useRef, type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react';
import { fieldId } from '../field-id.js';
import { RowsFoot, RowTools, WrongRows } from './parts.js';
import { cellsOf, pasted, type PastedColumn } from './sheet.js';
import { takeFocus, useRows, type ListForm, type RowsProps } from './use-rows.js';
import styles from './RowsTable.module.css';

/** What the field of a cell is given: its form, its name, and how it is called, the heading of its column being what is seen. */
export interface CellField {
  form: ListForm;
  name: string;
  'aria-label': string;
  required: boolean;
  disabled: boolean;
}

export interface RowColumn<Row> extends PastedColumn<Row> {
  label: string;
  /** Share of the width, of all shares together. */
  share?: number;
  digits?: boolean;
  /** On a telephone it takes a line of its own, as lists and long texts do. */
  wide?: boolean;
  required?: boolean;
  cell: (field: CellField, row: Row) => ReactNode;
}

interface RowsTableProps<Row extends object> extends RowsProps<Row> {
  caption: string;
  columns: RowColumn<Row>[];
  /** Something is still missing in the row, or wrong: it says so by its number. */
  isUnready?: (row: Row, position: number) => boolean;
}

const CONTROLS = 'input:not([type=hidden]), select, textarea, button';
const LINES = 'input[type=text], textarea[data-line]';

/**
 * A list of rows, one line each: Enter and the arrows with Alt go up and down a column, cells copied from a spreadsheet are pasted as rows,
 * and what was removed or pasted has a way back. On a telephone each row is a card.
 */
export function RowsTable<Row extends object>(props: RowsTableProps<Row>) {
  const { form, name, caption, columns, blank, isUnready, ordered = false, disabled = false } = props;
  const { t } = useTranslation('common');
  const list = useRows(props);
  const table = useRef<HTMLTableElement>(null);

  const inColumn = (column: number) => (row: HTMLElement) =>
    row.querySelector('tr')?.cells[column + 1]?.querySelector<HTMLElement>(CONTROLS);
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const control = event.target as HTMLElement;
    const at = placeOf(control);
    if (!at || event.nativeEvent.isComposing) return;
    const down = event.key === 'Enter' && control.matches(LINES) ? 1 : event.altKey && !event.shiftKey ? STEPS[event.key] : undefined;
    if (down === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const row = table.current?.tBodies[at.row + down];
    if (row) takeFocus(inColumn(at.column)(row));
    else if (event.key === 'Enter' && !disabled) list.add(inColumn(at.column));
  };
  const onPaste = (event: ClipboardEvent<HTMLTableElement>) => {
    const at = placeOf(event.target as HTMLElement);
    const cells = at && !disabled && cellsOf(event.clipboardData.getData('text/plain'));
    if (!cells) return;
    event.preventDefault();
    list.paste(
      at,
      pasted(list.rows, cells, at, columns, () => blank(list.rows), props.most),
    );
  };

  return (
    <div id={fieldId(name)} tabIndex={-1}>
      {list.rows.length > 0 && (
        <table
          ref={table}
          className={`table ${styles.rows}`}
          data-ordered={ordered || undefined}
          onKeyDownCapture={onKeyDown}
          onPaste={onPaste}
        >
          <caption className="visually-hidden">{caption}</caption>
          <colgroup>
            <col className={styles.number} />
            {columns.map(({ key, share = 1 }) => (
              <col key={key} style={{ inlineSize: `${(100 * share) / columns.reduce((sum, column) => sum + (column.share ?? 1), 0)}%` }} />
            ))}
            <col className={styles.away} />
          </colgroup>
          <thead>
            <tr>
              <td />
              {columns.map(({ key, label, digits }) => (
                <th key={key} scope="col" className={digits ? 'digits' : undefined}>
                  {label}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          {list.rows.map((row, index) => {
            const wrong = list.errorOf(index);
            const unready = isUnready?.(row, index) ?? false;
            return (
              <tbody key={list.keyOf(index)} {...list.rowProps(index)} data-unready={unready || undefined}>
                <tr>
                  <th scope="row">
                    <span className={styles.position} aria-hidden>
                      {index + 1}
                    </span>
                    <span className={styles.name}>{list.nameOf(index)}</span>
                    {unready && <span className={styles.unready}> {t('rows.unready')}</span>}
                  </th>
                  {columns.map(({ key, label, digits, wide, required = false, cell }) => (
                    <td key={key} data-label={label} data-wide={wide} className={digits ? 'digits' : undefined}>
                      {cell({ form, name: `${name}.${index}.${key}`, 'aria-label': label, required, disabled }, row)}
                    </td>
                  ))}
                  <td className={styles.tools}>
                    <RowTools list={list} rank={index} of={props} />
                  </td>
                </tr>
                {wrong && (
                  <tr>
                    <td colSpan={columns.length + 2}>
                      <WrongRows>{wrong}</WrongRows>
                    </td>
                  </tr>
                )}
              </tbody>
            );
          })}
        </table>
      )}
      <RowsFoot
        list={list}
        of={props}
        onAdd={() => list.add()}
        onUndo={() => list.undo(list.done?.what === 'pasted' ? inColumn(list.done.at.column) : undefined)}
      />
    </div>
  );
}

const STEPS: Partial<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** The row and the column of what is typed into. */
function placeOf(control: HTMLElement): { row: number; column: number } | null {
  const row = control.closest<HTMLElement>('[data-row]')?.dataset['row'];
  const cell = control.closest<HTMLTableCellElement>('td');
  return row === undefined || !cell ? null : { row: Number(row), column: cell.cellIndex - 1 };
}
