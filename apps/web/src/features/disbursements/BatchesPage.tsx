import type { BatchItem } from '#disbursements';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { useApi, fileAddress } from '../../app/api/index.js';
import { useSession } from '../../app/session/session.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { Amount, DataTable, Dated, Day, Empty, Num, Pager, PageTitle, Preparing, Reference, Section } from '../../ui/index.js';
import { PaymentsNav } from './PaymentsNav.js';
import { SendOrders } from './SendOrders.js';

/** Files for the bank: the orders to send, and what was sent. */
export function BatchesPage() {
  const { t } = useTranslation('disbursements');
  const { grant } = useSession();
  const [filters, change] = useAddressFilters();
  const query = useApi('/api/disbursements/batches', { query: { page: filters.page } });
  return (
    <>
      <PageTitle title={t('batches.title')} lead={t('batches.lead')} />
      <PaymentsNav current="batches" />
      {grant?.role === 'accountant' && <SendOrders />}
      <Section title={t('batches.sent')}>
        <Loaded query={query}>
          {(batches) =>
            batches.total === 0 ? (
              <Empty title={t('batches.none')} />
            ) : (
              <>
                <BatchTable rows={batches.items} />
                <Pager page={batches} onPage={(next) => change({ page: String(next) })} />
              </>
            )
          }
        </Loaded>
      </Section>
    </>
  );
}

function BatchTable({ rows }: { rows: BatchItem[] }) {
  const { t } = useTranslation('disbursements');
  return (
    <DataTable
      caption={t('batches.sent')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: 'number', header: t('batches.number'), cell: (row) => <Reference>{row.number}</Reference> },
        { key: 'created', header: t('batches.created'), cell: (row) => <Dated at={row.created} /> },
        { key: 'day', header: t('batches.executionDate'), cell: (row) => <Day date={row.executionDate} /> },
        { key: 'orders', header: t('batches.orders'), digits: true, cell: (row) => <Num value={row.orders} /> },
        { key: 'total', header: t('column.amount'), digits: true, cell: (row) => <Amount centimes={row.totalCentimes} unit={false} /> },
        {
          key: 'files',
          header: t('batches.files'),
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
      ]}
    />
  );
}
