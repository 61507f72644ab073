import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { useApiList } from '../../app/api/index.js';
import { useIsMember } from '../../app/session/session.js';
import { Listed } from '../../app/list/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { Empty, PageTitle, SearchBox } from '../../ui/index.js';
import { PaymentsNav } from './PaymentsNav.js';
import { useRecoveries } from './RecoveryTable.js';

/** Orders to give money back, in the words of the administration or of the association that owes it. */
export function RecoveriesPage() {
  const { t } = useTranslation('disbursements');
  const [filters, change] = useAddressFilters();
  const mine = useIsMember();
  const { columns, dialogs } = useRecoveries();
  const asked = { q: filters.q, sort: filters.sort };
  const query = useApiList('/api/disbursements/recoveries', { query: { ...asked, page: filters.page } });
  return (
    <>
      <PageTitle
        title={mine ? t('mine.recoveries') : t('recoveries.title')}
        lead={mine ? t('mine.recoveriesLead') : t('recoveries.lead')}
      />
      <PaymentsNav current="recoveries" />
      <div className="filters">
        <SearchBox label={t('search')} value={filters.q ?? ''} onSearch={(text) => change({ q: text })} />
      </div>
      {dialogs}
      <Loaded query={query}>
        {(recoveries) =>
          recoveries.total === 0 ? (
            <Empty title={mine ? t('mine.recoveriesNone') : t('recoveries.none')}>
              <p>{mine ? t('mine.recoveriesNoneHint') : t('recoveries.noneHint')}</p>
            </Empty>
          ) : (
            <Listed
              list="recoveries"
              caption={t('recoveries.title')}
              page={recoveries}
              columns={columns}
              rowKey={({ id }) => id}
              asked={asked}
              change={change}
              sums={[{ name: 'amountCentimes', label: t('sum'), of: ({ amountCentimes }) => amountCentimes }]}
            />
          )
        }
      </Loaded>
    </>
  );
}
