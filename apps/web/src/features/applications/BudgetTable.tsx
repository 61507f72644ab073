import type { Dossier } from '#applications';
import { useTranslation } from 'react-i18next';
import { Amount, DataTable, KeyValue, type Column } from '../../ui/index.js';

type Line = Dossier['budget']['lines'][number];

/** The budget as it is read: lines, then the sums that decide. */
export function BudgetTable({ dossier: { budget } }: { dossier: Dossier }) {
  const { t } = useTranslation('applications');
  return (
    <>
      {(['charge', 'product'] as const).map((side) => (
        <div key={side} style={{ marginBlockEnd: 12 }}>
          <h3>{t(`budget.${side}s`)}</h3>
          <Lines side={side} lines={budget.lines.filter((line) => line.side === side)} />
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

/** One side in the order of the accounts; only products come from somewhere. */
function Lines({ side, lines }: { side: Line['side']; lines: Line[] }) {
  const { t } = useTranslation('applications');
  if (lines.length === 0) return <p>{t('nothing')}</p>;
  const columns: Column<Line>[] = [
    { key: 'account', header: t('budget.account'), cell: ({ account }) => account },
    {
      key: 'label',
      header: t('budget.label'),
      cell: ({ label, overhead }) => (
        <>
          <bdi>{label}</bdi>
          {overhead && <div className="work-when">{t('budget.overhead')}</div>}
        </>
      ),
    },
    { key: 'funding', header: t('budget.funding'), cell: ({ funding }) => (funding ? t(`budget.from.${funding}`) : '—') },
    {
      key: 'amount',
      header: t('budget.amount'),
      digits: true,
      cell: ({ amountCentimes }) => <Amount centimes={amountCentimes} unit={false} />,
    },
  ];
  return (
    <DataTable
      caption={t(`budget.${side}s`)}
      rows={[...lines].sort((one, other) => one.account.localeCompare(other.account))}
      rowKey={(line) => line.id}
      columns={columns.filter(({ key }) => side === 'product' || key !== 'funding')}
    />
  );
}
