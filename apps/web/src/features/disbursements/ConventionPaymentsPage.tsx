import type { ConventionPayments } from '#disbursements';
import { useTranslation } from 'react-i18next';
import { useParam } from '../../app/address.js';
import { useApi } from '../../app/api/index.js';
import { useIsMember, useMay } from '../../app/session/session.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { Amount, AppLink, KeyValue, LocalText, PageTitle, Reference, Section } from '../../ui/index.js';
import { RecoveryTable } from './RecoveryTable.js';
import { TrancheTable } from './TrancheTable.js';

/** The money of one convention, the same page for both sides. */
export function ConventionPaymentsPage() {
  const id = useParam('conventionId');
  const query = useApi('/api/disbursements/conventions/{id}', { path: { id } });
  return <Loaded query={query}>{(payments) => <Payments payments={payments} />}</Loaded>;
}

function Payments({ payments }: { payments: ConventionPayments }) {
  const { t } = useTranslation('disbursements');
  const may = useMay();
  const mine = useIsMember();
  const { money } = payments;
  return (
    <>
      <PageTitle
        over={
          <AppLink href={`/app/conventions/${payments.conventionId}`}>
            {t('column.convention')} <Reference>{payments.number}</Reference>
          </AppLink>
        }
        title={payments.title}
        lead={<LocalText text={payments.association.name} />}
      />
      <Section
        title={t('money.title')}
        aside={
          may('ledger.read') && (
            <AppLink href={`/app/disbursements/conventions/${payments.conventionId}/ledger`}>{t('ledger.title')}</AppLink>
          )
        }
      >
        <KeyValue
          rows={[
            [t('money.granted'), <Amount key="granted" centimes={payments.amountCentimes} />],
            [t('money.ordered'), <Amount key="ordered" centimes={money.orderedCentimes} />],
            [t('money.paid'), <Amount key="paid" centimes={money.paidCentimes} />],
            [t('money.left'), <Amount key="left" centimes={payments.amountCentimes - money.paidCentimes} />],
            [t('money.recovered'), money.recoveredCentimes > 0 ? <Amount key="recovered" centimes={money.recoveredCentimes} /> : null],
          ]}
        />
      </Section>
      <Section title={t('tranches.all')}>
        <TrancheTable payments={payments} />
      </Section>
      {payments.recoveries.length > 0 && (
        <Section title={mine ? t('mine.recoveries') : t('recoveries.title')}>
          <RecoveryTable rows={payments.recoveries} />
        </Section>
      )}
    </>
  );
}
