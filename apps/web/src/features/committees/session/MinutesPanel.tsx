import type { SessionDetail } from '#committees';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, useAction } from '../../../app/api/index.js';
import { Preparing, ProblemAlert, Reference, Section } from '../../../ui/index.js';
import { sessionPath } from './paths.js';

/** The minutes once the session is closed: read first, then signed; the code is asked again by itself. */
export function MinutesPanel({ session }: { session: SessionDetail }) {
  const { t } = useTranslation('committees');
  const sign = useAction({
    call: (_: void, key) => api.post(`${sessionPath(session.id)}/minutes/signatures`, undefined, key),
    invalidates: ['/api/committees', '/api/home'],
  });
  if (session.state !== 'closed' && session.state !== 'minutes_signed') return null;
  const signatories = session.panel.filter(({ seated }) => seated);
  const signed = signatories.filter((member) => member.signed).length;
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
          <p role="status">{t('minutes.signed', { count: signed, total: signatories.length })}</p>
          <div className="line-end">
            <a className="button-link" href={`${sessionPath(session.id)}/minutes.pdf`} target="_blank" rel="noreferrer">
              {t('minutes.read')}
            </a>
            {session.allowed.includes('sign') && (
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
    </Section>
  );
}
