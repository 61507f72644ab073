import type { BulkAnswer } from '#platform';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Beginning } from '../api/index.js';
import { resultOf, type BulkResult } from './bulk.js';
import { BulkDialog } from './BulkDialog.js';

interface RowsDialogProps {
  /** The deed. */
  title: string;
  action?: (count: number) => string;
  ids: readonly string[];
  preview: (ids: string[]) => Promise<BulkAnswer>;
  act: (ids: string[], key: string) => Promise<BulkAnswer>;
  invalidates: Beginning[];
  end: (result?: BulkResult) => void;
  /** What follows, in words. */
  children?: ReactNode;
}

const NOTHING = {};

/** An act on many rows that needs nothing but its rows, and is answered row by row. */
export function RowsDialog({ title, action, ids, preview, act, invalidates, end, children }: RowsDialogProps) {
  const { t } = useTranslation('common');
  return (
    <BulkDialog
      title={title}
      action={action ?? ((n) => t('bulk.deed', { deed: title, n }))}
      ids={ids}
      initialValues={NOTHING}
      preview={preview}
      act={(rows, _, key) => act(rows, key)}
      invalidates={invalidates}
      onDone={(answer, { leftOut }) => end(resultOf(answer, leftOut))}
      onClose={() => end()}
    >
      {children && <p style={{ margin: 0 }}>{children}</p>}
    </BulkDialog>
  );
}
