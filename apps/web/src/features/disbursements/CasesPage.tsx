import type { CaseItem } from '#disbursements';
import { statementCaseMachine } from '#disbursements/public';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { useApi } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { Amount, AppLink, DataTable, Day, Empty, Pager, PageTitle, Reference, StateBadge, useStatesOf } from '../../ui/index.js';
import { PaymentsNav } from './PaymentsNav.js';
import { WaitsForSecond } from './WaitsForSecond.js';

/** Movements of the bank that found no order of their own: each is looked at by somebody. */
export function CasesPage() {
  const { t } = useTranslation('disbursements');
  const states = useStatesOf(statementCaseMachine);
  const [filters, change] = useAddressFilters();
  const query = useApi('/api/disbursements/cases', { query: { state: filters.state, page: filters.page } });
  return (
    <>
      <PageTitle title={t('cases.title')} lead={t('cases.lead')} />
      <PaymentsNav current="cases" />
      <div className="filters">
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
            <>
              <CaseTable rows={cases.items} />
              <Pager page={cases} onPage={(next) => change({ page: String(next) })} />
            </>
          )
        }
      </Loaded>
    </>
  );
}

function CaseTable({ rows }: { rows: CaseItem[] }) {
  const { t } = useTranslation('disbursements');
  return (
    <DataTable
      caption={t('cases.title')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'outcome',
          header: t('cases.what'),
          cell: (row) => (
            <AppLink href={`/app/disbursements/cases/${row.id}`}>
              <StateBadge state={row.outcome} tone={row.state === 'open' ? 'attention' : 'neutral'} label={row.outcomeLabel} />
            </AppLink>
          ),
        },
        { key: 'reference', header: t('cases.reference'), cell: (row) => <Reference block>{referenceOf(row)}</Reference> },
        { key: 'amount', header: t('column.amount'), digits: true, cell: (row) => <Amount centimes={row.amountCentimes} unit={false} /> },
        { key: 'direction', header: t('statement.direction'), cell: (row) => t(`statement.${row.direction}`) },
        { key: 'day', header: t('statement.bookedOn'), cell: (row) => <Day date={row.bookedOn} /> },
        {
          key: 'state',
          header: t('column.state'),
          cell: (row) => (
            <>
              <StateBadge state={row.state} label={row.stateLabel} tone={row.state === 'open' ? 'attention' : 'good'} />
              {row.proposalId && <WaitsForSecond proposalId={row.proposalId} />}
            </>
          ),
        },
      ]}
    />
  );
}

/** By what people find the movement again: our number, our file, or the bank's own. */
export const referenceOf = ({ endToEndId, batchReference, bankReference }: CaseItem): string =>
  endToEndId ?? batchReference ?? bankReference ?? '—';
