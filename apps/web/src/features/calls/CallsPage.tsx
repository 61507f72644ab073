import type { CallList, CallListItem } from '#calls';
import { MAX_PAGE_SIZE } from '#platform/public';
import { Badge, Button, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAddressFilters, type Change } from '../../app/address.js';
import { useApi, useApiList } from '../../app/api/index.js';
import { useReference } from '../../app/reference.js';
import { Listed } from '../../app/list/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  AppLink,
  Empty,
  LocalText,
  PageTitle,
  Reference,
  SearchBox,
  StateBadge,
  useGo,
  useLocal,
  OnDay,
  type ListColumn,
} from '../../ui/index.js';

/** The calls of the administration; filters live in the address. */
export function CallsPage() {
  const { t } = useTranslation('calls');
  const go = useGo();
  const [filters, change] = useAddressFilters();
  const { q, state, region, programmeId, sort, page } = filters;
  const asked = { q, state, region, programmeId, sort };
  const query = useApiList('/api/calls', { query: { ...asked, page } });
  const columns = useColumns();
  const filtered = Boolean(q || state || region || programmeId);
  const create = query.data?.can.includes('create') && <Button onClick={() => go('/app/calls/new')}>{t('create')}</Button>;
  return (
    <>
      <PageTitle title={t('nav')} lead={t('listLead')} actions={create} />
      <Filters states={query.data?.states ?? []} filters={filters} change={change} />
      <Loaded query={query}>
        {(found) =>
          found.total === 0 ? (
            <Empty title={filtered ? t('noneFound') : t('none')}>
              <p>{filtered ? t('noneFoundHint') : found.can.length > 0 ? t('noneHint') : t('noneReader')}</p>
            </Empty>
          ) : (
            <Listed list="calls" caption={t('nav')} page={found} columns={columns} rowKey={({ id }) => id} asked={asked} change={change} />
          )
        }
      </Loaded>
    </>
  );
}

function useColumns(): ListColumn<CallListItem>[] {
  const { t } = useTranslation('calls');
  return [
    { key: 'number', header: t('numberHeader'), sort: 'number', cell: ({ number }) => <Reference>{number}</Reference> },
    {
      key: 'title',
      header: t('call'),
      sort: 'title',
      place: 'title',
      cell: ({ id, title }) => (
        <AppLink href={`/app/calls/${id}`}>
          <LocalText text={title} />
        </AppLink>
      ),
    },
    {
      key: 'regions',
      header: t('regions'),
      place: 'away',
      cell: ({ regions }) => <Regions regions={regions} />,
    },
    { key: 'opens', header: t('opens'), sort: 'opens', place: 'away', cell: ({ opens }) => <OnDay at={opens} /> },
    { key: 'closes', header: t('closes'), sort: 'closes', named: true, cell: ({ closes }) => <OnDay at={closes} /> },
    {
      key: 'questions',
      header: t('questions'),
      cell: ({ id, waitingQuestions }) =>
        waitingQuestions > 0 && <AppLink href={`/app/calls/${id}/questions`}>{t('waitingQuestions', { count: waitingQuestions })}</AppLink>,
    },
    {
      key: 'state',
      header: t('stateHeader'),
      sort: 'state',
      place: 'aside',
      cell: ({ state, stateLabel }) => <StateBadge state={state} label={stateLabel} />,
    },
  ];
}

const SHOWN_REGIONS = 2;

/** The first ones by name, the others by number: a national call names twelve. */
function Regions({ regions }: { regions: CallListItem['regions'] }) {
  const { t } = useTranslation('calls');
  const shown = regions.length > SHOWN_REGIONS ? regions.slice(0, SHOWN_REGIONS - 1) : regions;
  return (
    <>
      {shown.map(({ code, label }, index) => (
        <span key={code}>
          {index > 0 && ', '}
          <LocalText text={label} />
        </span>
      ))}
      {regions.length > shown.length && <> {t('otherRegions', { count: regions.length - shown.length })}</>}
    </>
  );
}

interface FiltersProps {
  states: CallList['states'];
  filters: Record<string, string>;
  change: Change;
}

function Filters({ states, filters, change }: FiltersProps) {
  const { t } = useTranslation('calls');
  const local = useLocal();
  const programmes = useApi('/api/programmes', { query: { pageSize: MAX_PAGE_SIZE } });
  const reference = useReference();
  const select = (name: string, label: string, all: string, data: { value: string; label: string }[]) => (
    <NativeSelect
      label={label}
      value={filters[name] ?? ''}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
      data={[{ value: '', label: all }, ...data]}
      maw={280}
    />
  );
  return (
    <div className="filters">
      <SearchBox label={t('search')} value={filters['q'] ?? ''} onSearch={(text) => change({ q: text })} />
      {select(
        'state',
        t('stateHeader'),
        t('allStates'),
        states.map(({ code, label }) => ({ value: code, label: local(label) })),
      )}
      {select(
        'region',
        t('region'),
        t('allRegions'),
        (reference.data?.regions ?? []).map(({ code, label }) => ({ value: code, label: local(label) })),
      )}
      {select(
        'programmeId',
        t('programme'),
        t('allProgrammes'),
        (programmes.data?.items ?? []).map(({ id, title }) => ({ value: id, label: local(title) })),
      )}
      {Object.keys(filters).some((name) => ['q', 'state', 'region', 'programmeId'].includes(name)) && (
        <Badge
          component="button"
          type="button"
          variant="outline"
          color="dark"
          size="lg"
          onClick={() => change({ q: undefined, state: undefined, region: undefined, programmeId: undefined })}
        >
          {t('clearFilters')}
        </Badge>
      )}
    </div>
  );
}
