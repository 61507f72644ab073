import type { RecoveryItem } from '#disbursements';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { useApi } from '../../app/api/index.js';
import { roleMatches, useSession } from '../../app/session/session.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { Empty, Pager, PageTitle, type Page } from '../../ui/index.js';
import { PaymentsNav } from './PaymentsNav.js';
import { RecoveryTable } from './RecoveryTable.js';

const ISSUED = {
  title: 'recoveries.title',
  lead: 'recoveries.lead',
  none: 'recoveries.none',
  noneHint: 'recoveries.noneHint',
} as const;
/** The same, as those who owe the money say it. */
const OWED = {
  title: 'mine.recoveries',
  lead: 'mine.recoveriesLead',
  none: 'mine.recoveriesNone',
  noneHint: 'mine.recoveriesNoneHint',
} as const;

/** Orders to give money back. */
export function RecoveriesPage() {
  const { t } = useTranslation('disbursements');
  const [filters, change] = useAddressFilters();
  const { grant } = useSession();
  const words = roleMatches(grant?.role ?? '', 'association.*') ? OWED : ISSUED;
  const query = useApi<Page<RecoveryItem>>('/api/disbursements/recoveries', { page: filters.page });
  return (
    <>
      <PageTitle title={t(words.title)} lead={t(words.lead)} />
      <PaymentsNav current="recoveries" />
      <Loaded query={query}>
        {(recoveries) =>
          recoveries.total === 0 ? (
            <Empty title={t(words.none)}>
              <p>{t(words.noneHint)}</p>
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
