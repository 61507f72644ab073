import type { BudgetLineFacts, Dossier } from '#applications';
import { useTranslation } from 'react-i18next';
import { Amount, KeyValue, Quantity, Reference, Written } from '../../../ui/index.js';
import styles from './Budget.module.css';

/** Charges and products under each other, then the sums that decide; gifts in kind (86, 87) stand outside the totals. */
export function Budget({ budget }: { budget: Dossier['budget'] }) {
  const { t } = useTranslation('applications');
  const lines = (side: BudgetLineFacts['side']) => budget.lines.filter((line) => line.side === side);
  return (
    <>
      <Lines title={t('budget.charges')} lines={lines('charge')} totalCentimes={budget.chargesCentimes} />
      <Lines title={t('budget.products')} lines={lines('product')} totalCentimes={budget.productsCentimes} />
      <KeyValue
        rows={[
          [t('budget.asked'), <Amount key="a" centimes={budget.askedCentimes} />],
          [t('budget.own'), <Amount key="o" centimes={budget.ownCentimes} />],
        ]}
      />
    </>
  );
}

/** One side in the order of the accounts. */
function Lines({ title, lines, totalCentimes }: { title: string; lines: BudgetLineFacts[]; totalCentimes: number }) {
  const { t } = useTranslation('applications');
  const inOrder = [...lines].sort((one, other) => one.account.localeCompare(other.account));
  return (
    <table className={`table ${styles.lines}`}>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t('budget.account')}</th>
          <th scope="col">{t('budget.label')}</th>
          <th scope="col" className="digits">
            {t('budget.amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {inOrder.map(({ id, account, label, quantityThousandths, unit, unitPriceCentimes, amountCentimes, overhead, funding }) => (
          <tr key={id}>
            <td>
              <Reference>{account}</Reference>
            </td>
            <td>
              <Written>{label}</Written>
              {quantityThousandths !== null && (
                <small>
                  {' · '}
                  <Quantity thousandths={quantityThousandths} unit={unit} /> × <Amount centimes={unitPriceCentimes} />
                </small>
              )}
              {overhead && <small> · {t('budget.overhead')}</small>}
              {funding && <small> · {t(`budget.from.${funding}`)}</small>}
            </td>
            <td className="digits">
              <Amount centimes={amountCentimes} unit={false} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {t('dossier.sum')}
          </th>
          <td className="digits">
            <Amount centimes={totalCentimes} unit={false} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
