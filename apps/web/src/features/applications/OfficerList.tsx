import type { ApplicationListItem } from '#applications';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { useApi } from '../../app/api/index.js';
import { useDomains, useRegions, type Named } from '../../app/reference.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  Amount,
  AppLink,
  DataTable,
  Dated,
  Empty,
  LocalText,
  Num,
  PageTitle,
  Pager,
  Reference,
  SearchBox,
  StateBadge,
  useLocal,
  type Column,
} from '../../ui/index.js';

/** The submitted files of the officer's region; filters live in the address, sums are those of the whole selection. */
export function OfficerList() {
  const { t } = useTranslation('applications');
  const local = useLocal();
  const regions = useRegions();
  const domains = useDomains();
  const columns = useColumns(regions);
  const [{ q, state, regionCode, domainCode, callId, page }, change] = useAddressFilters();
  const query = useApi('/api/applications', { query: { q, state, regionCode, domainCode, callId, page } });
  // What may be chosen does not shrink with the state already chosen.
  const all = useApi('/api/applications', { query: { q, regionCode, domainCode, callId, pageSize: 1 } });
  const options = (any: string, named: Named[]) => [
    { value: '', label: any },
    ...named.map(({ code, label }) => ({ value: code, label: local(label) })),
  ];
  const states = (all.data?.byState ?? []).map(({ state: code, stateLabel, count }) => ({
    value: code,
    label: `${local(stateLabel)} (${count})`,
  }));

  return (
    <>
      <PageTitle title={t('nav')} lead={callId && <OfOneCall call={all.data?.items[0]?.call} />} />
      <div className="filters">
        <SearchBox label={t('list.search')} value={q ?? ''} onSearch={(text) => change({ q: text })} />
        <NativeSelect
          label={t('list.state')}
          value={state ?? ''}
          onChange={(event) => change({ state: event.currentTarget.value })}
          data={[{ value: '', label: t('list.anyState') }, ...states]}
        />
        <NativeSelect
          label={t('project.region')}
          value={regionCode ?? ''}
          onChange={(event) => change({ regionCode: event.currentTarget.value })}
          data={options(t('list.anyRegion'), regions)}
        />
        <NativeSelect
          label={t('project.domain')}
          value={domainCode ?? ''}
          onChange={(event) => change({ domainCode: event.currentTarget.value })}
          data={options(t('list.anyDomain'), domains)}
        />
      </div>
      <Loaded query={query}>
        {(list) =>
          list.total === 0 ? (
            <Empty title={t('list.none')}>
              <p>{t('list.noneHint')}</p>
            </Empty>
          ) : (
            <>
              <p role="status">
                {t('labelled', { label: t('list.files') })} <Num value={list.total} /> · {t('labelled', { label: t('budget.asked') })}{' '}
                <Amount centimes={list.askedCentimes} />
              </p>
              <DataTable caption={t('nav')} columns={columns} rows={list.items} rowKey={({ id }) => id} />
              <Pager page={list} onPage={(next) => change({ page: String(next) })} />
            </>
          )
        }
      </Loaded>
    </>
  );
}

/** Whoever came from a call sees its files alone, and is told so. */
function OfOneCall({ call }: { call: ApplicationListItem['call'] | undefined }) {
  const { t } = useTranslation('applications');
  return (
    <>
      {call && (
        <>
          <Reference>{call.number}</Reference> · <LocalText text={call.title} /> ·{' '}
        </>
      )}
      <AppLink href="/app/applications">{t('list.everyCall')}</AppLink>
    </>
  );
}

function useColumns(regions: Named[]): Column<ApplicationListItem>[] {
  const { t } = useTranslation('applications');
  const local = useLocal();
  return [
    {
      key: 'file',
      header: t('list.file'),
      cell: ({ id, number, title }) => (
        <>
          <AppLink href={`/app/applications/${id}`}>
            <bdi>{title}</bdi>
          </AppLink>
          <div className="work-when">
            <Reference>{number}</Reference>
          </div>
        </>
      ),
    },
    { key: 'association', header: t('association'), cell: ({ association }) => <LocalText text={association.name} /> },
    { key: 'call', header: t('list.call'), cell: ({ call }) => <Reference>{call.number}</Reference> },
    {
      key: 'region',
      header: t('project.region'),
      cell: ({ regionCode }) => local(regions.find(({ code }) => code === regionCode)?.label) || regionCode,
    },
    { key: 'asked', header: t('list.asked'), digits: true, cell: ({ askedCentimes }) => <Amount centimes={askedCentimes} unit={false} /> },
    { key: 'submitted', header: t('submittedOn'), cell: ({ submitted }) => <Dated at={submitted} /> },
    { key: 'state', header: t('list.state'), cell: ({ state, stateLabel }) => <StateBadge state={state} label={stateLabel} /> },
  ];
}
