import type { RecoveryItem } from '#disbursements';
import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction } from '../../app/api/index.js';
import { useMay } from '../../app/session/session.js';
import {
  Amount,
  AppLink,
  Day,
  ProblemAlert,
  ReasonDialog,
  Reference,
  StateBadge,
  Written,
  OnDay,
  ListTable,
  type ListColumn,
} from '../../ui/index.js';
import { SettleDialog } from './SettleDialog.js';
import { WaitsForSecond } from './WaitsForSecond.js';

/**
 * Recovery orders as rows with, for the accountant, the receipt of the money and, for the authorising officer, its abandonment; the dialogs
 * in which they are done stand beside the rows.
 */
export function useRecoveries(): { columns: ListColumn<RecoveryItem>[]; dialogs: ReactNode } {
  const { t } = useTranslation('disbursements');
  const may = useMay();
  const [settling, setSettling] = useState<RecoveryItem | null>(null);
  const [cancelling, setCancelling] = useState<RecoveryItem | null>(null);
  const cancel = useAction<{ id: string; reason: string }>({
    call: ({ id, reason }, key) => api.post('/api/disbursements/recoveries/{id}/cancel', { path: { id }, body: { reason } }, key),
    invalidates: ['/api/disbursements', '/api/proposals'],
  });
  const columns: ListColumn<RecoveryItem>[] = [
    { key: 'number', header: t('recoveries.number'), sort: 'number', cell: (row) => <Reference>{row.number}</Reference> },
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
    { key: 'reason', header: t('order.reason'), place: 'title', cell: (row) => <Written>{row.reason}</Written> },
    {
      key: 'amount',
      header: t('column.amount'),
      digits: true,
      sort: 'amount',
      cell: (row) => <Amount centimes={row.amountCentimes} unit={false} />,
    },
    { key: 'issued', header: t('recoveries.issued'), sort: 'issued', place: 'away', cell: (row) => <OnDay at={row.issued} /> },
    {
      key: 'state',
      header: t('column.state'),
      sort: 'state',
      place: 'aside',
      cell: (row) => <StateBadge state={row.state} label={row.stateLabel} tone={row.state === 'settled' ? 'good' : undefined} />,
    },
    {
      key: 'follows',
      header: t('column.action'),
      wide: true,
      cell: (row) => (
        <>
          {row.settledOn && (
            <>
              <Day date={row.settledOn} /> · <Reference>{row.reference}</Reference>
            </>
          )}
          {row.state === 'issued' && row.receivableOf && t('recoveries.awaitsBank')}
          {row.proposalId && may('payment_order.read') && <WaitsForSecond proposalId={row.proposalId} />}
          {row.state === 'issued' && !row.proposalId && !row.receivableOf && may('recovery_order.settle') && (
            <Button size="compact-sm" onClick={() => setSettling(row)} aria-label={`${t('recoveries.settle')} ${row.number}`}>
              {t('recoveries.settle')}
            </Button>
          )}
          {row.state === 'issued' && !row.proposalId && may('recovery_order.cancel') && (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => setCancelling(row)}
              aria-label={`${t('recoveries.cancel')} ${row.number}`}
            >
              {t('recoveries.cancel')}
            </Button>
          )}
        </>
      ),
    },
  ];
  const dialogs = (
    <>
      <ProblemAlert problem={cancel.problem} />
      {settling && <SettleDialog recovery={settling} onClose={() => setSettling(null)} />}
      <ReasonDialog
        opened={cancelling !== null}
        title={t('recoveries.cancel')}
        label={t('order.reason')}
        action={t('second.propose')}
        danger
        onClose={() => setCancelling(null)}
        onConfirm={(reason) => {
          if (cancelling) cancel.run({ id: cancelling.id, reason });
          setCancelling(null);
        }}
      >
        <p>{t('second.ask')}</p>
      </ReasonDialog>
    </>
  );
  return { columns, dialogs };
}

/** The recovery orders of one convention. */
export function RecoveryTable({ rows }: { rows: RecoveryItem[] }) {
  const { t } = useTranslation('disbursements');
  const { columns, dialogs } = useRecoveries();
  return (
    <>
      {dialogs}
      <ListTable caption={t('recoveries.title')} rows={rows} rowKey={(row) => row.id} columns={columns} />
    </>
  );
}
