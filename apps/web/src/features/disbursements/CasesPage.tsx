import type { CaseItem } from '#disbursements';
import { statementCaseMachine } from '#disbursements/public';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { useApiList } from '../../app/api/index.js';
import { Listed } from '../../app/list/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { Amount, AppLink, Day, Empty, PageTitle, Reference, StateBadge, useStatesOf, SearchBox, type ListColumn } from '../../ui/index.js';
import { PaymentsNav } from './PaymentsNav.js';
import { WaitsForSecond } from './WaitsForSecond.js';

/** Movements of the bank that found no order of their own: each is looked at by somebody. */
export function CasesPage() {
  const { t } = useTranslation('disbursements');
  const states = useStatesOf(statementCaseMachine);
  const [filters, change] = useAddressFilters();
  const columns = useColumns();
  const asked = { q: filters.q, state: filters.state, sort: filters.sort };
  const query = useApiList('/api/disbursements/cases', { query: { ...asked, page: filters.page } });
  return (
    <>
      <PageTitle title={t('cases.title')} lead={t('cases.lead')} />
      <PaymentsNav current="cases" />
      <div className="filters">
        <SearchBox label={t('cases.search')} value={filters.q ?? ''} onSearch={(text) => change({ q: text })} />
        <NativeSelect
          label={t('column.state')}
          value={filters.state ?? ''}
          onChange={(event) => change({ state: event.currentTarget.value })}
          data={[{ value: '', label: t('cases.all') }, ...states]}
        />
      </div>
      <Loaded query={query}>
        {(cases) =>
          cases.total === 0 ? (
            <Empty title={t('cases.none')}>
              <p>{t('cases.noneHint')}</p>
            </Empty>
          ) : (
            <Listed
              list="bank-cases"
              caption={t('cases.title')}
              page={cases}
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

function useColumns(): ListColumn<CaseItem>[] {
  const { t } = useTranslation('disbursements');
  return [
    {
      key: 'outcome',
      header: t('cases.what'),
      sort: 'outcome',
      place: 'title',
      cell: (row) => (
        <AppLink href={`/app/disbursements/cases/${row.id}`}>
          <StateBadge state={row.outcome} tone={row.state === 'open' ? 'attention' : 'neutral'} label={row.outcomeLabel} />
        </AppLink>
      ),
    },
    { key: 'reference', header: t('cases.reference'), wide: true, cell: (row) => <Reference>{referenceOf(row)}</Reference> },
    {
      key: 'amount',
      header: t('column.amount'),
      digits: true,
      sort: 'amount',
      cell: (row) => <Amount centimes={row.amountCentimes} unit={false} />,
    },
    { key: 'direction', header: t('statement.direction'), sort: 'direction', cell: (row) => t(`statement.${row.direction}`) },
    { key: 'day', header: t('statement.bookedOn'), sort: 'booked', named: true, cell: (row) => <Day date={row.bookedOn} /> },
    {
      key: 'state',
      header: t('column.state'),
      sort: 'state',
      place: 'aside',
      cell: (row) => (
        <>
          <StateBadge state={row.state} label={row.stateLabel} tone={row.state === 'open' ? 'attention' : 'good'} />
          {row.proposalId && <WaitsForSecond proposalId={row.proposalId} />}
        </>
      ),
    },
  ];
}

/** By what people find the movement again: our number, our file, or the bank's own. */
export const referenceOf = ({ endToEndId, batchReference, bankReference }: CaseItem): string =>
  endToEndId ?? batchReference ?? bankReference ?? '—';
