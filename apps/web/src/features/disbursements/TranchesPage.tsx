import type { TrancheToOrder } from '#disbursements';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { api, useApiList } from '../../app/api/index.js';
import { RegionName } from '../../app/RegionName.js';
import { Listed, useListActs } from '../../app/list/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  Amount,
  AppLink,
  Empty,
  LocalText,
  PageTitle,
  Reference,
  StateBadge,
  SearchBox,
  useLocal,
  type ListColumn,
} from '../../ui/index.js';
import { PaymentsNav } from './PaymentsNav.js';
import { PrepareButton } from './PrepareButton.js';

/** The next tranche of each convention in force: payable, or blocked and why. */
export function TranchesPage() {
  const { t } = useTranslation('disbursements');
  const [filters, change] = useAddressFilters();
  const columns = useColumns();
  const acts = useListActs<TrancheToOrder>([
    {
      name: 'prepare',
      policy: 'payment_order.prepare',
      label: t('tranches.prepareThem'),
      may: ({ tranche }) => tranche.status === 'payable',
      at: '/api/disbursements/preparations',
      hint: t('tranches.prepareHint'),
      invalidates: ['/api/disbursements', '/api/home'],
    },
  ]);
  const asked = { q: filters.q, sort: filters.sort };
  const query = useApiList('/api/disbursements/tranches', { query: { ...asked, page: filters.page } });
  return (
    <>
      <PageTitle title={t('tranches.title')} lead={t('tranches.lead')} />
      <PaymentsNav current="tranches" />
      <div className="filters">
        <SearchBox label={t('search')} value={filters.q ?? ''} onSearch={(text) => change({ q: text })} />
      </div>
      <Loaded query={query}>
        {(tranches) => (
          <Listed
            list="tranches"
            caption={t('tranches.title')}
            page={tranches}
            columns={columns}
            rowKey={({ tranche }) => tranche.id}
            asked={asked}
            change={change}
            sums={[{ name: 'amountCentimes', label: t('sum'), of: ({ tranche }) => tranche.amountCentimes }]}
            acts={acts}
            rowName={({ conventionNumber }) => conventionNumber}
            pageOf={(page) => api.get('/api/disbursements/tranches', { query: { ...asked, ...page } })}
            empty={
              <Empty title={t('tranches.none')}>
                <p>{t('tranches.noneHint')}</p>
              </Empty>
            }
          />
        )}
      </Loaded>
    </>
  );
}

function useColumns(): ListColumn<TrancheToOrder>[] {
  const { t } = useTranslation('disbursements');
  const local = useLocal();
  return [
    {
      key: 'convention',
      header: t('column.convention'),
      sort: 'convention',
      cell: (row) => (
        <AppLink href={`/app/disbursements/conventions/${row.conventionId}`}>
          <Reference>{row.conventionNumber}</Reference>
        </AppLink>
      ),
    },
    {
      key: 'association',
      header: t('column.association'),
      sort: 'association',
      place: 'title',
      cell: (row) => <LocalText text={row.association.name} />,
    },
    { key: 'region', header: t('column.region'), sort: 'region', place: 'away', cell: (row) => <RegionName code={row.regionCode} /> },
    { key: 'rank', header: t('column.tranche'), sort: 'rank', named: true, cell: (row) => row.tranche.rank },
    {
      key: 'amount',
      header: t('column.amount'),
      digits: true,
      sort: 'amount',
      cell: (row) => <Amount centimes={row.tranche.amountCentimes} unit={false} />,
    },
    {
      key: 'status',
      header: t('column.status'),
      place: 'aside',
      cell: (row) => <StateBadge state={row.tranche.status} label={row.tranche.statusLabel} />,
    },
    {
      key: 'why',
      header: t('column.why'),
      wide: true,
      cell: (row) => row.tranche.blockers.map(({ text }) => local(text)).join(' · '),
    },
    {
      key: 'action',
      header: t('column.action'),
      cell: (row) => <PrepareButton tranche={row.tranche} conventionNumber={row.conventionNumber} />,
    },
  ];
}
