import { paymentOrderMachine } from '#disbursements/public';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { useApi } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { Empty, Pager, PageTitle, useStatesOf } from '../../ui/index.js';
import { OrderTable } from './OrderTable.js';
import { PaymentsNav } from './PaymentsNav.js';

/** Payment orders of the reader's scope, by state. */
export function OrdersPage() {
  const { t } = useTranslation('disbursements');
  const states = useStatesOf(paymentOrderMachine);
  const [filters, change] = useAddressFilters();
  const query = useApi('/api/disbursements/orders', { query: { state: filters.state, page: filters.page } });
  return (
    <>
      <PageTitle title={t('orders.title')} lead={t('orders.lead')} />
      <PaymentsNav current="orders" />
      <div className="filters">
        <NativeSelect
          label={t('column.state')}
          value={filters.state ?? ''}
          onChange={(event) => change({ state: event.currentTarget.value })}
          data={[{ value: '', label: t('orders.all') }, ...states]}
        />
      </div>
      <Loaded query={query}>
        {(orders) =>
          orders.total === 0 ? (
            <Empty title={t('orders.none')}>
              <p>{t('orders.noneHint')}</p>
            </Empty>
          ) : (
            <>
              <OrderTable rows={orders.items} caption={t('orders.title')} />
              <Pager page={orders} onPage={(next) => change({ page: String(next) })} />
            </>
          )
        }
      </Loaded>
    </>
  );
}
