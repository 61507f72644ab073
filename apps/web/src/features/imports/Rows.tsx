import type { ImportRowView, ImportRunView } from '#imports';
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { AppLink, DataTable, Empty, LocalText, Reference, Section, StateBadge, useLocal, Written, type Tone } from '../../ui/index.js';
import listStyles from '../../ui/lists.module.css';

type Show = '' | NonNullable<ImportRowView['outcome']>;

const AT_ONCE = 50;
const CELLS = 4;

/** The rows with what would become of each, or became, and why; the refused ones are one choice away. */
export function Rows({ run }: { run: ImportRunView }) {
  const { t } = useTranslation('imports');
  const local = useLocal();
  const [show, setShow] = useState<Show>('');
  const [shown, setShown] = useState(AT_ONCE);
  const query = useApi('/api/imports/{id}/rows', { path: { id: run.id }, query: show ? { outcome: show } : {} });
  const counted = run.outcomes.filter(({ rows }) => rows > 0);
  return (
    <Section title={t('rows')}>
      {counted.length > 1 && (
        <NativeSelect
          label={t('show')}
          maw={260}
          mb="md"
          value={show}
          data={[
            { value: '', label: t('allRows') },
            ...counted.map(({ outcome, label, rows }) => ({ value: outcome, label: `${local(label)} (${rows})` })),
          ]}
          onChange={({ currentTarget: { value } }) => {
            setShow(value as Show);
            setShown(AT_ONCE);
          }}
        />
      )}
      <Loaded query={query}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={t('noRow')} />
          ) : (
            <>
              <DataTable
                caption={t('rows')}
                rows={rows.slice(0, shown)}
                rowKey={({ line }) => String(line)}
                columns={[
                  { key: 'line', header: t('line'), digits: true, cell: ({ line }) => <Reference>{String(line)}</Reference> },
                  { key: 'says', header: t('says'), cell: (row) => <Says row={row} run={run} /> },
                  { key: 'outcome', header: t('outcome'), cell: (row) => <Became row={row} /> },
                  { key: 'why', header: t('why'), cell: ({ reasons }) => <Why reasons={reasons} /> },
                ]}
              />
              {rows.length > shown && (
                <Button mt="md" variant="default" onClick={() => setShown(shown + AT_ONCE)}>
                  {t('more', { count: Math.min(AT_ONCE, rows.length - shown) })}
                </Button>
              )}
            </>
          )
        }
      </Loaded>
    </Section>
  );
}

/** The first cells that say something, in the order of the fields. */
function Says({ row: { cells, href }, run: { fields } }: { row: ImportRowView; run: ImportRunView }) {
  const { t } = useTranslation('imports');
  if (!cells) return t('erased');
  const mapped = fields.flatMap(({ column }) => (column === null ? [] : [cells[column] ?? '']));
  const text = (mapped.length > 0 ? mapped : cells).filter(Boolean).slice(0, CELLS).join(' · ') || '—';
  return href ? (
    <AppLink href={href}>
      <Written>{text}</Written>
    </AppLink>
  ) : (
    <Written>{text}</Written>
  );
}

const TONES: Record<string, Tone> = {
  new: 'progress',
  changed: 'progress',
  same: 'neutral',
  refused: 'bad',
  created: 'good',
  unchanged: 'neutral',
  undone: 'neutral',
  kept: 'attention',
};

function Became({ row: { outcome, outcomeLabel, result, resultLabel } }: { row: ImportRowView }) {
  const [code, label] = result ? [result, resultLabel] : [outcome, outcomeLabel];
  return code && label ? <StateBadge state={code} label={label} tone={TONES[code]} /> : '—';
}

function Why({ reasons }: Pick<ImportRowView, 'reasons'>) {
  return reasons.length === 0 ? (
    '—'
  ) : (
    <ul className={listStyles.plain}>
      {reasons.map(({ text, column }, index) => (
        <li key={index}>
          {column && (
            <>
              <Written>{column}</Written>
              {': '}
            </>
          )}
          <LocalText text={text} />
        </li>
      ))}
    </ul>
  );
}
