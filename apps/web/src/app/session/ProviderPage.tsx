import { Center, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Navigate, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppLink } from '../../ui/AppLink.js';
import { PageTitle } from '../../ui/layout.js';
import { ProblemAlert } from '../../ui/problems.js';
import { api } from '../api/index.js';
import { Frame } from '../shell/Frame.js';
import { useRenewSession } from './session.js';
import styles from './session.module.css';

/** Where the provider of the administration sends people back: hands its answer over, once, and goes on or says why not. */
export function ProviderPage() {
  const { t } = useTranslation('common');
  const address = useRouterState({ select: ({ location }) => location.search as Partial<Record<string, string>> });
  // As it was sent back: while this page makes way for the next, whose address has no answer, nothing is to be handed over again.
  const [{ state = '', code, iss: issuer, error: given }] = useState(address);
  const renew = useRenewSession();
  const { data: session, error } = useQuery({
    queryKey: ['provider', state],
    queryFn: async () => {
      const entered = await api.post('/api/session/provider/answer', { body: { state, code, issuer, error: given } });
      await renew();
      return entered;
    },
    staleTime: Infinity,
    retry: false,
  });
  if (session) return <Navigate to={session.needs ? '/app/sign-in' : '/app'} replace />;
  return (
    <Frame>
      <div className={styles.signIn}>
        <div>
          <PageTitle title={t('provider.title')} />
          {error ? (
            <>
              <ProblemAlert problem={error} />
              <p>
                <AppLink href="/app/sign-in">{t('provider.back')}</AppLink>
              </p>
            </>
          ) : (
            <Center mih="20vh">
              <Loader aria-label={t('loading')} />
            </Center>
          )}
        </div>
      </div>
    </Frame>
  );
}
