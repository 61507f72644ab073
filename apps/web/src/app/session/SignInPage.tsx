import { Navigate, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppLink } from '../../ui/AppLink.js';
import { asLanguage } from '../../ui/language.js';
import { PageTitle } from '../../ui/layout.js';
import { speak } from '../../i18n/i18n.js';
import { api, useApi } from '../api/index.js';
import { Frame } from '../shell/Frame.js';
import { DemonstrationAccounts } from './DemonstrationAccounts.js';
import { ProviderButton } from './ProviderButton.js';
import { useSessionQuery, type Session } from './session.js';
import { SignInForm } from './SignInForm.js';
import styles from './session.module.css';

/** Only addresses of the application: a link must not send someone who just signed in elsewhere. */
const within = (next: string | undefined): string => (next && /^\/app(\/|\?|$)/.test(next) ? next : '/app');

export function SignInPage() {
  const { t } = useTranslation('common');
  const { data: session } = useSessionQuery();
  const search = useRouterState({ select: (state) => state.location.search as Record<string, string> });
  // Kept from the first rendering: on the way out the address is already the next page's, which names no other.
  const [next] = useState(() => within(search['next']));
  const [held, setHeld] = useState(false);
  const [fill, setFill] = useState<{ email: string; password: string } | null>(null);

  /** Who came from a page in their language keeps it, and the account with them; otherwise the account says. */
  const settleLanguage = async ({ person }: Session) => {
    setHeld(false);
    const asked = asLanguage(search['lang']);
    if (asked) await api.put('/api/session/language', { body: { language: asked } });
    else if (person) await speak(person.language);
  };

  if (!session) return null;
  if (session.person && !session.needs && !held) return <Navigate to={next} replace />;
  return (
    <Frame>
      <div className={styles.signIn}>
        <div>
          <PageTitle title={t('signIn.title')} lead={t('signIn.lead')} />
          <SignInForm
            fill={fill}
            onHold={() => setHeld(true)}
            onDone={settleLanguage}
            otherwise={<OtherWays provider={session.provider} />}
          />
        </div>
        {session.demonstration && <DemonstrationAccounts onChoose={(account) => setFill({ ...account })} />}
      </div>
    </Frame>
  );
}

function OtherWays({ provider }: Pick<Session, 'provider'>) {
  const { t } = useTranslation('common');
  const { data: installation } = useApi('/api/installation', {}, { staleTime: Infinity });
  return (
    <div>
      {installation?.waitsForAdministrators && (
        <p>
          {t('signIn.installed')} <AppLink href="/app/setup">{t('signIn.setUp')}</AppLink>
        </p>
      )}
      {provider && <ProviderButton label={provider} />}
      <p>
        <AppLink href="/app/password">{t('signIn.forgotten')}</AppLink>
      </p>
      <p>
        {t('signIn.new')} <AppLink href="/app/register">{t('signIn.register')}</AppLink>
      </p>
    </div>
  );
}
