import type { TrancheToOrder } from '#disbursements';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { useApi } from '../../app/api/index.js';
import { RegionName } from '../../app/RegionName.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { Amount, AppLink, DataTable, Empty, LocalText, Pager, PageTitle, Reference, StateBadge } from '../../ui/index.js';
import { Blockers } from './Blockers.js';
import { PaymentsNav } from './PaymentsNav.js';
import { PrepareButton } from './PrepareButton.js';

/** The next tranche of each convention in force: payable, or blocked and why. */
export function TranchesPage() {
  const { t } = useTranslation('disbursements');
  const [filters, change] = useAddressFilters();
  const query = useApi('/api/disbursements/tranches', { query: { page: filters.page } });
  return (
    <>
      <PageTitle title={t('tranches.title')} lead={t('tranches.lead')} />
      <PaymentsNav current="tranches" />
      <Loaded query={query}>
        {(tranches) =>
          tranches.total === 0 ? (
            <Empty title={t('tranches.none')}>
              <p>{t('tranches.noneHint')}</p>
            </Empty>
          ) : (
            <>
              <Table rows={tranches.items} />
              <Pager page={tranches} onPage={(next) => change({ page: String(next) })} />
            </>
          )
        }
      </Loaded>
    </>
  );
}

function Table({ rows }: { rows: TrancheToOrder[] }) {
  const { t } = useTranslation('disbursements');
  return (
    <DataTable
      caption={t('tranches.title')}
      rows={rows}
      rowKey={(row) => row.tranche.id}
      columns={[
        {
          key: 'convention',
          header: t('column.convention'),
          cell: (row) => (
            <AppLink href={`/app/disbursements/conventions/${row.conventionId}`}>
              <Reference>{row.conventionNumber}</Reference>
            </AppLink>
          ),
        },
        { key: 'association', header: t('column.association'), cell: (row) => <LocalText text={row.association.name} /> },
        { key: 'region', header: t('column.region'), cell: (row) => <RegionName code={row.regionCode} /> },
        { key: 'rank', header: t('column.tranche'), cell: (row) => row.tranche.rank },
        {
          key: 'amount',
          header: t('column.amount'),
          digits: true,
          cell: (row) => <Amount centimes={row.tranche.amountCentimes} unit={false} />,
        },
        {
          key: 'status',
          header: t('column.status'),
          cell: (row) => (
            <>
              <StateBadge state={row.tranche.status} label={row.tranche.statusLabel} />
              <Blockers blockers={row.tranche.blockers} conventionId={row.conventionId} />
            </>
          ),
        },
        {
          key: 'action',
          header: t('column.action'),
          cell: (row) => <PrepareButton tranche={row.tranche} conventionNumber={row.conventionNumber} />,
        },
      ]}
    />
  );
}
