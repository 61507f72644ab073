import { ActionIcon, Button, Group } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldId } from './field-id.js';
import { cellsOf, pasted } from './sheet.js';
import styles from './RowsTable.module.css';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the form's own type of values is irrelevant to a list bound by path
export type ListForm = Pick<UseFormReturnType<any, any>, 'getInputProps' | 'insertListItem' | 'removeListItem' | 'setFieldValue'>;

/** What the field of a cell is given: its form, its name, and how it is called, the heading of its column being what is seen. */
export interface CellField {
  form: ListForm;
  name: string;
  'aria-label': string;
  required: boolean;
  disabled: boolean;
}

export interface RowColumn<Row> {
  key: keyof Row & string;
  label: string;
  /** Share of the width, of all shares together. */
  share?: number;
  digits?: boolean;
  required?: boolean;
  cell: (field: CellField, row: Row) => ReactNode;
  /** Names that spreadsheets give the column, beside its label. */
  called?: RegExp;
  /** What a cell of a spreadsheet means here; undefined keeps what is there. */
  read?: (cell: string) => unknown;
}

interface RowsTableProps<Row extends object> {
  form: ListForm;
  /** Dotted path of the list in the form. */
  name: string;
  caption: string;
  columns: RowColumn<Row>[];
  blank: () => Row;
  /** "Add a partner". */
  addLabel: string;
  /** What one row is called: "Partner 2". */
  rowLabel: (position: number) => string;
  disabled?: boolean;
}

const CONTROLS = 'input:not([type=hidden]), select, textarea, button';

/**
 * A list of rows, one line each: Enter and the arrows with Alt go up and down a column, cells copied from a spreadsheet are pasted as rows,
 * and what was removed or pasted has a way back. On a telephone each row is a card.
 */
export function RowsTable<Row extends object>(props: RowsTableProps<Row>) {
  const { form, name, caption, columns, blank, addLabel, rowLabel, disabled = false } = props;
  const { t } = useTranslation('common');
  const { value: rows, error } = form.getInputProps(name) as { value: Row[]; error?: ReactNode };
  const [before, setBefore] = useState<{ rows: Row[]; what: 'removed' | 'pasted' } | null>(null);
  const [going, setGoing] = useState<{ row: number; column: number } | null>(null);
  const table = useRef<HTMLTableElement>(null);

  const focus = (row: number, column: number) => {
    const line = table.current?.tBodies[row]?.rows[0];
    const control = line?.cells[column + 1]?.querySelector<HTMLElement>(CONTROLS);
    control?.focus();
    if (control instanceof HTMLInputElement && control.type === 'text') control.select();
  };
  useEffect(() => {
    if (!going) return;
    setGoing(null);
    focus(going.row, going.column);
  }, [going]);

  const add = (column = 0) => {
    form.insertListItem(name, blank());
    setBefore(null);
    setGoing({ row: rows.length, column });
  };
  const remove = (index: number) => {
    setBefore({ rows, what: 'removed' });
    form.removeListItem(name, index);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const at = placeOf(event.target as HTMLElement);
    if (!at || event.nativeEvent.isComposing) return;
    const down =
      event.key === 'Enter' && (event.target as HTMLInputElement).type === 'text' ? 1 : event.altKey ? STEPS[event.key] : undefined;
    if (down === undefined) return;
    event.preventDefault();
    if (at.row + down < rows.length) return focus(at.row + down, at.column);
    if (event.key === 'Enter' && !disabled) add(at.column);
  };
  const onPaste = (event: ClipboardEvent<HTMLTableElement>) => {
    const at = placeOf(event.target as HTMLElement);
    const cells = at && !disabled && cellsOf(event.clipboardData.getData('text/plain'));
    if (!cells) return;
    event.preventDefault();
    setBefore({ rows, what: 'pasted' });
    form.setFieldValue(name, pasted(rows, cells, at, columns, blank));
  };

  return (
    <div id={fieldId(name)} tabIndex={-1}>
      {rows.length > 0 && (
        <table ref={table} className={`table ${styles.rows}`} onKeyDown={onKeyDown} onPaste={onPaste}>
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
          {rows.map((row, index) => {
            const wrong = form.getInputProps(`${name}.${index}`).error as ReactNode;
            return (
              <tbody key={index} data-row={index} data-name={rowLabel(index + 1)} id={fieldId(`${name}.${index}`)} tabIndex={-1}>
                <tr>
                  <th scope="row">
                    <span className={styles.position} aria-hidden>
                      {index + 1}
                    </span>
                    <span className={styles.name}>{rowLabel(index + 1)}</span>
                  </th>
                  {columns.map(({ key, label, digits, required = false, cell }) => (
                    <td key={key} data-label={label} className={digits ? 'digits' : undefined}>
                      {cell({ form, name: `${name}.${index}.${key}`, 'aria-label': label, required, disabled }, row)}
                    </td>
                  ))}
                  <td className={styles.tools}>
                    {!disabled && (
                      <ActionIcon
                        variant="subtle"
                        c="#8f1c13"
                        size={34}
                        onClick={() => remove(index)}
                        aria-label={`${t('rows.remove')} — ${rowLabel(index + 1)}`}
                      >
                        <IconTrash size={18} aria-hidden />
                      </ActionIcon>
                    )}
                  </td>
                </tr>
                {wrong && (
                  <tr>
                    <td colSpan={columns.length + 2}>
                      <p className="field-error" role="alert">
                        {wrong}
                      </p>
                    </td>
                  </tr>
                )}
              </tbody>
            );
          })}
        </table>
      )}
      {error && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      {!disabled && (
        <Group gap="sm" my="xs">
          <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => add()}>
            {addLabel}
          </Button>
          <span role="status">
            {before && (
              <>
                {t(`rows.${before.what}`)}{' '}
                <Button
                  variant="subtle"
                  c="vert.8"
                  size="compact-sm"
                  onClick={() => {
                    form.setFieldValue(name, before.rows);
                    setBefore(null);
                  }}
                >
                  {t('rows.undo')}
                </Button>
              </>
            )}
          </span>
        </Group>
      )}
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
