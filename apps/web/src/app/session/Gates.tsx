import { Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog, StepUpDialog } from '../../ui/dialogs.js';
import { forgetAll } from '../../ui/waiting.js';
import { api, ApiProblem } from '../api/index.js';
import { outbox } from '../saving/page-outbox.js';
import { DemonstrationCode } from './DemonstrationAccounts.js';
import { knowsPasskeys, usePasskeys } from './passkeys.js';
import { useSessionQuery } from './session.js';
import { SignInForm } from './SignInForm.js';

interface Waiting {
  pass: () => void;
  giveUp: () => void;
}

/**
 * The two questions the API may ask in the middle of a deed, shown over the page so that nothing typed is lost:
 * the second factor again, or the sign-in of a session that ended. The deed then goes on by itself.
 */
export function Gates() {
  const { t } = useTranslation('common');
  const { data: session } = useSessionQuery();
  const { stepUp } = usePasskeys();
  const waiting = useRef<Waiting | null>(null);
  const [open, setOpen] = useState<'stepUp' | 'signIn' | null>(null);

  useEffect(() => {
    const ask = (gate: 'stepUp' | 'signIn', refusal: ApiProblem) => () =>
      new Promise<void>((pass, refuse) => {
        waiting.current?.giveUp();
        waiting.current = { pass, giveUp: () => refuse(refusal) };
        setOpen(gate);
      });
    api.stepUp = ask('stepUp', new ApiProblem(403, 'STEP_UP_REQUIRED', t('stepUp.title'), t('stepUp.givenUp')));
    api.signInAgain = ask('signIn', new ApiProblem(401, 'SIGNED_OUT', t('session.endedTitle'), t('session.ended')));
  }, [t]);

  const settle = (how: keyof Waiting) => {
    waiting.current?.[how]();
    waiting.current = null;
    setOpen(null);
  };

  /** Somebody else has signed in: the page of the person before goes, and what they left unsent waits for them. */
  const makeWay = () => {
    settle('giveUp');
    forgetAll();
    outbox.close();
    location.assign('/app');
  };

  return (
    <>
      <StepUpDialog
        opened={open === 'stepUp'}
        onClose={() => settle('giveUp')}
        by={session?.factors.includes('code') ? 'code' : session?.recoveryCodesLeft === null ? 'password' : 'passkey'}
        onPasskey={session?.factors.includes('passkey') && knowsPasskeys() ? () => stepUp().then(() => settle('pass')) : undefined}
        onProof={async (proof) => {
          await api.post('/api/session/step-up', { body: proof });
          settle('pass');
        }}
        extra={session?.demonstration ? (fill) => <DemonstrationCode email={session.person?.email ?? ''} onFill={fill} /> : undefined}
      />
      <Dialog over opened={open === 'signIn'} onClose={() => settle('giveUp')} title={t('session.endedTitle')}>
        <Text mb="md">{t('session.ended')}</Text>
        <SignInForm
          email={session?.person?.email}
          onDone={(now) => (session?.person && now.person?.id !== session.person.id ? makeWay() : settle('pass'))}
        />
      </Dialog>
    </>
  );
}
