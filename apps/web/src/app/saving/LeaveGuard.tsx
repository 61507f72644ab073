import { Button, Group, Stack } from '@mantine/core';
import { useRouter, type AnyRoute, type AnyRouter, type BlockerFn, type HistoryLocation, type RouterHistory } from '@tanstack/react-router';
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialogs.js';
import { anythingUnsaved, forgetAll, settleAll } from '../../ui/waiting.js';
import { LeaveContext, type LeaveContextValue } from './leave.js';
import { outbox } from './page-outbox.js';

type Obstacle = 'unsaved' | 'unsent' | 'unloadable' | 'erased';
/** `document`: the browser itself goes there. */
type Way = Obstacle | 'open' | 'document';

interface Departure {
  way: () => Promise<Way>;
  go: () => void;
  /** Where the browser would go by itself. */
  href: string;
}

const isObstacle = (way: Way): way is Obstacle => way !== 'open' && way !== 'document';

/**
 * Before another page: what is typed is sent first, and the code of that page is there. What is not saved, or a page that
 * cannot be loaded, keeps the present page and its address, and says so.
 */
export function LeaveGuard({ children }: { children: ReactNode }) {
  const router = useRouter();
  const history = router.history as RouterHistory;
  const [held, setHeld] = useState<(Departure & { obstacle: Obstacle }) | null>(null);
  const attempt = useCallback(async (departure: Departure): Promise<Way> => {
    const way = await departure.way();
    setHeld(isObstacle(way) ? { ...departure, obstacle: way } : null);
    if (way === 'document') window.location.assign(departure.href);
    return way;
  }, []);
  const leave: LeaveContextValue = useCallback(
    (then, how) => {
      void attempt({ way: how === 'sign-out' ? wayOut : typedWords, go: then, href: '' }).then((way) => way === 'open' && then());
    },
    [attempt],
  );

  useEffect(() => {
    const blockerFn: BlockerFn = async ({ currentLocation: from, nextLocation: to, action }) => {
      if (from.pathname === to.pathname) return false;
      const go = onward(history, from, to, action);
      return (await attempt({ way: () => wayTo(router, to), go, href: to.href })) !== 'open';
    };
    return history.block({ blockerFn, enableBeforeUnload: false });
  }, [router, history, attempt]);

  return (
    <LeaveContext.Provider value={leave}>
      {children}
      {held && (
        <Question
          obstacle={held.obstacle}
          onStay={() => setHeld(null)}
          onAgain={async () => {
            if ((await attempt(held)) === 'open') held.go();
          }}
          onLeave={() => {
            setHeld(null);
            forgetAll();
            held.go();
          }}
        />
      )}
    </LeaveContext.Provider>
  );
}

/** What leaving all the same does: words are kept on this computer, lost with the form, or erased with the rest. */
const LEAVE = { unsaved: 'leaving.leaveKept', unsent: 'leaving.leave', erased: 'leaving.signOut' } as const;

interface QuestionProps {
  obstacle: Obstacle;
  onStay: () => void;
  onAgain: () => Promise<void>;
  onLeave: () => void;
}

function Question({ obstacle, onStay, onAgain, onLeave }: QuestionProps) {
  const { t } = useTranslation('common');
  const [trying, setTrying] = useState(false);
  const again = async () => {
    setTrying(true);
    await onAgain();
    setTrying(false);
  };
  return (
    <Dialog over title={t(`leaving.${obstacle}.title`)} onClose={onStay}>
      <Stack gap="md">
        <p style={{ margin: 0 }} role="alert">
          {t(`leaving.${obstacle}.text`)}
        </p>
        <Group gap="sm">
          <Button onClick={onStay}>{t('leaving.stay')}</Button>
          {obstacle !== 'unsent' && (
            <Button variant="default" loading={trying} onClick={() => void again()}>
              {t('leaving.again')}
            </Button>
          )}
          {obstacle !== 'unloadable' && (
            <Button variant="subtle" c="#8f1c13" onClick={onLeave}>
              {t(LEAVE[obstacle])}
            </Button>
          )}
        </Group>
      </Stack>
    </Dialog>
  );
}

async function typedWords(): Promise<Way> {
  const held = anythingUnsaved() ? await settleAll() : 'nothing';
  return held === 'nothing' ? 'open' : held;
}

/** Signing out erases what this computer keeps for later. */
async function wayOut(): Promise<Way> {
  const words = await typedWords();
  await outbox.flush();
  return (await outbox.everything()).length > 0 ? 'erased' : words;
}

async function wayTo(router: AnyRouter, to: HistoryLocation): Promise<Way> {
  const words = await typedWords();
  if (words !== 'open') return words;
  if (await isThere(router, to.pathname)) return 'open';
  // A browser does not ask twice for code that failed once, and a new release has other code: then the page is loaded whole.
  return (await answers(to.pathname)) ? 'document' : 'unloadable';
}

/** Goes there after all. The history has gone back to the page that is left: an old page is reached by as many steps as before. */
function onward(history: RouterHistory, from: HistoryLocation, to: HistoryLocation, action: string): () => void {
  const unasked = { ignoreBlocker: true };
  if (action === 'PUSH') return () => history.push(to.href, to.state, unasked);
  if (action === 'REPLACE') return () => history.replace(to.href, to.state, unasked);
  return () => history.go(to.state.__TSR_index - from.state.__TSR_index, unasked);
}

async function answers(pathname: string): Promise<boolean> {
  try {
    await fetch(pathname, { method: 'HEAD', cache: 'no-store' });
    return true;
  } catch {
    return false;
  }
}

/** Loads the code of a page and of what stands around it. What is loaded already has nothing left to load. */
async function isThere(router: AnyRouter, pathname: string): Promise<boolean> {
  const components: { preload?: () => Promise<unknown> | undefined }[] = [];
  const [, , found] = router.getMatchedRoutes(pathname);
  for (let route: AnyRoute | undefined = found; route; route = route.parentRoute as AnyRoute | undefined) {
    if (route.options.component) components.push(route.options.component as { preload?: () => Promise<unknown> | undefined });
  }
  await Promise.all(components.map(async (component) => component.preload?.()));
  return components.every(({ preload }) => preload === undefined);
}
