import { Center, Loader } from '@mantine/core';
import { Navigate, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { speak } from '../../i18n/i18n.js';
import { ProblemAlert } from '../../ui/problems.js';
import { WaitingBanner } from '../saving/WaitingBanner.js';
import { mayExist } from '../address.js';
import { useSessionQuery } from '../session/session.js';
import { NotFound } from './failures.js';
import { Frame } from './Frame.js';
import { Navigation } from './Navigation.js';
import { PersonMenu } from './PersonMenu.js';

/** The door of /app: who is not in goes to the sign-in page and comes back to the same address. */
export function SignedIn() {
  const { t, i18n } = useTranslation('common');
  const { data: session, error, isPending } = useSessionQuery();
  const address = useRouterState({ select: (state) => state.location.href });
  const leadsSomewhere = useRouterState({ select: (state) => mayExist((state.matches.at(-1)?.params ?? {}) as Record<string, string>) });
  const personId = session?.person?.id;

  useEffect(() => {
    const language = session?.person?.language;
    if (language && language !== i18n.language && !new URLSearchParams(location.search).has('lang')) void speak(language);
    // Once per person: afterwards the switch in the header decides.
  }, [personId]);

  if (isPending) {
    return (
      <Center mih="60vh">
        <Loader aria-label={t('loading')} />
      </Center>
    );
  }
  // What was read before still holds when the session cannot be read anew: the page and the words on it stay.
  if (!session) {
    return (
      <Frame>
        <ProblemAlert problem={error} />
      </Frame>
    );
  }
  // Already on the way to the sign-in page, which is still being loaded.
  if (address.startsWith('/app/sign-in')) return null;
  if (!session.person || session.needs) return <Navigate to="/app/sign-in" search={{ next: address }} replace />;
  return (
    <Frame
      tools={<PersonMenu />}
      navigation={
        <>
          <Navigation />
          <WaitingBanner />
        </>
      }
    >
      {leadsSomewhere ? <Outlet /> : <NotFound />}
    </Frame>
  );
}
