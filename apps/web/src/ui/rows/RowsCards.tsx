import type { ReactNode } from 'react';
import { fieldId } from '../field-id.js';
import { RowsFoot, RowTools, WrongRows } from './parts.js';
import { useRows, type RowsProps } from './use-rows.js';
import styles from './rows.module.css';

interface RowsCardsProps<Row extends object> extends RowsProps<Row> {
  /** The places of the rows that this list shows, when the form's list holds others too. */
  shown?: readonly number[];
  /** What stands on top of a card, otherwise its name. */
  heading?: (row: Row, index: number, name: string) => ReactNode;
  /** The rows hold rows themselves: a frame around each. */
  framed?: boolean;
  children: (row: Row, index: number) => ReactNode;
}

/** A list of rows of which each needs the room of a card: what `RowsTable` does line by line, with a body of its own. */
export function RowsCards<Row extends object>({ shown, heading, framed = false, children, ...props }: RowsCardsProps<Row>) {
  const list = useRows(props, shown);
  return (
    <div id={shown ? undefined : fieldId(props.name)} tabIndex={-1}>
      {list.places.length > 0 && (
        <ol className={styles.cards} data-framed={framed || undefined}>
          {list.places.map((index, rank) => {
            const row = list.rows[index]!;
            const name = list.nameOf(rank);
            return (
              <li key={list.keyOf(index)} {...list.rowProps(rank)}>
                <div role="group" aria-label={name}>
                  <div className={styles.head}>
                    <div>
                      {heading?.(row, index, name) ?? (
                        <strong>
                          <bdi>{name}</bdi>
                        </strong>
                      )}
                    </div>
                    <RowTools list={list} rank={rank} of={props} />
                  </div>
                  {children(row, index)}
                </div>
                <WrongRows>{list.errorOf(index)}</WrongRows>
              </li>
            );
          })}
        </ol>
      )}
      <RowsFoot list={list} of={props} onAdd={() => list.add()} onUndo={() => list.undo()} />
    </div>
  );
}
