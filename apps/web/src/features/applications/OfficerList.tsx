import type { ApplicationListItem } from '#applications';
import { GENDER_MARKERS } from '#applications/public';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { useApi, useApiList } from '../../app/api/index.js';
import { Listed } from '../../app/list/index.js';
import { useDomains, useRegions, type Named } from '../../app/reference.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  Amount,
  AppLink,
  OnDay,
  Empty,
  LocalText,
  PageTitle,
  Reference,
  SearchBox,
  StateBadge,
  useLocal,
  type ListColumn,
} from '../../ui/index.js';

/** The submitted files of the officer's region; filters live in the address, sums are those of the whole selection. */
export function OfficerList() {
  const { t } = useTranslation('applications');
  const local = useLocal();
  const regions = useRegions();
  const domains = useDomains();
  const columns = useColumns(regions);
  const [{ q, state, regionCode, domainCode, callId, gender, carriedBy, sort, page }, change] = useAddressFilters();
  const asked = { q, state, regionCode, domainCode, callId, gender, carriedBy, sort };
  const query = useApiList('/api/applications', { query: { ...asked, page } });
  // What may be chosen does not shrink with the state already chosen.
  const all = useApi('/api/applications', { query: { q, regionCode, domainCode, callId, gender, carriedBy, pageSize: 1 } });
  const carriers = useApi('/api/applications/carriers');
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
        <NativeSelect
          label={t('markers.gender')}
          value={gender ?? ''}
          onChange={(event) => change({ gender: event.currentTarget.value })}
          data={options(t('markers.any'), named(GENDER_MARKERS))}
        />
        <NativeSelect
          label={t('markers.carriedBy')}
          value={carriedBy ?? ''}
          onChange={(event) => change({ carriedBy: event.currentTarget.value })}
          data={options(t('markers.anyCarrier'), carriers.data ?? [])}
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
              list="applications"
              caption={t('nav')}
              page={list}
              columns={columns}
              rowKey={({ id }) => id}
              asked={asked}
              change={change}
              sums={[
                { name: 'askedCentimes', label: t('labelled', { label: t('budget.asked') }), of: ({ askedCentimes }) => askedCentimes },
              ]}
            />
          )
        }
      </Loaded>
    </>
  );
}

const named = (labels: Readonly<Record<string, Named['label']>>): Named[] =>
  Object.entries(labels).map(([code, label]) => ({ code, label }));

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

function useColumns(regions: Named[]): ListColumn<ApplicationListItem>[] {
  const { t } = useTranslation('applications');
  const local = useLocal();
  return [
    { key: 'number', header: t('list.number'), sort: 'number', cell: ({ number }) => <Reference>{number}</Reference> },
    {
      key: 'file',
      header: t('list.file'),
      sort: 'title',
      place: 'title',
      cell: ({ id, title }) => (
        <AppLink href={`/app/applications/${id}`}>
          <bdi>{title}</bdi>
        </AppLink>
      ),
    },
    { key: 'association', header: t('association'), sort: 'association', cell: ({ association }) => <LocalText text={association.name} /> },
    { key: 'call', header: t('list.call'), place: 'away', cell: ({ call }) => <Reference>{call.number}</Reference> },
    {
      key: 'region',
      header: t('project.region'),
      sort: 'region',
      place: 'away',
      cell: ({ regionCode }) => local(regions.find(({ code }) => code === regionCode)?.label) || regionCode,
    },
    {
      key: 'asked',
      header: t('list.asked'),
      digits: true,
      sort: 'asked',
      cell: ({ askedCentimes }) => <Amount centimes={askedCentimes} unit={false} />,
    },
    { key: 'submitted', header: t('submittedOn'), sort: 'submitted', place: 'away', cell: ({ submitted }) => <OnDay at={submitted} /> },
    {
      key: 'state',
      header: t('list.state'),
      sort: 'state',
      place: 'aside',
      cell: ({ state, stateLabel }) => <StateBadge state={state} label={stateLabel} />,
    },
  ];
}
