import type { OrderItem } from '#disbursements';
import { paymentOrderMachine } from '#disbursements/public';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { api, useApiList } from '../../app/api/index.js';
import { Listed, useListActs } from '../../app/list/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { Empty, PageTitle, useStatesOf, SearchBox } from '../../ui/index.js';
import { useOrderColumns } from './OrderTable.js';
import { PaymentsNav } from './PaymentsNav.js';

/** Payment orders of the reader's scope, by state. */
export function OrdersPage() {
  const { t } = useTranslation('disbursements');
  const states = useStatesOf(paymentOrderMachine);
  const [filters, change] = useAddressFilters();
  const columns = useOrderColumns();
  const acts = useListActs<OrderItem>([
    {
      name: 'verify',
      policy: 'payment_order.verify',
      label: t('orders.verify'),
      may: ({ can }) => can.includes('verify'),
      at: '/api/disbursements/verifications',
      hint: t('orders.verifyHint'),
      invalidates: ['/api/disbursements', '/api/home'],
    },
  ]);
  const asked = { q: filters.q, state: filters.state, sort: filters.sort };
  const query = useApiList('/api/disbursements/orders', { query: { ...asked, page: filters.page } });
  return (
    <>
      <PageTitle title={t('orders.title')} lead={t('orders.lead')} />
      <PaymentsNav current="orders" />
      <div className="filters">
        <SearchBox label={t('search')} value={filters.q ?? ''} onSearch={(text) => change({ q: text })} />
        <NativeSelect
          label={t('column.state')}
          value={filters.state ?? ''}
          onChange={(event) => change({ state: event.currentTarget.value })}
          data={[{ value: '', label: t('orders.all') }, ...states]}
        />
      </div>
      <Loaded query={query}>
        {(orders) => (
          <Listed
            list="payment-orders"
            caption={t('orders.title')}
            page={orders}
            columns={columns}
            rowKey={({ id }) => id}
            asked={asked}
            change={change}
            sums={[{ name: 'amountCentimes', label: t('sum'), of: ({ amountCentimes }) => amountCentimes }]}
            acts={acts}
            rowName={({ number }) => number}
            pageOf={(page) => api.get('/api/disbursements/orders', { query: { ...asked, ...page } })}
            empty={
              <Empty title={t('orders.none')}>
                <p>{t('orders.noneHint')}</p>
              </Empty>
            }
          />
        )}
      </Loaded>
    </>
  );
}
