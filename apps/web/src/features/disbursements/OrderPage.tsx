import type { OrderView } from '#disbursements';
import { useTranslation } from 'react-i18next';
import { useParam } from '../../app/address.js';
import { useApi } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  Amount,
  AppLink,
  BankName,
  Dated,
  Day,
  KeyValue,
  LocalText,
  Num,
  PageTitle,
  Reference,
  Rib,
  Section,
  Written,
  type Moment,
} from '../../ui/index.js';
import { OrderDeeds } from './OrderDeeds.js';
import { OrderState } from './OrderState.js';

/** One order: the three people, the account, and what comes next. */
export function OrderPage() {
  const id = useParam('orderId');
  const query = useApi('/api/disbursements/orders/{id}', { path: { id } });
  return <Loaded query={query}>{(order) => <Order order={order} />}</Loaded>;
}

function Order({ order }: { order: OrderView }) {
  const { t } = useTranslation('disbursements');
  return (
    <>
      <PageTitle
        over={<AppLink href="/app/disbursements/orders">{t('orders.title')}</AppLink>}
        title={order.number}
        lead={<LocalText text={order.association.name} />}
        actions={<OrderState order={order} />}
      />
      <OrderDeeds order={order} />
      <Section title={t('order.what')}>
        <KeyValue
          rows={[
            [
              t('column.convention'),
              <AppLink key="convention" href={`/app/disbursements/conventions/${order.conventionId}`}>
                <Reference>{order.conventionNumber}</Reference>
              </AppLink>,
            ],
            [t('column.tranche'), <Num key="tranche" value={order.trancheRank} />],
            [t('order.amount'), <Amount key="amount" centimes={order.amountCentimes} />],
            [t('order.holder'), <Written key="holder">{order.holder}</Written>],
            [t('order.rib'), order.rib ? <Rib key="rib">{order.rib}</Rib> : null],
            [t('order.bank'), order.bank && <BankName key="bank" bank={order.bank} />],
            [t('order.paidFrom'), order.paidFrom && <Written key="from">{order.paidFrom}</Written>],
            [t('order.batch'), order.batch && <Reference key="batch">{order.batch.number}</Reference>],
            [t('paidOn'), order.executedOn && <Day key="day" date={order.executedOn} />],
            [t('order.reason'), order.reason && <Reason key="reason" code={order.reason} />],
          ]}
        />
      </Section>
      <Section title={t('order.people')}>
        {order.imported ? <p className="lead">{t('order.imported')}</p> : <People order={order} />}
      </Section>
    </>
  );
}

function People({ order }: { order: OrderView }) {
  const { t } = useTranslation('disbursements');
  return (
    <>
      <p className="lead">{t('order.threePeople')}</p>
      <KeyValue
        rows={[
          [t('order.preparedBy'), <Hand key="prepared" name={order.people.prepared} at={order.prepared} />],
          [t('order.verifiedBy'), <Hand key="verified" name={order.people.verified} at={order.verified} />],
          [t('order.authorisedBy'), <Hand key="authorised" name={order.people.authorised} at={order.authorised} />],
        ]}
      />
    </>
  );
}

/** Who did it, and when. */
function Hand({ name, at }: { name: string | null; at: Moment | null }) {
  const { t } = useTranslation('disbursements');
  if (!name) return <>{t('order.notYet')}</>;
  return (
    <>
      <bdi>{name}</bdi>
      {at && (
        <>
          {' · '}
          <Dated at={at} />
        </>
      )}
    </>
  );
}

/** A void order carries a code; what people or banks wrote is shown as it is. */
function Reason({ code }: { code: string }) {
  const { t } = useTranslation('disbursements');
  if (code === 'RIB_CHANGED') return <>{t('order.ribChanged')}</>;
  return code === 'PAYER_CHANGED' ? <>{t('order.payerChanged')}</> : <Written>{code}</Written>;
}
