import type { ConventionListItem } from '#conventions';
import { conventionMachine } from '#conventions/public';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { api, useApi, useApiList } from '../../app/api/index.js';
import { RegionName } from '../../app/RegionName.js';
import { useIsMember } from '../../app/session/session.js';
import { Listed, useListActs } from '../../app/list/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  Amount,
  AppLink,
  Empty,
  LocalText,
  PageTitle,
  ReasonFilter,
  Reference,
  Written,
  useStatesOf,
  SearchBox,
  Day,
  type ListColumn,
} from '../../ui/index.js';
import { ActState } from './ActState.js';
import { ConventionsNav } from './ConventionsNav.js';

const FIRST_YEAR = 2017;

/** Conventions and award decisions of the reader's scope; an association sees its own. */
export function ConventionsPage() {
  const { t } = useTranslation('conventions');
  const [filters, change] = useAddressFilters();
  const { q, state, year, reason, sort, page } = filters;
  const asked = { q, state, year, reason, sort };
  const query = useApiList('/api/conventions', { query: { ...asked, page } });
  const mine = useIsMember();
  const columns = useColumns(mine);
  const acts = useListActs<ConventionListItem>([
    {
      name: 'send',
      policy: 'convention.send',
      label: t('deed.send'),
      may: ({ state }) => conventionMachine.can(state, 'send'),
      at: '/api/conventions/sendings',
      hint: t('sendThemHint'),
      invalidates: ['/api/conventions', '/api/home'],
    },
  ]);

  return (
    <>
      <PageTitle title={mine ? t('mine') : t('title')} lead={mine ? t('mineLead') : t('lead')} />
      <ConventionsNav current="/app/conventions" />
      {!mine && <Filters q={q} state={state} year={year} reason={reason} onChange={change} />}
      <Loaded query={query}>
        {(conventions) => (
          <Listed
            list="conventions"
            caption={mine ? t('mine') : t('title')}
            page={conventions}
            columns={columns}
            rowKey={({ id }) => id}
            asked={asked}
            change={change}
            sums={[{ name: 'amountCentimes', label: t('sum'), of: ({ amountCentimes }) => amountCentimes }]}
            acts={acts}
            rowName={({ number }) => number}
            pageOf={(page) => api.get('/api/conventions', { query: { ...asked, ...page } })}
            empty={
              <Empty title={q || state || year || reason ? t('noneFound') : t('none')}>
                <p>{mine ? t('mineNoneHint') : t('noneHint')}</p>
              </Empty>
            }
          />
        )}
      </Loaded>
    </>
  );
}

function Filters({ q = '', state = '', year = '', reason, onChange }: FilterProps) {
  const { t } = useTranslation('conventions');
  const states = useStatesOf(conventionMachine);
  const { data: reasons } = useApi('/api/conventions/reasons');
  const years = Array.from({ length: new Date().getFullYear() - FIRST_YEAR + 2 }, (_, index) => String(FIRST_YEAR + index)).reverse();
  return (
    <div className="filters">
      <SearchBox label={t('filter.search')} value={q} onSearch={(text) => onChange({ q: text })} />
      <NativeSelect
        label={t('filter.state')}
        value={state}
        onChange={(event) => onChange({ state: event.currentTarget.value })}
        data={[{ value: '', label: t('filter.anyState') }, ...states]}
      />
      <NativeSelect
        label={t('filter.year')}
        value={year}
        onChange={(event) => onChange({ year: event.currentTarget.value })}
        data={[{ value: '', label: t('filter.anyYear') }, ...years]}
      />
      <ReasonFilter label={t('filter.endedFor')} counted={reasons} value={reason} onChange={(code) => onChange({ reason: code })} />
    </div>
  );
}
interface FilterProps {
  q?: string;
  state?: string;
  year?: string;
  reason?: string;
  onChange: (changed: Record<string, string | undefined>) => void;
}

function useColumns(mine: boolean): ListColumn<ConventionListItem>[] {
  const { t } = useTranslation('conventions');
  const ofOthers: ListColumn<ConventionListItem>[] = [
    { key: 'association', header: t('column.association'), sort: 'association', cell: (row) => <LocalText text={row.association.name} /> },
    { key: 'region', header: t('column.region'), sort: 'region', place: 'away', cell: (row) => <RegionName code={row.regionCode} /> },
  ];
  return [
    {
      key: 'number',
      header: t('column.act'),
      sort: 'number',
      cell: (row) => (
        <AppLink href={`/app/conventions/${row.id}`}>
          <Reference>{row.number}</Reference>
        </AppLink>
      ),
    },
    { key: 'instrument', header: t('column.instrument'), place: 'away', cell: (row) => <LocalText text={row.instrumentLabel} /> },
    { key: 'title', header: t('column.project'), sort: 'title', place: 'title', cell: (row) => <Written>{row.title}</Written> },
    ...(mine ? [] : ofOthers),
    {
      key: 'amount',
      header: t('column.amount'),
      digits: true,
      sort: 'amount',
      cell: (row) => <Amount centimes={row.amountCentimes} unit={false} />,
    },
    { key: 'starts', header: t('column.starts'), sort: 'starts', place: 'away', cell: (row) => <Day date={row.startsOn} /> },
    { key: 'ends', header: t('column.ends'), sort: 'ends', place: 'away', cell: (row) => <Day date={row.endsOn} /> },
    { key: 'state', header: t('column.state'), sort: 'state', place: 'aside', cell: (row) => <ActState act={row} /> },
  ];
}
