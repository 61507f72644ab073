import type { FailedJobView } from '#notifications';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { api, useAction, useApiList } from '../../app/api/index.js';
import { Listed, useListActs } from '../../app/list/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { Empty, Num, PageTitle, ProblemAlert, Reference, useLanguage, useLocal, OnDay, type ListColumn } from '../../ui/index.js';

/** What the platform could not do and somebody waits for: the administrator removes the cause and has it done again. */
export function FailedJobsPage() {
  const { t } = useTranslation('notifications');
  const [{ sort, page }, change] = useAddressFilters();
  const asked = { sort };
  const query = useApiList('/api/failed-jobs', { query: { ...asked, page } });
  const retry = useAction({
    call: (id: string, key) => api.post('/api/failed-jobs/{id}/retry', { path: { id } }, key),
    invalidates: ['/api/failed-jobs', '/api/home'],
  });
  const columns = useColumns(retry.pending, retry.run);
  const acts = useListActs<FailedJobView>([
    {
      name: 'retry',
      policy: 'failed-job.manage',
      label: t('failedJobs.retry'),
      may: ({ retried }) => retried === null,
      at: '/api/failed-jobs/retries',
      invalidates: ['/api/failed-jobs', '/api/home'],
    },
  ]);
  return (
    <>
      <PageTitle title={t('failedJobs.title')} lead={t('failedJobs.lead')} />
      <ProblemAlert problem={retry.problem} />
      <Loaded query={query}>
        {(list) => (
          <Listed
            list="failed-jobs"
            caption={t('failedJobs.title')}
            page={list}
            columns={columns}
            rowKey={({ id }) => id}
            asked={asked}
            change={change}
            acts={acts}
            rowName={({ name, waiting }) => `${name} ${waiting?.reference ?? ''}`}
            pageOf={(page) => api.get('/api/failed-jobs', { query: { ...asked, ...page } })}
            empty={<Empty title={t('failedJobs.none')} />}
          />
        )}
      </Loaded>
    </>
  );
}

function useColumns(pending: boolean, retry: (id: string) => void): ListColumn<FailedJobView>[] {
  const { t } = useTranslation('notifications');
  const local = useLocal();
  const language = useLanguage();
  const whatOf = ({ what }: FailedJobView) => (what ? local(what) : t('failedJobs.own'));
  return [
    {
      key: 'what',
      header: t('failedJobs.what'),
      sort: 'name',
      place: 'title',
      cell: (row) => (
        <>
          {whatOf(row)} · <Reference>{row.name}</Reference>
        </>
      ),
    },
    {
      key: 'waiting',
      header: t('failedJobs.waiting'),
      cell: ({ waiting }) =>
        waiting ? (
          <>
            {local(waiting.label)} <bdi>{waiting.reference}</bdi>
          </>
        ) : (
          '—'
        ),
    },
    { key: 'since', header: t('failedJobs.since'), sort: 'since', named: true, cell: ({ since }) => <OnDay at={since} /> },
    { key: 'times', header: t('failedJobs.times'), digits: true, sort: 'times', named: true, cell: ({ times }) => <Num value={times} /> },
    {
      key: 'error',
      header: t('failedJobs.error'),
      wide: true,
      cell: ({ error }) => (
        <span dir="ltr" lang="en" style={{ overflowWrap: 'anywhere' }}>
          {error}
        </span>
      ),
    },
    {
      key: 'retry',
      header: t('failedJobs.retry'),
      wide: true,
      cell: (row) =>
        row.retried ? (
          <span role="status">{t('failedJobs.retried', { at: row.retried.text[language] })}</span>
        ) : (
          <Button
            variant="default"
            size="compact-sm"
            loading={pending}
            aria-label={t('failedJobs.retryOf', { what: `${whatOf(row)} ${row.waiting?.reference ?? ''}` })}
            onClick={() => retry(row.id)}
          >
            {t('failedJobs.retry')}
          </Button>
        ),
    },
  ];
}
