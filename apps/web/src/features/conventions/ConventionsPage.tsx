import type { ConventionListItem } from '#conventions';
import { conventionMachine } from '#conventions/public';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { useApi } from '../../app/api/index.js';
import { RegionName } from '../../app/RegionName.js';
import { roleMatches, useSession } from '../../app/session/session.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { Amount, AppLink, DataTable, Empty, LocalText, Pager, PageTitle, Period, Reference, Written, useStatesOf } from '../../ui/index.js';
import type { Column } from '../../ui/index.js';
import { ActState } from './ActState.js';
import { ConventionsNav } from './ConventionsNav.js';

const FIRST_YEAR = 2017;

/** Conventions and award decisions of the reader's scope; an association sees its own. */
export function ConventionsPage() {
  const { t } = useTranslation('conventions');
  const { grant } = useSession();
  const [filters, change] = useAddressFilters();
  const { state, year, page } = filters;
  const query = useApi('/api/conventions', { query: { state, year, page } });
  const mine = roleMatches(grant?.role ?? '', 'association.*');

  return (
    <>
      <PageTitle title={mine ? t('mine') : t('title')} lead={mine ? t('mineLead') : t('lead')} />
      <ConventionsNav current="/app/conventions" />
      {!mine && <Filters state={state} year={year} onChange={change} />}
      <Loaded query={query}>
        {(conventions) =>
          conventions.total === 0 ? (
            <Empty title={state || year ? t('noneFound') : t('none')}>
              <p>{mine ? t('mineNoneHint') : t('noneHint')}</p>
            </Empty>
          ) : (
            <>
              <ConventionTable rows={conventions.items} mine={mine} />
              <Pager page={conventions} onPage={(next) => change({ page: String(next) })} />
            </>
          )
        }
      </Loaded>
    </>
  );
}

function Filters({ state = '', year = '', onChange }: FilterProps) {
  const { t } = useTranslation('conventions');
  const states = useStatesOf(conventionMachine);
  const years = Array.from({ length: new Date().getFullYear() - FIRST_YEAR + 2 }, (_, index) => String(FIRST_YEAR + index)).reverse();
  return (
    <div className="filters">
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
    </div>
  );
}
interface FilterProps {
  state?: string;
  year?: string;
  onChange: (changed: Record<string, string | undefined>) => void;
}

function ConventionTable({ rows, mine }: { rows: ConventionListItem[]; mine: boolean }) {
  const { t } = useTranslation('conventions');
  const columns: Column<ConventionListItem>[] = [
    {
      key: 'number',
      header: t('column.act'),
      cell: (row) => (
        <>
          <AppLink href={`/app/conventions/${row.id}`}>
            <Reference>{row.number}</Reference>
          </AppLink>
          <div className="work-when">
            <LocalText text={row.instrumentLabel} />
          </div>
        </>
      ),
    },
    { key: 'title', header: t('column.project'), cell: (row) => <Written>{row.title}</Written> },
    ...(mine
      ? []
      : [
          {
            key: 'association',
            header: t('column.association'),
            cell: (row: ConventionListItem) => <LocalText text={row.association.name} />,
          },
          { key: 'region', header: t('column.region'), cell: (row: ConventionListItem) => <RegionName code={row.regionCode} /> },
        ]),
    { key: 'amount', header: t('column.amount'), digits: true, cell: (row) => <Amount centimes={row.amountCentimes} unit={false} /> },
    {
      key: 'dates',
      header: t('column.dates'),
      cell: (row) => <Period from={row.startsOn} to={row.endsOn} />,
    },
    { key: 'state', header: t('column.state'), cell: (row) => <ActState act={row} /> },
  ];
  return <DataTable caption={mine ? t('mine') : t('title')} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}
