import type { ConventionListItem } from '#conventions';
import { STATES_IN_EFFECT } from '#conventions/public';
import { MAX_PAGE_SIZE } from '#platform/public';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { AppLink, Empty, PageTitle, Reference, Section, Written } from '../../ui/index.js';
import { PaymentsNav } from './PaymentsNav.js';
import { TrancheTable } from './TrancheTable.js';

/** The association's side: what was paid, what comes next, and what stands in the way. */
export function MyPaymentsPage() {
  const { t } = useTranslation('disbursements');
  const query = useApi('/api/conventions', { query: { pageSize: MAX_PAGE_SIZE } });
  return (
    <>
      <PageTitle title={t('mine.title')} lead={t('mine.lead')} />
      <PaymentsNav current="tranches" />
      <Loaded query={query}>
        {({ items }) => {
          const paying = items.filter(({ state }) => STATES_IN_EFFECT.includes(state));
          if (paying.length === 0) {
            return (
              <Empty title={t('mine.none')}>
                <p>{t('mine.noneHint')}</p>
              </Empty>
            );
          }
          return paying.map((convention) => <PaymentsOf key={convention.id} convention={convention} />);
        }}
      </Loaded>
    </>
  );
}

function PaymentsOf({ convention }: { convention: ConventionListItem }) {
  const { t } = useTranslation('disbursements');
  const query = useApi('/api/disbursements/conventions/{id}', { path: { id: convention.id } });
  return (
    <Section
      title={<Written>{convention.title}</Written>}
      aside={
        <AppLink href={`/app/disbursements/conventions/${convention.id}`}>
          {t('mine.details')} <Reference>{convention.number}</Reference>
        </AppLink>
      }
    >
      <Loaded query={query}>{(payments) => <TrancheTable payments={payments} />}</Loaded>
    </Section>
  );
}
