import type { SessionAct, SessionDetail } from '#committees';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction } from '../../../app/api/index.js';
import { Mark, Preparing, ProblemAlert, ReasonDialog, Reference, Section } from '../../../ui/index.js';
import { AbsenceDialog, awaited } from './AbsenceDialog.js';
import { ActingDialog } from './ActingDialog.js';
import { sessionPath } from './paths.js';
import listStyles from '../../../ui/lists.module.css';
import styles from './MinutesPanel.module.css';

type Asking = Extract<SessionAct, 'refuse' | 'record_absence' | 'designate' | 'annul'>;

/** The minutes once the session is closed: read first, then signed; who does not sign is written with why. */
export function MinutesPanel({ session }: { session: SessionDetail }) {
  const { t } = useTranslation('committees');
  const sign = useAction({
    call: (_: void, key) => api.post('/api/committees/sessions/{id}/minutes/signatures', { path: { id: session.id } }, key),
    invalidates: ['/api/committees', '/api/home'],
  });
  if (session.state !== 'closed' && session.state !== 'minutes_signed') return null;
  return (
    <Section
      title={
        <>
          {t('minutes.title')} <Reference>{session.minutesNumber}</Reference>
        </>
      }
    >
      <ProblemAlert problem={sign.problem} />
      {session.minutesReady ? (
        <>
          <Progress session={session} />
          <div className={listStyles.end}>
            <a className="button-link" href={`${sessionPath(session.id)}/minutes.pdf`} target="_blank" rel="noreferrer">
              {t('minutes.read')}
            </a>
            {session.signatureSheet && (
              <a className="button-link" href={`${sessionPath(session.id)}/minutes/signatures.pdf`} target="_blank" rel="noreferrer">
                {t('minutes.sheet')}
              </a>
            )}
            {session.can.includes('sign') && (
              <Button loading={sign.pending} onClick={() => sign.run()}>
                {t('minutes.sign')}
              </Button>
            )}
          </div>
          {session.me.signed && session.state === 'closed' && <p className="work-when">{t('minutes.youSigned')}</p>}
        </>
      ) : (
        <Preparing failed={session.minutesFailed}>{t('minutes.preparing')}</Preparing>
      )}
      <WithoutSignature session={session} />
    </Section>
  );
}

function Progress({ session }: { session: SessionDetail }) {
  const { t } = useTranslation('committees');
  const waiting = awaited(session);
  return (
    <>
      <p role="status">{session.signing && t('minutes.signed', { count: session.signing.signed, total: session.signing.of })}</p>
      {session.state === 'closed' && waiting.length > 0 && (
        <p>
          {t('minutes.awaited')} <bdi>{waiting.map(({ name }) => name).join(t('conduct.separator'))}</bdi>
        </p>
      )}
      {session.state === 'closed' &&
        session.signing?.vacant.map((held) => (
          <p key={held}>
            <Mark tone="attention">{t(`minutes.vacant.${held}`)}</Mark>
          </p>
        ))}
    </>
  );
}

/** What to do when a signature does not come. */
function WithoutSignature({ session }: { session: SessionDetail }) {
  const { t } = useTranslation('committees');
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);
  const may = (act: Asking) => session.state === 'closed' && session.can.includes(act);
  const write = useAction<{ act: 'minutes/refusal' | 'annul'; reason: string }>({
    call: ({ act, reason }, key) => api.post(`/api/committees/sessions/{id}/${act}`, { path: { id: session.id }, body: { reason } }, key),
    invalidates: ['/api/committees', '/api/home'],
    onSuccess: close,
  });
  const ask = (act: Asking) => {
    write.reset();
    setAsking(act);
  };
  const acts = (['refuse', 'record_absence', 'designate', 'annul'] as const).filter(may);
  if (acts.length === 0) return null;
  return (
    <div className={`${listStyles.end} ${styles.without}`}>
      {acts.map((act) => (
        <Button key={act} size="xs" variant="default" onClick={() => ask(act)}>
          {t(`minutes.act.${act}`)}
        </Button>
      ))}
      {asking === 'record_absence' && <AbsenceDialog session={session} onClose={close} />}
      {asking === 'designate' && <ActingDialog session={session} onClose={close} />}
      {(['refuse', 'annul'] as const).map((act) => (
        <ReasonDialog
          key={act}
          opened={asking === act}
          title={t(`minutes.act.${act}`)}
          label={t('reason')}
          action={t(`minutes.act.${act}`)}
          danger={act === 'annul'}
          pending={write.pending}
          onConfirm={(reason) => write.run({ act: act === 'refuse' ? 'minutes/refusal' : 'annul', reason })}
          onClose={close}
        >
          <ProblemAlert problem={write.problem} />
          {t(`minutes.consequence.${act}`)}
        </ReasonDialog>
      ))}
    </div>
  );
}
