import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeInput } from '../../ui/dialogs.js';
import { typedDirection } from '../../ui/fields.js';
import { ProblemAlert } from '../../ui/problems.js';
import { api, useAction } from '../api/index.js';
import { DemonstrationCode } from './DemonstrationAccounts.js';
import { Enrolment } from './Enrolment.js';
import { FirstPasskey } from './FirstPasskey.js';
import { knowsPasskeys, usePasskeys } from './passkeys.js';
import { RecoveryCodes } from './RecoveryCodes.js';
import { useRenewSession, useSessionQuery, type Session } from './session.js';

interface SignInFormProps {
  email?: string;
  /** Filled from the list of demonstration accounts; a new object fills again. */
  fill?: { email: string; password: string } | null;
  /** The person is in and has one thing more to do here: the page stays, whatever else learns of it. */
  onHold?: () => void;
  /** The person is in; the rest of the application learns it when this has settled. */
  onDone: (session: Session) => void | Promise<void>;
  /** For who has no password to give; gone once it is given. */
  otherwise?: ReactNode;
}

type Step = 'password' | 'code' | 'enrol' | 'recovery' | 'keep-codes';
const stepFor = (needs: Session['needs'] | undefined): Step => (needs === 'enrol' ? 'enrol' : needs === 'totp' ? 'code' : 'password');

/** E-mail and password, then the code for those who sign or decide; whoever has no code yet takes one here. */
export function SignInForm({ email: knownEmail = '', fill = null, onHold, onDone, otherwise }: SignInFormProps) {
  const { t } = useTranslation('common');
  const { data: session } = useSessionQuery();
  const renew = useRenewSession();
  const [email, setEmail] = useState(knownEmail);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [recoveryCode, setRecoveryCode] = useState('');
  const [step, setStep] = useState<Step>(stepFor(session?.needs));
  const [factors, setFactors] = useState<Session['factors']>(session?.factors ?? []);
  const passkeys = usePasskeys();
  const submitButton = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!fill) return;
    setEmail(fill.email);
    setPassword(fill.password);
    setStep('password');
    submitButton.current?.focus();
  }, [fill]);

  const goOn = async () => {
    const next = await api.get('/api/session');
    setFactors(next.factors);
    if (next.needs) return setStep(stepFor(next.needs));
    // Whoever has just enrolled keeps codes for the day the telephone is lost: later is when it is too late.
    if (step === 'enrol') {
      onHold?.();
      return setStep('keep-codes');
    }
    await enterWith(next);
  };
  const enterWith = async (next: Session) => {
    await onDone(next);
    await renew();
  };

  const enter = useAction({
    call: async () => {
      if (step === 'password') await api.post('/api/session', { body: { email: email.trim(), password } });
      else if (step === 'recovery') await api.post('/api/session/recovery', { body: { code: recoveryCode } });
      else await api.post('/api/session/totp', { body: { code } });
      await goOn();
    },
  });

  const byPasskey = useAction({ call: () => passkeys.signIn().then(goOn) });
  const firstPasskey = useAction({ call: (name: string) => passkeys.make(name).then(goOn) });
  const problem = enter.problem ?? byPasskey.problem ?? firstPasskey.problem;
  const asksCode = step === 'enrol' || factors.includes('code');
  const asksPasskey = step === 'code' && factors.includes('passkey') && knowsPasskeys();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter.run(undefined, { onError: () => setCode('') });
  };

  if (step === 'keep-codes') {
    return (
      <div>
        <Text fw={600}>{t('recovery.title')}</Text>
        <Text size="sm" mb="sm">
          {t('recovery.why')}
        </Text>
        <RecoveryCodes remaining={0} onKept={() => void api.get('/api/session').then(enterWith)} />
      </div>
    );
  }
  return (
    <form onSubmit={submit} aria-label={t('signIn.title')}>
      <Stack gap="md">
        <ProblemAlert problem={problem} />
        {step === 'password' ? (
          <>
            <TextInput
              label={t('signIn.email')}
              type="email"
              attributes={typedDirection('ltr')}
              autoComplete="username"
              required
              withAsterisk={false}
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <PasswordInput
              label={t('signIn.password')}
              attributes={{ innerInput: { dir: 'ltr' } }}
              autoComplete="current-password"
              required
              withAsterisk={false}
              visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
          </>
        ) : step === 'recovery' ? (
          <>
            <Text size="sm">{t('recovery.useWhy')}</Text>
            <TextInput
              label={t('recovery.code')}
              attributes={typedDirection('ltr')}
              autoComplete="off"
              required
              withAsterisk={false}
              data-autofocus
              value={recoveryCode}
              onChange={(event) => setRecoveryCode(event.currentTarget.value)}
            />
            <Text size="sm">{t('recovery.noCodes')}</Text>
          </>
        ) : (
          <>
            {asksPasskey && (
              <div>
                <Text mb="xs">{t('passkey.give')}</Text>
                <Button
                  variant={asksCode ? 'default' : 'filled'}
                  loading={byPasskey.pending}
                  onClick={() => byPasskey.run()}
                  data-autofocus
                >
                  {t('passkey.use')}
                </Button>
              </div>
            )}
            {step === 'code' && !asksCode && !asksPasskey && (
              <Text>{factors.length > 0 ? t('passkey.notHere') : t('passkey.noneCounts')}</Text>
            )}
            {step === 'enrol' && <Enrolment />}
            {asksCode && <CodeInput value={code} onChange={setCode} autoFocus={step === 'code' && !asksPasskey} />}
            {asksCode && session?.demonstration && <DemonstrationCode email={email} onFill={setCode} />}
          </>
        )}
        <div>
          {(step !== 'code' || asksCode) && (
            <Button type="submit" loading={enter.pending} ref={submitButton}>
              {step === 'password' ? t('signIn.enter') : t('signIn.confirm')}
            </Button>
          )}
          {step === 'code' && (
            <Button variant="subtle" c="vert.8" ms="sm" onClick={() => setStep('recovery')}>
              {t('recovery.lost')}
            </Button>
          )}
          {step !== 'password' && (
            <Button variant="subtle" c="vert.8" ms="sm" onClick={() => setStep('password')}>
              {t('signIn.other')}
            </Button>
          )}
        </div>
        {step === 'enrol' && knowsPasskeys() && <FirstPasskey pending={firstPasskey.pending} onMake={(name) => firstPasskey.run(name)} />}
        {step === 'password' && otherwise}
      </Stack>
    </form>
  );
}
