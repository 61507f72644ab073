import type { ImportRunView } from '#imports';
import { Alert, Anchor, Button, Group, Progress } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParam } from '../../app/address.js';
import { api, fileAddress, useAction, useApi } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  AppLink,
  ConfirmDialog,
  Dated,
  KeyValue,
  LocalText,
  Num,
  PageTitle,
  ProblemAlert,
  Section,
  StateBadge,
  Written,
} from '../../ui/index.js';
import { Columns } from './Columns.js';
import { invalidates } from './invalidates.js';
import { Rows } from './Rows.js';

const WHILE_WORKING_MS = 1_000;

/** One file: what its columns say, what would become of its rows, and the deeds that follow. */
export function ImportPage() {
  const id = useParam('importId');
  const [working, setWorking] = useState(false);
  const query = useApi('/api/imports/{id}', { path: { id } }, { refetchInterval: working ? WHILE_WORKING_MS : false });
  const isWorking = query.data?.state === 'running' || query.data?.state === 'undoing';
  if (isWorking !== working) setWorking(isWorking);
  return <Loaded query={query}>{(run) => <Import run={run} />}</Loaded>;
}

function Import({ run }: { run: ImportRunView }) {
  const { t } = useTranslation('imports');
  return (
    <>
      <PageTitle
        over={<AppLink href="/app/imports">{t('nav')}</AppLink>}
        title={run.fileName}
        lead={
          <>
            <LocalText text={run.kindLabel} /> · <Dated at={run.created} />
            {run.by && (
              <>
                {' · '}
                <Written>{run.by}</Written>
              </>
            )}
          </>
        }
        actions={<StateBadge state={run.state} label={run.stateLabel} />}
      />
      {run.before && run.can.includes('map') && (
        <Alert color="yellow" mb="md">
          {t('sameFile')} <AppLink href={`/app/imports/${run.before.id}`}>{<Dated at={run.before.at} />}</AppLink>. {t('sameFileHint')}
        </Alert>
      )}
      {run.purged && (
        <Alert color="gray" mb="md">
          {t('purged')}
        </Alert>
      )}
      <Reading run={run} />
      {!run.purged && <Columns key={run.state} run={run} />}
      <Outcome run={run} />
      <Rows key={`rows ${run.state}`} run={run} />
    </>
  );
}

function Reading({ run }: { run: ImportRunView }) {
  const { t } = useTranslation('imports');
  const separators: Record<string, string> = { ';': t('semicolon'), ',': t('comma'), '\t': t('tab') };
  return (
    <KeyValue
      rows={[
        [t('encoding'), run.encoding && <bdi>{run.encoding.toUpperCase()}</bdi>],
        [t('separator'), run.separator && (separators[run.separator] ?? run.separator)],
        [t('sheet'), run.sheet && <Written>{run.sheet}</Written>],
        [t('rows'), <Num key="rows" value={run.rowCount} />],
        [t('emptyRows'), run.emptyRows > 0 ? <Num value={run.emptyRows} /> : null],
        [t('region'), run.region && <LocalText text={run.region} />],
      ]}
    />
  );
}

function Outcome({ run }: { run: ImportRunView }) {
  const { t } = useTranslation('imports');
  const counts = run.results.some(({ rows }) => rows > 0) ? run.results : run.outcomes;
  const done = run.results.reduce((sum, { rows }) => sum + rows, 0);
  return (
    <Section title={run.can.includes('carry') ? t('wouldBecome') : t('became')}>
      {run.left > 0 && (
        <div role="status">
          <p>{t('left', { count: run.left })}</p>
          <Progress value={(100 * done) / Math.max(1, done + run.left)} aria-label={t('progress')} mb="md" />
        </div>
      )}
      <KeyValue
        rows={counts
          .filter(({ rows }) => rows > 0)
          .map(({ label, rows }) => [<LocalText key="l" text={label} />, <Num key="n" value={rows} />] as const)}
      />
      <Deeds run={run} />
    </Section>
  );
}

function Deeds({ run }: { run: ImportRunView }) {
  const { t } = useTranslation('imports');
  const [asked, setAsked] = useState<'carry' | 'undo' | 'abandon' | null>(null);
  const path = { id: run.id };
  const work = run.outcomes.filter(({ outcome }) => outcome === 'new' || outcome === 'changed').reduce((sum, { rows }) => sum + rows, 0);
  const deed = useAction<'carry' | 'undo' | 'abandon' | 'stop' | 'check'>({
    call: (which, key) => {
      if (which === 'carry') return api.post('/api/imports/{id}/carrying', { path }, key);
      if (which === 'undo') return api.post('/api/imports/{id}/undoing', { path }, key);
      if (which === 'stop') return api.post('/api/imports/{id}/stopping', { path }, key);
      if (which === 'check') return api.post('/api/imports/{id}/check', { path }, key);
      return api.post('/api/imports/{id}/abandonment', { path }, key);
    },
    invalidates,
    onSuccess: () => setAsked(null),
  });
  const close = () => setAsked(null);
  const confirm = { pending: deed.pending, onClose: close };
  return (
    <>
      <ProblemAlert problem={deed.problem} />
      <Group gap="sm" mt="md">
        {run.can.includes('carry') && (
          <Button disabled={run.missing.length > 0 || work === 0} onClick={() => setAsked('carry')}>
            {t('carry', { count: work })}
          </Button>
        )}
        {run.can.includes('carry') && (
          <Button variant="default" loading={deed.pending} onClick={() => deed.run('check')}>
            {t('checkAgain')}
          </Button>
        )}
        {run.can.includes('stop') && (
          <Button variant="default" loading={deed.pending} onClick={() => deed.run('stop')}>
            {t('stop')}
          </Button>
        )}
        {run.can.includes('undo') && (
          <Button variant="default" color="red" onClick={() => setAsked('undo')}>
            {t('undo')}
          </Button>
        )}
        {run.can.includes('abandon') && (
          <Button variant="subtle" color="red" onClick={() => setAsked('abandon')}>
            {t('abandon')}
          </Button>
        )}
        {!run.purged && (
          <>
            <Anchor href={fileAddress('/api/imports/{id}/report', { path, query: { format: 'xlsx' } })}>{t('reportXlsx')}</Anchor>
            <Anchor href={fileAddress('/api/imports/{id}/report', { path, query: { format: 'csv' } })}>{t('reportCsv')}</Anchor>
          </>
        )}
      </Group>
      <ConfirmDialog
        opened={asked === 'carry'}
        title={t('carryTitle')}
        action={t('carryAction')}
        onConfirm={() => deed.run('carry')}
        {...confirm}
      >
        {t('carryWhy', { count: work })}
      </ConfirmDialog>
      <ConfirmDialog danger opened={asked === 'undo'} title={t('undo')} action={t('undo')} onConfirm={() => deed.run('undo')} {...confirm}>
        {t('undoWhy')}
      </ConfirmDialog>
      <ConfirmDialog
        danger
        opened={asked === 'abandon'}
        title={t('abandon')}
        action={t('abandon')}
        onConfirm={() => deed.run('abandon')}
        {...confirm}
      >
        {t('abandonWhy')}
      </ConfirmDialog>
    </>
  );
}
