import type { BulkAnswer, BulkRow, BulkSum } from '#platform';
import { Loader } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Amount, FormDialog, LocalText, Num, ProblemAlert, Reference } from '../../ui/index.js';
import { useApiForm, usePreview, type Beginning } from '../api/index.js';
import classes from './Bulk.module.css';

type Form<Values extends Record<string, unknown>> = ReturnType<typeof useApiForm<Values>>['form'];

interface BulkDialogProps<Values extends Record<string, unknown>, Output> {
  title: string;
  /** The deed for so many rows, on the button. */
  action: (count: number) => string;
  ids: readonly string[];
  initialValues: Values;
  /** What else is to be said before it is done. */
  fields?: (form: Form<Values>) => ReactNode;
  /** What the preview needs of it; null while it is not said. */
  needs?: (values: Values) => unknown;
  /** What follows, in words. */
  children?: ReactNode;
  preview: (ids: string[], values: Values) => Promise<BulkAnswer>;
  act: (ids: string[], values: Values, key: string) => Promise<Output>;
  invalidates: Beginning[];
  /** Done, with the rows that could not be and were left out. */
  onDone: (output: Output, preview: { accepted: BulkSum; leftOut: BulkRow[] }) => void;
  onClose: () => void;
}

const NOTHING_MORE = {};

/** Shows what would be done to the chosen rows, and what not and why, before it is; what cannot be is left out. */
export function BulkDialog<Values extends Record<string, unknown>, Output>(props: BulkDialogProps<Values, Output>) {
  const {
    title,
    action,
    ids,
    initialValues,
    fields,
    needs = () => NOTHING_MORE,
    children,
    preview,
    act,
    invalidates,
    onDone,
    onClose,
  } = props;
  const state = useApiForm<Values, Output>({
    initialValues,
    guarded: false,
    submit: (values, key) => act(possible, values, key),
    invalidates,
    onSuccess: (output) => onDone(output, { accepted: looked!.accepted, leftOut }),
  });
  const values = state.form.getValues();
  const needed = needs(values);
  const query = usePreview([title, ids, needed], () => preview([...ids], values), needed !== null);
  const looked: BulkAnswer | undefined = query.data;
  const leftOut: BulkRow[] = looked?.rows.filter(({ refusal }) => refusal !== null) ?? [];
  const able: BulkRow[] = looked?.rows.filter(({ refusal }) => refusal === null) ?? [];
  const possible: string[] = able.map(({ id }) => id);
  return (
    <FormDialog
      title={title}
      size="lg"
      // A choice of rows is no word that would be lost.
      state={{ ...state, isUnsent: () => false }}
      action={action(possible.length)}
      disabled={possible.length === 0}
      onClose={onClose}
    >
      {children}
      {fields?.(state.form)}
      <ProblemAlert problem={query.error} />
      <Looked looking={query.isFetching} answer={looked} able={able} leftOut={leftOut} />
    </FormDialog>
  );
}

function Looked({ looking, answer, able, leftOut }: { looking: boolean; answer?: BulkAnswer; able: BulkRow[]; leftOut: BulkRow[] }) {
  const { t } = useTranslation('common');
  return (
    <div role="status">
      {looking && (
        <p className={classes.looking}>
          <Loader size="xs" aria-hidden /> {t('bulk.looking')}
        </p>
      )}
      {answer && able.length > 0 && <BulkRows title={t('bulk.will')} sum={answer.accepted} rows={able} />}
      {answer && leftOut.length > 0 && <BulkRows title={t('bulk.willNot')} sum={answer.refused} rows={leftOut} />}
      {answer && able.length === 0 && <p>{t('bulk.nothing')}</p>}
    </div>
  );
}

/** How many rows and how much, and which; a refused one with its reason. */
export function BulkRows({ title, sum, rows }: { title: string; sum?: BulkSum; rows: readonly BulkRow[] }) {
  const id = useId();
  const hasAmounts = rows.some(({ amountCentimes }) => amountCentimes !== null);
  return (
    <div>
      <p id={id} className={classes.heading}>
        <strong>
          {title} <Num value={rows.length} />
        </strong>
        {sum && hasAmounts && (
          <>
            {' · '}
            <Amount centimes={sum.amountCentimes} />
          </>
        )}
      </p>
      {/* It scrolls: whoever has no mouse reaches it too. */}
      <ul className={classes.rows} aria-labelledby={id} tabIndex={0}>
        {rows.map((row) => (
          <li key={row.id} data-refused={row.refusal ? true : undefined}>
            <span>
              {row.number && <Reference>{row.number}</Reference>}
              {row.number && row.name && ' · '}
              {row.name && <LocalText text={row.name} />}
            </span>
            {row.amountCentimes !== null && <Amount centimes={row.amountCentimes} />}
            {row.refusal && (
              <span className={classes.why}>
                <LocalText text={row.refusal.text} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
