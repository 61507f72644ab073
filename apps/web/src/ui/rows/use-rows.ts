import type { UseFormReturnType } from '@mantine/form';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { fieldId } from '../field-id.js';
import type { Pasted, Without } from './sheet.js';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the form's own type of values is irrelevant to a list bound by path
type AnyForm = UseFormReturnType<any, any>;
export type ListForm = Pick<AnyForm, 'getInputProps' | 'insertListItem' | 'removeListItem' | 'reorderListItem' | 'setFieldValue'>;

/** What every list of rows says of itself, lines of a table or cards. */
export interface RowsProps<Row extends object> {
  form: ListForm;
  /** Dotted path of the list in the form. */
  name: string;
  blank: (rows: readonly Row[]) => Row;
  /** "Add a partner". */
  addLabel: string;
  /** What one row is called, by its place among those shown: "Partner 2". */
  rowLabel: (position: number, row: Row) => string;
  /** The order says something: rows move up and down. */
  ordered?: boolean;
  removable?: (row: Row) => boolean;
  /** What tells a row from all others, where several lists show rows of one list of the form. */
  rowKey?: (row: Row) => string;
  /** More rows are not taken. */
  most?: number;
  disabled?: boolean;
}

/** What was just done, said aloud; what can be taken back says from what. */
export type Done<Row> =
  | { what: 'removed'; name: string; row: Row; index: number }
  | { what: 'pasted'; before: Row[]; after: string; at: { row: number; column: number }; without: Without }
  | { what: 'moved'; name: string; position: number; of: number };

/** Finds what takes the focus in a row that is there only after the next rendering. */
type Finds = (row: HTMLElement) => HTMLElement | null | undefined;

const FIELDS = 'input:not([type=hidden]), select, textarea';
const CONTROLS = `${FIELDS}, button, summary`;
const STEPS: Partial<Record<string, -1 | 1>> = { ArrowUp: -1, ArrowDown: 1 };

/** Not those of a list inside the row. */
const ownOf = (row: HTMLElement, selector: string): HTMLElement[] =>
  [...row.querySelectorAll<HTMLElement>(selector)].filter((control) => control.closest('[data-row]') === row);
const enabled = (control: HTMLElement) => !control.matches(':disabled');
const firstField: Finds = (row) => ownOf(row, FIELDS).find(enabled) ?? ownOf(row, 'button').find(enabled);
const bin: Finds = (row) => ownOf(row, '[data-tool=remove]').find(enabled) ?? firstField(row);

export function takeFocus(control: HTMLElement | null | undefined) {
  control?.focus();
  if (control instanceof HTMLInputElement && control.type === 'text') control.select();
}

/**
 * Rows of a form: added, removed with a way back, moved by buttons and by Alt+Shift with the arrows. After each act the focus is where one goes on.
 * `shown`: the places of the rows that this list shows, when the form's list holds others too.
 */
export function useRows<Row extends object>(props: RowsProps<Row>, shown?: readonly number[]) {
  const { form, name, blank, rowLabel, rowKey, ordered = false, disabled = false } = props;
  const { value: rows, error } = form.getInputProps(name) as { value: Row[]; error?: ReactNode };
  const places = shown ?? rows.map((_, index) => index);
  const keys = useKeys(rows.length);
  const [done, setDone] = useState<Done<Row> | null>(null);
  const [going, setGoing] = useState<{ index: number; find: Finds } | null>(null);
  const adding = useRef<HTMLButtonElement>(null);

  const rowAt = (index: number) => document.getElementById(fieldId(`${name}.${index}`));
  const goTo = (index: number, find: Finds) => setGoing({ index, find });
  useEffect(() => {
    if (!going) return;
    setGoing(null);
    const row = rowAt(going.index);
    takeFocus(row ? going.find(row) : adding.current);
  });

  const nameOf = (rank: number) => rowLabel(rank + 1, rows[places[rank]!]!);

  const list = {
    rows,
    places,
    keyOf: (index: number) => rowKey?.(rows[index]!) ?? keys.now[index],
    errorOf: (index: number) => form.getInputProps(`${name}.${index}`).error as ReactNode,
    error,
    done: done?.what === 'pasted' && done.after !== JSON.stringify(rows) ? null : done,
    adding,
    nameOf,
    isFull: rows.length >= (props.most ?? Infinity),
    add: (find: Finds = firstField) => {
      if (list.isFull) return;
      form.insertListItem(name, blank(rows));
      setDone(null);
      goTo(rows.length, find);
    },
    remove: (rank: number) => {
      const index = places[rank]!;
      setDone({ what: 'removed', name: nameOf(rank), row: rows[index]!, index });
      form.removeListItem(name, index);
      keys.drop(index);
      const next = places[rank + 1];
      goTo(next === undefined ? (places[rank - 1] ?? -1) : next - 1, bin);
    },
    move: (rank: number, step: -1 | 1) => {
      const [from, to] = [places[rank], places[rank + step]];
      if (from === undefined || to === undefined) return;
      const row = rowAt(from);
      const held = row ? [...row.querySelectorAll(CONTROLS)].indexOf(document.activeElement!) : -1;
      form.reorderListItem(name, { from, to });
      keys.move(from, to);
      setDone({ what: 'moved', name: nameOf(rank), position: rank + step + 1, of: places.length });
      // The same control of the row in its new place; at an edge the button that still leads somewhere.
      goTo(to, (moved) => {
        const same = moved.querySelectorAll<HTMLElement>(CONTROLS)[held];
        return same && enabled(same) ? same : ownOf(moved, '[data-tool]').find(enabled);
      });
    },
    paste: (at: { row: number; column: number }, { rows: after, ...without }: Pasted<Row>) => {
      setDone({ what: 'pasted', before: rows, after: JSON.stringify(after), at, without });
      form.setFieldValue(name, after);
    },
    undo: (find: Finds = firstField) => {
      if (done?.what === 'removed') {
        const index = Math.min(done.index, rows.length);
        form.insertListItem(name, done.row, index);
        keys.make(index);
        goTo(index, find);
      }
      if (done?.what === 'pasted') {
        form.setFieldValue(name, done.before);
        goTo(Math.min(done.at.row, done.before.length - 1), find);
      }
      setDone(null);
    },
    /** Goes on the element of each row; the innermost list answers. */
    rowProps: (rank: number) => ({
      id: fieldId(`${name}.${places[rank]}`),
      tabIndex: -1,
      'data-row': rank,
      'data-name': nameOf(rank),
      onKeyDownCapture: (event: KeyboardEvent<HTMLElement>) => {
        const step = STEPS[event.key];
        if (!ordered || disabled || !step || !event.altKey || !event.shiftKey) return;
        if ((event.target as HTMLElement).closest('[data-row]') !== event.currentTarget) return;
        event.preventDefault();
        event.stopPropagation();
        list.move(rank, step);
      },
    }),
  };
  return list;
}
export type Rows<Row extends object> = ReturnType<typeof useRows<Row>>;

/** One key for each row for as long as it is there, so that what a row keeps for itself (a text half typed, a fold) moves with it. */
function useKeys(length: number) {
  const made = useRef(0);
  const kept = useRef<number[]>([]);
  while (kept.current.length < length) kept.current.push((made.current += 1));
  kept.current.length = length;
  return {
    now: kept.current,
    drop: (index: number) => void kept.current.splice(index, 1),
    make: (index: number) => void kept.current.splice(index, 0, (made.current += 1)),
    move: (from: number, to: number) => void kept.current.splice(to, 0, ...kept.current.splice(from, 1)),
  };
}
