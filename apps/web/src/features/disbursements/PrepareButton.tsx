import type { TrancheView } from '#disbursements';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, useAction } from '../../app/api/index.js';
import { useMay } from '../../app/session/session.js';
import { ProblemAlert, useGo } from '../../ui/index.js';

/** Prepares the order of a payable tranche, and goes to it. */
export function PrepareButton({ tranche, conventionNumber }: { tranche: TrancheView; conventionNumber: string }) {
  const { t } = useTranslation('disbursements');
  const may = useMay();
  const go = useGo();
  const prepare = useAction<string, { id: string }>({
    call: (trancheId, key) => api.post('/api/disbursements/orders', { body: { trancheId } }, key),
    invalidates: ['/api/disbursements', '/api/home'],
    onSuccess: ({ id }) => go(`/app/disbursements/orders/${id}`),
  });
  if (!may('payment_order.prepare') || tranche.status !== 'payable') return null;
  return (
    <>
      <ProblemAlert problem={prepare.problem} />
      <Button
        size="xs"
        loading={prepare.pending}
        aria-label={t('tranches.prepareFor', { number: conventionNumber, rank: tranche.rank })}
        onClick={() => prepare.run(tranche.id)}
      >
        {t('tranches.prepare')}
      </Button>
    </>
  );
}
