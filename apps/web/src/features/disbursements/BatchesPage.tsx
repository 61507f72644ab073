import type { BatchItem } from '#disbursements';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { useApiList, fileAddress } from '../../app/api/index.js';
import { useMay } from '../../app/session/session.js';
import { Listed } from '../../app/list/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { Amount, Day, Empty, Num, PageTitle, Preparing, Reference, Section, OnDay, type ListColumn } from '../../ui/index.js';
import { PaymentsNav } from './PaymentsNav.js';
import { SendOrders } from './SendOrders.js';

/** Files for the bank: the orders to send, and what was sent. */
export function BatchesPage() {
  const { t } = useTranslation('disbursements');
  const may = useMay();
  const [filters, change] = useAddressFilters();
  const columns = useColumns();
  const asked = { sort: filters.sort };
  const query = useApiList('/api/disbursements/batches', { query: { ...asked, page: filters.page } });
  return (
    <>
      <PageTitle title={t('batches.title')} lead={t('batches.lead')} />
      <PaymentsNav current="batches" />
      {may('payment_order.send') && <SendOrders />}
      <Section title={t('batches.sent')}>
        <Loaded query={query}>
          {(batches) =>
            batches.total === 0 ? (
              <Empty title={t('batches.none')} />
            ) : (
              <Listed
                list="payment-batches"
                caption={t('batches.sent')}
                page={batches}
                columns={columns}
                rowKey={({ id }) => id}
                asked={asked}
                change={change}
                sums={[{ name: 'totalCentimes', label: t('sum'), of: ({ totalCentimes }) => totalCentimes }]}
              />
            )
          }
        </Loaded>
      </Section>
    </>
  );
}

function useColumns(): ListColumn<BatchItem>[] {
  const { t } = useTranslation('disbursements');
  return [
    { key: 'number', header: t('batches.number'), sort: 'number', place: 'title', cell: (row) => <Reference>{row.number}</Reference> },
    { key: 'created', header: t('batches.created'), sort: 'created', place: 'away', cell: (row) => <OnDay at={row.created} /> },
    { key: 'day', header: t('batches.executionDate'), sort: 'execution', named: true, cell: (row) => <Day date={row.executionDate} /> },
    { key: 'orders', header: t('batches.orders'), digits: true, sort: 'orders', named: true, cell: (row) => <Num value={row.orders} /> },
    {
      key: 'total',
      header: t('column.amount'),
      digits: true,
      sort: 'amount',
      cell: (row) => <Amount centimes={row.totalCentimes} unit={false} />,
    },
    {
      key: 'files',
      header: t('batches.files'),
      wide: true,
      cell: (row) => (
        <>
          <a
            href={fileAddress('/api/disbursements/batches/{id}/file', { path: { id: row.id } })}
            download
            aria-label={`${t('batches.file')} ${row.number}`}
          >
            {t('batches.file')}
          </a>
          {' · '}
          {row.slipReady ? (
            <a
              href={fileAddress('/api/disbursements/batches/{id}/slip', { path: { id: row.id } })}
              download
              aria-label={`${t('batches.slip')} ${row.number}`}
            >
              {t('batches.slip')}
            </a>
          ) : (
            <Preparing failed={row.slipFailed}>{t('batches.slipPending')}</Preparing>
          )}
        </>
      ),
    },
  ];
}
