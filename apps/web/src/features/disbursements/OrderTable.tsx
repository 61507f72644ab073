import type { OrderItem } from '#disbursements';
import { useTranslation } from 'react-i18next';
import { Amount, AppLink, LocalText, Reference, OnDay, type ListColumn } from '../../ui/index.js';
import { OrderState } from './OrderState.js';

/** Orders as rows: for whom, of which tranche, how much, and where each stands. */
export function useOrderColumns(): ListColumn<OrderItem>[] {
  const { t } = useTranslation('disbursements');
  return [
    {
      key: 'number',
      header: t('column.order'),
      sort: 'number',
      cell: (row) => (
        <AppLink href={`/app/disbursements/orders/${row.id}`}>
          <Reference>{row.number}</Reference>
        </AppLink>
      ),
    },
    {
      key: 'convention',
      header: t('column.convention'),
      sort: 'convention',
      cell: (row) => (
        <AppLink href={`/app/disbursements/conventions/${row.conventionId}`}>
          <Reference>{row.conventionNumber}</Reference>
        </AppLink>
      ),
    },
    { key: 'rank', header: t('column.tranche'), place: 'away', cell: (row) => row.trancheRank },
    {
      key: 'association',
      header: t('column.association'),
      sort: 'association',
      place: 'title',
      cell: (row) => <LocalText text={row.association.name} />,
    },
    {
      key: 'amount',
      header: t('column.amount'),
      digits: true,
      sort: 'amount',
      cell: (row) => <Amount centimes={row.amountCentimes} unit={false} />,
    },
    { key: 'prepared', header: t('column.prepared'), sort: 'prepared', place: 'away', cell: (row) => <OnDay at={row.prepared} /> },
    { key: 'state', header: t('column.state'), sort: 'state', place: 'aside', cell: (row) => <OrderState order={row} /> },
  ];
}
