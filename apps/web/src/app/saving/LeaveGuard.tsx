import { Button, Group, Modal, Stack } from '@mantine/core';
import { useBlocker, useRouter, type AnyRoute, type AnyRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { anythingUnsaved, forgetAll, settleAll } from './waiting.js';

type Obstacle = 'unsaved' | 'unloadable';

interface Destination {
  routeId: string;
  pathname: string;
  search: object;
}

/**
 * Before another page: what is typed is sent first, and the code of that page is there. What cannot be saved, or a page that
 * cannot be loaded, keeps the present page and says so.
 */
export function LeaveGuard() {
  const { t } = useTranslation('common');
  const router = useRouter();
  const [obstacle, setObstacle] = useState<Obstacle | null>(null);
  const [trying, setTrying] = useState(false);

  /** `document`: the browser itself goes there. */
  const wayTo = async (next: Destination): Promise<Obstacle | 'open' | 'document'> => {
    if (anythingUnsaved() && !(await settleAll())) return 'unsaved';
    if (await isThere(router, next.routeId)) return 'open';
    // A browser does not ask twice for code that failed once, and a new release has other code: then the page is loaded whole.
    return (await answers(next.pathname)) ? 'document' : 'unloadable';
  };
  const goAsDocument = ({ pathname, search }: Destination) =>
    window.location.assign(`${pathname}${router.options.stringifySearch?.(search as Record<string, unknown>) ?? ''}`);
  const blocker = useBlocker({
    shouldBlockFn: async ({ current, next }) => {
      if (current.pathname === next.pathname) return false;
      const way = await wayTo(next);
      setObstacle(way === 'unsaved' || way === 'unloadable' ? way : null);
      if (way === 'document') goAsDocument(next);
      return way !== 'open';
    },
    enableBeforeUnload: false,
    withResolver: true,
  });
  if (blocker.status !== 'blocked' || !obstacle) return null;

  const again = async () => {
    setTrying(true);
    const way = await wayTo(blocker.next);
    setTrying(false);
    if (way === 'open') blocker.proceed();
    else if (way === 'document') goAsDocument(blocker.next);
    else setObstacle(way);
  };
  const leave = () => {
    forgetAll();
    blocker.proceed();
  };
  return (
    <Modal
      opened
      onClose={blocker.reset}
      title={<strong>{t(`leaving.${obstacle}.title`)}</strong>}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="md">
        <p style={{ margin: 0 }} role="alert">
          {t(`leaving.${obstacle}.text`)}
        </p>
        <Group gap="sm">
          <Button onClick={blocker.reset}>{t('leaving.stay')}</Button>
          <Button variant="default" loading={trying} onClick={() => void again()}>
            {t('leaving.again')}
          </Button>
          {obstacle === 'unsaved' && (
            <Button variant="subtle" c="#8f1c13" onClick={leave}>
              {t('leaving.leave')}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
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
async function isThere(router: AnyRouter, routeId: string): Promise<boolean> {
  const components: { preload?: () => Promise<unknown> | undefined }[] = [];
  for (let route = router.routesById[routeId] as AnyRoute | undefined; route; route = route.parentRoute as AnyRoute | undefined) {
    if (route.options.component) components.push(route.options.component as { preload?: () => Promise<unknown> | undefined });
  }
  await Promise.all(components.map(async (component) => component.preload?.()));
  return components.every(({ preload }) => preload === undefined);
}
