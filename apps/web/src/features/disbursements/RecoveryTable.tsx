import type { RecoveryItem } from '#disbursements';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction } from '../../app/api/index.js';
import { useSession } from '../../app/session/session.js';
import { Amount, AppLink, DataTable, Dated, Day, ProblemAlert, ReasonDialog, Reference, StateBadge, Written } from '../../ui/index.js';
import { SettleDialog } from './SettleDialog.js';
import { WaitsForSecond } from './WaitsForSecond.js';

/** Recovery orders with, for the accountant, the receipt of the money and, for the authorising officer, its abandonment. */
export function RecoveryTable({ rows }: { rows: RecoveryItem[] }) {
  const { t } = useTranslation('disbursements');
  const { grant } = useSession();
  const [settling, setSettling] = useState<RecoveryItem | null>(null);
  const [cancelling, setCancelling] = useState<RecoveryItem | null>(null);
  const cancel = useAction<{ id: string; reason: string }>({
    call: ({ id, reason }, key) => api.post('/api/disbursements/recoveries/{id}/cancel', { path: { id }, body: { reason } }, key),
    invalidates: ['/api/disbursements', '/api/proposals'],
  });
  return (
    <>
      <ProblemAlert problem={cancel.problem} />
      <DataTable
        caption={t('recoveries.title')}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { key: 'number', header: t('recoveries.number'), cell: (row) => <Reference>{row.number}</Reference> },
          {
            key: 'convention',
            header: t('column.convention'),
            cell: (row) => (
              <AppLink href={`/app/disbursements/conventions/${row.conventionId}`}>
                <Reference>{row.conventionNumber}</Reference>
              </AppLink>
            ),
          },
          { key: 'amount', header: t('column.amount'), digits: true, cell: (row) => <Amount centimes={row.amountCentimes} unit={false} /> },
          { key: 'reason', header: t('order.reason'), cell: (row) => <Written>{row.reason}</Written> },
          { key: 'issued', header: t('recoveries.issued'), cell: (row) => <Dated at={row.issued} /> },
          {
            key: 'state',
            header: t('column.state'),
            cell: (row) => (
              <>
                <StateBadge state={row.state} label={row.stateLabel} tone={row.state === 'settled' ? 'good' : undefined} />
                {row.settledOn && (
                  <div className="work-when">
                    <Day date={row.settledOn} /> · <Reference>{row.reference}</Reference>
                  </div>
                )}
                {row.state === 'issued' && row.receivableOf && <div className="work-when">{t('recoveries.awaitsBank')}</div>}
                {row.proposalId && grant && !grant.role.startsWith('association.') && <WaitsForSecond proposalId={row.proposalId} />}
                {row.state === 'issued' && !row.proposalId && !row.receivableOf && grant?.role === 'accountant' && (
                  <Button size="xs" mt={6} onClick={() => setSettling(row)} aria-label={`${t('recoveries.settle')} ${row.number}`}>
                    {t('recoveries.settle')}
                  </Button>
                )}
                {row.state === 'issued' && !row.proposalId && grant?.role === 'authorising.officer' && (
                  <Button
                    size="xs"
                    mt={6}
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
        ]}
      />
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
}
