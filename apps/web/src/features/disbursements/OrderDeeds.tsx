import type { OrderView } from '#disbursements';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction } from '../../app/api/index.js';
import { Amount, AppLink, BankName, ConfirmDialog, NextStep, ProblemAlert, ReasonDialog, Rib } from '../../ui/index.js';
import { Blockers } from './Blockers.js';
import { WaitsForSecond } from './WaitsForSecond.js';

const ADVANCING = ['verify', 'authorise'] as const;
const UNDOING = ['cancel', 'reverse'] as const;
type Deed = (typeof ADVANCING)[number] | (typeof UNDOING)[number];

/** Whose turn it is, and what the reader may do (the API says which). */
export function OrderDeeds({ order }: { order: OrderView }) {
  const { t } = useTranslation('disbursements');
  const [asked, setAsked] = useState<Deed | null>(null);
  const act = useAction<{ deed: Deed; reason?: string }>({
    call: ({ deed, reason }, key) =>
      api.post(`/api/disbursements/orders/{id}/${deed}`, { path: { id: order.id }, body: reason ? { reason } : undefined }, key),
    invalidates: ['/api/disbursements', '/api/home', '/api/proposals'],
  });
  const run = (deed: Deed, reason?: string) => {
    setAsked(null);
    act.run({ deed, reason });
  };
  const may = (deed: string) => order.can.includes(deed);
  const next = ADVANCING.find(may);
  const turn = next ?? (may('send') ? 'send' : null);

  return (
    <>
      <ProblemAlert problem={act.problem} />
      <NextStep
        actions={
          <>
            {next && order.blockers.length === 0 && (
              <Button loading={act.pending} onClick={() => setAsked(next)}>
                {t(`deed.${next}`)}
              </Button>
            )}
            {may('send') && order.blockers.length === 0 && (
              <AppLink className="button-link" data-primary="true" href="/app/disbursements/batches">
                {t('deed.send')}
              </AppLink>
            )}
            {UNDOING.filter((deed) => may(deed) && !order.proposalId).map((deed) => (
              <Button key={deed} variant="default" disabled={act.pending} onClick={() => setAsked(deed)}>
                {t(`deed.${deed}`)}
              </Button>
            ))}
          </>
        }
      >
        <p>{turn && order.blockers.length === 0 ? t(`turn.${turn}`) : t(`stands.${order.state}`)}</p>
        {order.blockers.length > 0 && (
          <>
            <p>{t('order.stopped')}</p>
            <Blockers blockers={order.blockers} conventionId={order.conventionId} />
          </>
        )}
        {order.proposalId && <WaitsForSecond proposalId={order.proposalId} />}
        {next && !may('cancel') && <p>{t('turn.mistake')}</p>}
      </NextStep>
      {next && (
        <ConfirmDialog
          opened={asked === next}
          title={t(`deed.${next}`)}
          action={t(`deed.${next}`)}
          onConfirm={() => run(next)}
          onClose={() => setAsked(null)}
        >
          <p>{t(`ask.${next}`)}</p>
          <p>
            <strong>
              <Amount centimes={order.amountCentimes} />
            </strong>{' '}
            · <bdi>{order.holder}</bdi> · <Rib>{order.rib}</Rib>
          </p>
          {order.bank && <BankName bank={order.bank} />}
        </ConfirmDialog>
      )}
      {UNDOING.map((deed) => (
        <ReasonDialog
          key={deed}
          opened={asked === deed}
          title={t(`deed.${deed}`)}
          label={t('order.reason')}
          action={deed === 'reverse' ? t('second.propose') : t(`deed.${deed}`)}
          danger
          onConfirm={(reason) => run(deed, reason)}
          onClose={() => setAsked(null)}
        >
          <p>{t(`ask.${deed}`)}</p>
        </ReasonDialog>
      ))}
    </>
  );
}
