import type { BudgetLineFacts, Dossier } from '#applications';
import { useTranslation } from 'react-i18next';
import { Amount, Reference, Written } from '../../../ui/index.js';

/** Charges and products under each other; gifts in kind (86, 87) stand outside the total. */
export function BudgetTables({ budget }: { budget: Dossier['budget'] }) {
  const { t } = useTranslation('instruction');
  const lines = (side: BudgetLineFacts['side']) => budget.lines.filter((line) => line.side === side);
  return (
    <>
      <Lines title={t('dossier.charges')} lines={lines('charge')} totalCentimes={budget.chargesCentimes} />
      <Lines title={t('dossier.products')} lines={lines('product')} totalCentimes={budget.productsCentimes} />
    </>
  );
}

function Lines({ title, lines, totalCentimes }: { title: string; lines: BudgetLineFacts[]; totalCentimes: number }) {
  const { t } = useTranslation('instruction');
  return (
    <table className="table budget-lines">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t('dossier.account')}</th>
          <th scope="col">{t('dossier.line')}</th>
          <th scope="col" className="digits">
            {t('dossier.amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, account, label, amountCentimes, overhead, funding }) => (
          <tr key={id}>
            <td>
              <Reference>{account}</Reference>
            </td>
            <td>
              <Written>{label}</Written>
              {overhead && <small> · {t('dossier.overhead')}</small>}
              {funding && <small> · {t(`dossier.funding.${funding}`)}</small>}
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
