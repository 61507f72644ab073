import type { AssociationListItem } from '#associations';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { useApi, useApiList } from '../../app/api/index.js';
import { useRegions } from '../../app/reference.js';
import { useMay } from '../../app/session/session.js';
import { Listed } from '../../app/list/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  AppLink,
  Empty,
  LocalText,
  Mark,
  PageTitle,
  ReasonFilter,
  Reference,
  SearchBox,
  StateBadge,
  useLocal,
  OnDay,
  type ListColumn,
} from '../../ui/index.js';

const states = ['submitted', 'verified', 'returned', 'suspended'] as const;

const attentions = ['revision', 'presidency', 'check_again', 'account'] as const;

/** The associations of the officer's region, those to verify first; filters live in the address. */
export function AssociationList() {
  const { t } = useTranslation('associations');
  const local = useLocal();
  const may = useMay();
  const regions = useRegions();
  const columns = useColumns();
  const [{ q, state, regionCode, attention, reason, suspendedFor, sort, page }, change] = useAddressFilters();
  const asked = { q, state, regionCode, attention, reason, suspendedFor, sort };
  const { data: returns } = useApi('/api/associations/return-reasons');
  const { data: refusals } = useApi('/api/associations/refusal-reasons');
  const query = useApiList('/api/associations', { query: { ...asked, page } });

  return (
    <>
      <PageTitle
        title={t('nav')}
        actions={may('association.pairs') && <AppLink href="/app/associations/pairs">{t('pairs.title')}</AppLink>}
      />
      <div className="filters">
        <SearchBox label={t('list.search')} value={q ?? ''} onSearch={(text) => change({ q: text })} />
        <NativeSelect
          label={t('list.state')}
          value={state ?? ''}
          onChange={(event) => change({ state: event.currentTarget.value })}
          data={[{ value: '', label: t('list.anyState') }, ...states.map((code) => ({ value: code, label: t(`list.states.${code}`) }))]}
        />
        <NativeSelect
          label={t('region')}
          value={regionCode ?? ''}
          onChange={(event) => change({ regionCode: event.currentTarget.value })}
          data={[{ value: '', label: t('list.anyRegion') }, ...regions.map(({ code, label }) => ({ value: code, label: local(label) }))]}
        />
        <NativeSelect
          label={t('list.attention')}
          value={attention ?? ''}
          onChange={(event) => change({ attention: event.currentTarget.value })}
          data={[
            { value: '', label: t('list.anyState') },
            ...attentions.map((code) => ({ value: code, label: t(`list.attentions.${code}`) })),
          ]}
        />
        <ReasonFilter label={t('list.returnedFor')} counted={returns} value={reason} onChange={(code) => change({ reason: code })} />
        <ReasonFilter
          label={t('list.suspendedFor')}
          counted={refusals}
          value={suspendedFor}
          onChange={(code) => change({ suspendedFor: code })}
        />
      </div>
      <Loaded query={query}>
        {(list) =>
          list.total === 0 ? (
            <Empty title={t('list.none')}>
              <p>{t('list.noneHint')}</p>
            </Empty>
          ) : (
            <Listed
              list="associations"
              caption={t('nav')}
              page={list}
              columns={columns}
              rowKey={({ id }) => id}
              asked={asked}
              change={change}
            />
          )
        }
      </Loaded>
    </>
  );
}

function useColumns(): ListColumn<AssociationListItem>[] {
  const { t } = useTranslation('associations');
  return [
    {
      key: 'name',
      header: t('name'),
      sort: 'name',
      place: 'title',
      cell: ({ id, name }) => (
        <AppLink href={`/app/associations/${id}`}>
          <LocalText text={name} />
        </AppLink>
      ),
    },
    { key: 'kind', header: t('kind'), place: 'away', cell: ({ kindLabel }) => <LocalText text={kindLabel} /> },
    { key: 'ice', header: t('ice'), cell: ({ ice }) => (ice ? <Reference>{ice}</Reference> : '—') },
    { key: 'region', header: t('region'), sort: 'region', cell: ({ regionLabel }) => <LocalText text={regionLabel} /> },
    { key: 'submitted', header: t('submitted'), sort: 'submitted', named: true, cell: ({ submitted }) => <OnDay at={submitted} /> },
    {
      key: 'attention',
      header: t('list.attention'),
      cell: ({ state, flags, accountToVerify }) => (
        <>
          {accountToVerify && state === 'verified' && <Mark tone="attention">{t('list.accountToVerify')}</Mark>}
          {flags > 0 && <> {t('list.flags', { count: flags })}</>}
        </>
      ),
    },
    {
      key: 'state',
      header: t('list.state'),
      sort: 'state',
      place: 'aside',
      cell: ({ state, stateLabel }) => <StateBadge state={state} label={stateLabel} />,
    },
  ];
}
