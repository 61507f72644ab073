import type { RecoveryItem } from '#disbursements';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { useApi } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { Empty, Pager, PageTitle, type Page } from '../../ui/index.js';
import { PaymentsNav } from './PaymentsNav.js';
import { RecoveryTable } from './RecoveryTable.js';

/** Orders to give money back. */
export function RecoveriesPage() {
  const { t } = useTranslation('disbursements');
  const [filters, change] = useAddressFilters();
  const query = useApi<Page<RecoveryItem>>('/api/disbursements/recoveries', { page: filters.page });
  return (
    <>
      <PageTitle title={t('recoveries.title')} lead={t('recoveries.lead')} />
      <PaymentsNav current="recoveries" />
      <Loaded query={query}>
        {(recoveries) =>
          recoveries.total === 0 ? (
            <Empty title={t('recoveries.none')}>
              <p>{t('recoveries.noneHint')}</p>
            </Empty>
          ) : (
            <>
              <RecoveryTable rows={recoveries.items} />
              <Pager page={recoveries} onPage={(next) => change({ page: String(next) })} />
            </>
          )
        }
      </Loaded>
    </>
  );
}
