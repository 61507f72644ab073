import type { ConventionPayments, TrancheView } from '#disbursements';
import { useTranslation } from 'react-i18next';
import { useIsMember } from '../../app/session/session.js';
import { Amount, AppLink, DataTable, Day, Reference, StateBadge } from '../../ui/index.js';
import { Blockers } from './Blockers.js';
import { OrderState } from './OrderState.js';
import { PrepareButton } from './PrepareButton.js';

/** The tranches of one convention: paid, ordered, payable, or blocked and why. */
export function TrancheTable({ payments }: { payments: ConventionPayments }) {
  const { t } = useTranslation('disbursements');
  const mine = useIsMember();
  return (
    <DataTable
      caption={t('tranches.of', { number: payments.number })}
      rows={payments.tranches}
      rowKey={(row) => row.id}
      columns={[
        { key: 'rank', header: t('column.tranche'), cell: (row) => row.rank },
        { key: 'amount', header: t('column.amount'), digits: true, cell: (row) => <Amount centimes={row.amountCentimes} unit={false} /> },
        {
          key: 'status',
          header: t('column.status'),
          cell: (row) => (
            <>
              <StateBadge state={row.status} label={row.statusLabel} />
              {mine && row.status === 'payable' && <div className="work-when">{t('mine.payable')}</div>}
              <Blockers blockers={row.blockers} conventionId={payments.conventionId} />
            </>
          ),
        },
        { key: 'order', header: t('column.order'), cell: (row) => <OrderOf tranche={row} conventionNumber={payments.number} /> },
      ]}
    />
  );
}

function OrderOf({ tranche, conventionNumber }: { tranche: TrancheView; conventionNumber: string }) {
  const { t } = useTranslation('disbursements');
  const { order } = tranche;
  if (!order) return <PrepareButton tranche={tranche} conventionNumber={conventionNumber} />;
  const number = <Reference>{order.number}</Reference>;
  return (
    <>
      {useIsMember() ? number : <AppLink href={`/app/disbursements/orders/${order.id}`}>{number}</AppLink>} <OrderState order={order} />
      {order.executedOn && (
        <div className="work-when">
          {t('paidOn')} <Day date={order.executedOn} />
        </div>
      )}
    </>
  );
}
