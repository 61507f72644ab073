import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { useApi } from '../../app/api/index.js';
import { roleMatches, useSession } from '../../app/session/session.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { Empty, Pager, PageTitle } from '../../ui/index.js';
import { PaymentsNav } from './PaymentsNav.js';
import { RecoveryTable } from './RecoveryTable.js';

/** Orders to give money back, in the words of the administration or of the association that owes it. */
export function RecoveriesPage() {
  const { t } = useTranslation('disbursements');
  const [filters, change] = useAddressFilters();
  const { grant } = useSession();
  const mine = roleMatches(grant?.role ?? '', 'association.*');
  const query = useApi('/api/disbursements/recoveries', { query: { page: filters.page } });
  return (
    <>
      <PageTitle
        title={mine ? t('mine.recoveries') : t('recoveries.title')}
        lead={mine ? t('mine.recoveriesLead') : t('recoveries.lead')}
      />
      <PaymentsNav current="recoveries" />
      <Loaded query={query}>
        {(recoveries) =>
          recoveries.total === 0 ? (
            <Empty title={mine ? t('mine.recoveriesNone') : t('recoveries.none')}>
              <p>{mine ? t('mine.recoveriesNoneHint') : t('recoveries.noneHint')}</p>
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
