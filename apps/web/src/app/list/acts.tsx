import type { PolicyName } from '#platform';
import type { ReactNode } from 'react';
import { api, type Args, type Beginning, type PathOf } from '../api/index.js';
import { useMay } from '../session/session.js';
import type { BulkResult, ListAct } from './bulk.js';
import { RowsDialog } from './RowsDialog.js';

/** A route that does one act to many rows and needs nothing but them: it has a preview beside it. */
type RowsPath = {
  [P in PathOf<'post'>]: `${P}/preview` extends PathOf<'post'> ? ({ body: { ids: string[] } } extends Args<'post', P> ? P : never) : never;
}[PathOf<'post'>];

interface Declared<Row> {
  name: string;
  /** What the reader must be allowed to do, for it to be offered at all. */
  policy: PolicyName;
  /** The deed, on the button. */
  label: string;
  /** Whether it is for this row, as it stands. */
  may: (row: Row) => boolean;
}

interface OnRows<Row> extends Declared<Row> {
  /** Where it is done; its preview is asked beside it. */
  at: RowsPath;
  /** The deed for so many rows, where it is not called as on the button. */
  action?: (count: number) => string;
  /** What follows, in words. */
  hint?: string;
  invalidates: Beginning[];
}

interface WithMore<Row> extends Declared<Row> {
  /** Asks what else the act needs before it is done; `end` without a result: nothing was. */
  dialog: (ids: readonly string[], end: (result?: BulkResult) => void) => ReactNode;
}

/** The acts on many rows of a list, for whoever may do them: a row of a table each. */
export function useListActs<Row>(acts: readonly (OnRows<Row> | WithMore<Row>)[]): ListAct<Row>[] {
  const may = useMay();
  return acts
    .filter(({ policy }) => may(policy))
    .map(({ name, label, may: isFor, ...act }) => ({
      name,
      label,
      may: isFor,
      dialog: 'dialog' in act ? act.dialog : dialogOf(label, act),
    }));
}

function dialogOf<Row>(title: string, { at, action, hint, invalidates }: Pick<OnRows<Row>, 'at' | 'action' | 'hint' | 'invalidates'>) {
  return (ids: readonly string[], end: (result?: BulkResult) => void) => (
    <RowsDialog
      title={title}
      action={action}
      ids={ids}
      preview={(rows) => api.post(`${at}/preview` as const, { body: { ids: rows } })}
      act={(rows, key) => api.post(at, { body: { ids: rows } }, key)}
      invalidates={invalidates}
      end={end}
    >
      {hint}
    </RowsDialog>
  );
}
