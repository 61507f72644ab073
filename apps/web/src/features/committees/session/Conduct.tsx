import type { SessionAct, SessionDetail } from '#committees';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction, useApi } from '../../../app/api/index.js';
import { AppLink, ConfirmDialog, NextStep, ProblemAlert, ReasonDialog } from '../../../ui/index.js';
import { ActingDialog } from './ActingDialog.js';
import { BeforeClosing, BeforeDeliberation } from './BeforeMove.js';
import { filePage, sessionPage } from './paths.js';

type Move = Extract<SessionAct, 'open' | 'deliberate' | 'close'>;
const MOVES: readonly Move[] = ['open', 'deliberate', 'close'];

/** Where the session stands and what the reader can do about it now. */
export function Conduct({ session }: { session: SessionDetail }) {
  const { t } = useTranslation('committees');
  const [asking, setAsking] = useState<Move | 'cancel' | 'designate' | null>(null);
  const may = (act: SessionAct) => session.can.includes(act);
  const ranked = ['deliberating', 'closed', 'minutes_signed'].includes(session.state);
  const scores = may('score') && session.state === 'open';
  const close = () => setAsking(null);

  const move = useAction<Move>({
    call: (act, key) => api.post(`/api/committees/sessions/{id}/${act}`, { path: { id: session.id } }, key),
    invalidates: ['/api/committees', '/api/home'],
    onSuccess: close,
  });
  const cancel = useAction<string>({
    call: (reason, key) => api.post('/api/committees/sessions/{id}/cancel', { path: { id: session.id }, body: { reason } }, key),
    invalidates: ['/api/committees', '/api/home'],
    onSuccess: close,
  });
  const ask = (act: Move | 'cancel' | 'designate') => {
    move.reset();
    setAsking(act);
  };

  return (
    <>
      <NextStep
        actions={
          <>
            {scores && <NextToScore sessionId={session.id} />}
            {ranked && (
              <AppLink className="button-link" data-primary={session.state === 'deliberating'} href={`${sessionPage(session.id)}/ranking`}>
                {t('ranking.title')}
              </AppLink>
            )}
            {MOVES.filter(may).map((act) => (
              <Button key={act} variant={scores || act === 'close' ? 'default' : undefined} onClick={() => ask(act)}>
                {t(`move.${act}`)}
              </Button>
            ))}
            {may('designate') && session.state !== 'closed' && (
              <Button variant="default" onClick={() => ask('designate')}>
                {t('acting.title')}
              </Button>
            )}
            {may('cancel') && (
              <Button variant="default" onClick={() => ask('cancel')}>
                {t('move.cancel')}
              </Button>
            )}
          </>
        }
      >
        <p>{t(`situation.${session.state}`)}</p>
        {may('deliberate') && <BeforeDeliberation session={session} />}
      </NextStep>
      {asking === 'designate' && <ActingDialog session={session} onClose={close} />}
      {asking && asking !== 'cancel' && asking !== 'designate' && (
        <ConfirmDialog
          opened
          title={t(`move.${asking}`)}
          action={t(`move.${asking}`)}
          pending={move.pending}
          onConfirm={() => move.run(asking)}
          onClose={close}
        >
          <ProblemAlert problem={move.problem} />
          {asking === 'deliberate' && <BeforeDeliberation session={session} />}
          {asking === 'close' && <BeforeClosing session={session} />}
          <p>{t(`consequence.${asking}`)}</p>
        </ConfirmDialog>
      )}
      <ReasonDialog
        opened={asking === 'cancel'}
        title={t('move.cancel')}
        label={t('reason')}
        action={t('move.cancel')}
        danger
        pending={cancel.pending}
        onConfirm={(reason) => cancel.run(reason)}
        onClose={close}
      >
        <ProblemAlert problem={cancel.problem} />
        {t('consequence.cancel')}
      </ReasonDialog>
    </>
  );
}

/** Straight to the first file the member has not sent. */
function NextToScore({ sessionId }: { sessionId: string }) {
  const { t } = useTranslation('committees');
  const { data } = useApi('/api/committees/sessions/{id}/files', { path: { id: sessionId } });
  const next = data?.find(({ mySheet }) => mySheet !== 'sent');
  if (!next) return null;
  return (
    <AppLink className="button-link" data-primary="true" href={filePage(next.fileId)}>
      {t('files.next')}
    </AppLink>
  );
}
