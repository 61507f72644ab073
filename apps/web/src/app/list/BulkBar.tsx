import { MOST_AT_ONCE } from '#platform/public';
import { Button, CloseButton, Group } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Amount, Num, ProblemAlert, StickyBar, type ShownProblem } from '../../ui/index.js';
import type { BulkResult, ListAct } from './bulk.js';
import { BulkRows } from './BulkDialog.js';
import classes from './Bulk.module.css';
import type { ListSum } from './answer.js';

interface BulkBarProps<Row> {
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  acts: readonly ListAct<Row>[];
  sums: readonly ListSum<Row>[];
  /** How many rows the filter shows, when there are more than are chosen here. */
  total: number;
  /** Chooses every row that the filter shows. */
  chooseEverything?: () => Promise<void>;
  clear: () => void;
  onResult: (result: BulkResult) => void;
}

/** The chosen rows: how many, how much, and what may be done to them; it stays in view while the list does. */
export function BulkBar<Row>({ rows, rowKey, acts, sums, total, chooseEverything, clear, onResult }: BulkBarProps<Row>) {
  const { t } = useTranslation('common');
  const [asking, setAsking] = useState<string>();
  const isTooMany = rows.length > MOST_AT_ONCE;
  const act = acts.find(({ name }) => name === asking);
  return (
    <StickyBar edge="end" framed>
      <p role="status" className={classes.told}>
        {t('list.chosen')} <Num value={rows.length} />
        {sums.map(({ name, label, of }) => (
          <span key={name}>
            {' · '}
            {label} <Amount centimes={rows.reduce((sum, row) => sum + of(row), 0)} />
          </span>
        ))}
        {isTooMany && <> — {t('bulk.atMost', { most: MOST_AT_ONCE })}</>}
      </p>
      <Group gap={8}>
        {acts.map(({ name, label }) => (
          <Button key={name} size="sm" disabled={isTooMany} onClick={() => setAsking(name)}>
            {label}
          </Button>
        ))}
        {chooseEverything && <Everything total={total} choose={chooseEverything} />}
        <Button variant="subtle" color="dark" size="sm" onClick={clear}>
          {t('bulk.clear')}
        </Button>
      </Group>
      {act?.dialog(rows.map(rowKey), (result) => {
        setAsking(undefined);
        if (result) onResult(result);
      })}
    </StickyBar>
  );
}

function Everything({ total, choose }: { total: number; choose: () => Promise<void> }) {
  const { t } = useTranslation('common');
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<ShownProblem | Error | null>(null);
  if (total > MOST_AT_ONCE) return <span className={classes.bound}>{t('bulk.atMost', { most: MOST_AT_ONCE })}</span>;
  return (
    <>
      <Button
        variant="default"
        size="sm"
        loading={pending}
        onClick={() => {
          setPending(true);
          void choose()
            .then(() => setProblem(null), setProblem)
            .finally(() => setPending(false));
        }}
      >
        {t('bulk.everything')}
      </Button>
      <ProblemAlert problem={problem} />
    </>
  );
}

/** What was done, and what was refused and why; the focus comes here, for the bar may be gone. */
export function BulkOutcome({ result, onHide }: { result: BulkResult; onHide: () => void }) {
  const { t } = useTranslation('common');
  const box = useRef<HTMLDivElement>(null);
  const { done, refused, more } = result;
  useEffect(() => {
    // Once the dialog has given the focus back to a button that may not be there any more.
    const soon = setTimeout(() => box.current?.focus());
    return () => clearTimeout(soon);
  }, [result]);
  return (
    <div ref={box} className={classes.outcome} role="group" aria-label={t('bulk.result')} tabIndex={-1}>
      <CloseButton className={classes.hide} aria-label={t('bulk.hide')} onClick={onHide} />
      <p role="status" className={classes.heading}>
        <strong>
          {t('bulk.done')} <Num value={done.count} />
        </strong>
        {done.amountCentimes > 0 && (
          <>
            {' · '}
            <Amount centimes={done.amountCentimes} />
          </>
        )}
      </p>
      {more}
      {refused.length > 0 && (
        <>
          <BulkRows title={t('bulk.refused')} rows={refused} />
          <p className={classes.kept}>{t('bulk.kept')}</p>
        </>
      )}
    </div>
  );
}
