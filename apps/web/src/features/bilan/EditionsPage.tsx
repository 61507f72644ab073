import type { EditionItem } from '#bilan';
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { api, useAction, useApi, fileAddress } from '../../app/api/index.js';
import { useMay } from '../../app/session/session.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  ConfirmDialog,
  Dated,
  DataTable,
  Empty,
  PageTitle,
  Preparing,
  ProblemAlert,
  Reference,
  StateBadge,
  type Column,
} from '../../ui/index.js';
import { BilanNav } from './BilanNav.js';

type Deed = 'freeze' | 'publish';
const DEED_OF: Partial<Record<EditionItem['state'], Deed>> = { draft: 'freeze', frozen: 'publish' };
const FIRST_YEAR = 2017;

/** Numbered editions: opened, frozen so that their figures never change, then published. */
export function EditionsPage() {
  const { t } = useTranslation('bilan');
  const may = useMay();
  const mayPublish = may('bilan_edition.publish');
  const query = useApi('/api/bilan/editions');
  return (
    <>
      <PageTitle title={t('editions.title')} lead={t('editions.lead')} />
      <BilanNav current="/app/bilan/editions" />
      {mayPublish && <OpenEdition />}
      <Loaded query={query}>
        {(editions) =>
          editions.length === 0 ? (
            <Empty title={t('editions.none')}>
              <p>{t('editions.noneHint')}</p>
            </Empty>
          ) : (
            <Editions rows={editions} mayPublish={mayPublish} />
          )
        }
      </Loaded>
    </>
  );
}

function OpenEdition() {
  const { t } = useTranslation('bilan');
  const thisYear = new Date().getFullYear();
  const [{ year: asked }] = useAddressFilters();
  const [year, setYear] = useState(asked ?? String(thisYear));
  const years = Array.from({ length: thisYear - FIRST_YEAR + 1 }, (_, index) => String(FIRST_YEAR + index)).reverse();
  const open = useAction({
    call: (_: void, key) => api.post('/api/bilan/editions', { body: { year: Number(year) } }, key),
    invalidates: ['/api/bilan/editions'],
  });
  return (
    <>
      <ProblemAlert problem={open.problem} />
      <div className="filters">
        <NativeSelect label={t('year')} value={year} data={years} onChange={(event) => setYear(event.currentTarget.value)} />
        <Button variant="default" loading={open.pending} onClick={() => open.run()}>
          {t('editions.open')}
        </Button>
      </div>
    </>
  );
}

function Editions({ rows, mayPublish }: { rows: EditionItem[]; mayPublish: boolean }) {
  const { t } = useTranslation('bilan');
  const [asked, setAsked] = useState<{ edition: EditionItem; deed: Deed } | null>(null);
  const act = useAction<{ id: string; deed: Deed }>({
    call: ({ id, deed }, key) => api.post(`/api/bilan/editions/{id}/${deed}`, { path: { id } }, key),
    invalidates: ['/api/bilan/editions', '/api/home'],
  });
  const columns: Column<EditionItem>[] = [
    { key: 'edition', header: t('editions.edition'), cell: (row) => t('editions.name', { year: row.year, number: row.number }) },
    { key: 'state', header: t('editions.state'), cell: (row) => <StateBadge state={row.state} label={row.stateLabel} /> },
    { key: 'frozen', header: t('editions.frozenOn'), cell: (row) => <Dated at={row.frozen} /> },
    { key: 'published', header: t('editions.publishedOn'), cell: (row) => <Dated at={row.published} /> },
    {
      key: 'hash',
      header: t('editions.fingerprint'),
      cell: (row) => (row.sha256 ? <Reference block>{row.sha256.slice(0, 16)}</Reference> : '—'),
    },
    { key: 'read', header: t('editions.read'), cell: (row) => <Documents edition={row} /> },
  ];
  if (mayPublish && rows.some(({ state }) => DEED_OF[state])) {
    columns.push({
      key: 'deed',
      header: t('editions.todo'),
      cell: (row) => {
        const deed = DEED_OF[row.state];
        if (!deed) return '—';
        return (
          <Button
            size="xs"
            loading={act.pending && asked?.edition.id === row.id}
            aria-label={`${t(`editions.deed.${deed}`)} — ${t('editions.name', { year: row.year, number: row.number })}`}
            onClick={() => setAsked({ edition: row, deed })}
          >
            {t(`editions.deed.${deed}`)}
          </Button>
        );
      },
    });
  }
  return (
    <>
      <ProblemAlert problem={act.problem} />
      <DataTable caption={t('editions.title')} rows={rows} rowKey={(row) => row.id} columns={columns} />
      {asked && (
        <ConfirmDialog
          opened
          title={t(`editions.deed.${asked.deed}`)}
          action={t(`editions.deed.${asked.deed}`)}
          onClose={() => setAsked(null)}
          onConfirm={() => {
            act.run({ id: asked.edition.id, deed: asked.deed });
            setAsked(null);
          }}
        >
          <p>
            <strong>{t('editions.name', { year: asked.edition.year, number: asked.edition.number })}</strong>
          </p>
          <p>{t(`editions.ask.${asked.deed}`)}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

function Documents({ edition }: { edition: EditionItem }) {
  const { t } = useTranslation('bilan');
  const name = t('editions.name', { year: edition.year, number: edition.number });
  return (
    <>
      {edition.documentReady && (
        <a
          href={fileAddress('/api/bilan/editions/{id}/document', { path: { id: edition.id } })}
          target="_blank"
          rel="noreferrer"
          aria-label={`${t('editions.pdf')} — ${name}`}
        >
          {t('editions.pdf')}
        </a>
      )}
      {edition.documentReady && edition.published && ' · '}
      {edition.published && (
        <a href={`/bilan/${edition.year}`} aria-label={`${t('editions.page')} — ${name}`}>
          {t('editions.page')}
        </a>
      )}
      {edition.documentFailed && <Preparing failed={edition.documentFailed}>—</Preparing>}
      {!edition.documentReady && !edition.documentFailed && !edition.published && '—'}
    </>
  );
}
