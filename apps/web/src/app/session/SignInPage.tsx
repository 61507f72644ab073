import { Navigate, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useGo } from '../../ui/AppLink.js';
import { asLanguage, type Language } from '../../ui/language.js';
import { PageTitle } from '../../ui/layout.js';
import { speak } from '../../i18n/i18n.js';
import { api } from '../api/index.js';
import { Frame } from '../shell/Frame.js';
import { DemonstrationAccounts } from './DemonstrationAccounts.js';
import { useRenewSession, useSessionQuery, type Session } from './session.js';
import { SignInForm } from './SignInForm.js';

/** Only addresses of the application: a link must not send someone who just signed in elsewhere. */
const within = (next: string | undefined): string => (next && /^\/app(\/|\?|$)/.test(next) ? next : '/app');

export function SignInPage() {
  const { t } = useTranslation('common');
  const go = useGo();
  const renew = useRenewSession();
  const { data: session } = useSessionQuery();
  const search = useRouterState({ select: (state) => state.location.search as Record<string, string> });
  const next = within(search['next']);
  const [fill, setFill] = useState<{ email: string; password: string } | null>(null);

  /** Who came from a page in their language keeps it, and the account with them. */
  const remember = async (language: Language) => {
    await api.put('/api/session/language', { language });
    await renew();
  };

  const enter = async ({ person }: Session) => {
    const asked = asLanguage(search['lang']);
    if (person && asked) await remember(asked);
    else if (person) await speak(person.language);
    go(next, { replace: true });
  };

  if (session?.person && !session.needs) return <Navigate to={next} replace />;
  return (
    <Frame>
      <div className="sign-in">
        <div>
          <PageTitle title={t('signIn.title')} lead={t('signIn.lead')} />
          <SignInForm fill={fill} onDone={(entered) => void enter(entered)} />
        </div>
        {session?.demonstration && <DemonstrationAccounts onChoose={(account) => setFill({ ...account })} />}
      </div>
    </Frame>
  );
}
