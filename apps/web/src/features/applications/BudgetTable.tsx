import type { Dossier } from '#applications';
import { useTranslation } from 'react-i18next';
import { Amount, DataTable, KeyValue } from '../../ui/index.js';

/** The budget as it is read: lines, then the sums that decide. */
export function BudgetTable({ dossier: { budget } }: { dossier: Dossier }) {
  const { t } = useTranslation('applications');
  return (
    <>
      {(['charge', 'product'] as const).map((side) => (
        <div key={side} style={{ marginBlockEnd: 12 }}>
          <h3>{t(`budget.${side}s`)}</h3>
          <DataTable
            caption={t(`budget.${side}s`)}
            rows={budget.lines.filter((line) => line.side === side)}
            rowKey={(line) => line.id}
            columns={[
              { key: 'account', header: t('budget.account'), cell: ({ account }) => account },
              { key: 'label', header: t('budget.label'), cell: ({ label }) => <bdi>{label}</bdi> },
              {
                key: 'kind',
                header: t('budget.funding'),
                cell: ({ funding, overhead }) => (funding ? t(`budget.from.${funding}`) : overhead ? t('budget.overhead') : '—'),
              },
              {
                key: 'amount',
                header: t('budget.amount'),
                digits: true,
                cell: ({ amountCentimes }) => <Amount centimes={amountCentimes} unit={false} />,
              },
            ]}
          />
        </div>
      ))}
      <KeyValue
        rows={[
          [t('budget.totalCharges'), <Amount key="c" centimes={budget.chargesCentimes} />],
          [t('budget.totalProducts'), <Amount key="p" centimes={budget.productsCentimes} />],
          [t('budget.asked'), <Amount key="a" centimes={budget.askedCentimes} />],
          [t('budget.own'), <Amount key="o" centimes={budget.ownCentimes} />],
        ]}
      />
    </>
  );
}
