import type { OrderItem } from '#disbursements';
import { useTranslation } from 'react-i18next';
import { Amount, AppLink, DataTable, Dated, LocalText, Reference, type Column } from '../../ui/index.js';
import { OrderState } from './OrderState.js';

/** Orders as rows; `first` is a column before them (a box to tick). */
export function OrderTable({ rows, caption, first }: { rows: OrderItem[]; caption: string; first?: Column<OrderItem> }) {
  const { t } = useTranslation('disbursements');
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        ...(first ? [first] : []),
        {
          key: 'number',
          header: t('column.order'),
          cell: (row) => (
            <AppLink href={`/app/disbursements/orders/${row.id}`}>
              <Reference>{row.number}</Reference>
            </AppLink>
          ),
        },
        {
          key: 'convention',
          header: t('column.convention'),
          cell: (row) => (
            <>
              <AppLink href={`/app/disbursements/conventions/${row.conventionId}`}>
                <Reference>{row.conventionNumber}</Reference>
              </AppLink>
              <div className="work-when">{t('trancheRank', { rank: row.trancheRank })}</div>
            </>
          ),
        },
        { key: 'association', header: t('column.association'), cell: (row) => <LocalText text={row.association.name} /> },
        { key: 'amount', header: t('column.amount'), digits: true, cell: (row) => <Amount centimes={row.amountCentimes} unit={false} /> },
        { key: 'prepared', header: t('column.prepared'), cell: (row) => <Dated at={row.prepared} /> },
        { key: 'state', header: t('column.state'), cell: (row) => <OrderState order={row} /> },
      ]}
    />
  );
}
