import { Button, Group } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AppLink } from '../../ui/AppLink.js';
import { PageTitle } from '../../ui/layout.js';
import { ProblemAlert } from '../../ui/problems.js';
import { ApiProblem } from '../api/index.js';
import { Frame } from './Frame.js';
import styles from './shell.module.css';

/** Inside the shell: an address of the application that leads nowhere, or not for this role. */
export function NotFound() {
  const { t } = useTranslation('common');
  return (
    <>
      <PageTitle title={t('notFound.title')} lead={t('notFound.lead')} />
      <AppLink href="/app">{t('notFound.home')}</AppLink>
    </>
  );
}

export function NotFoundPage() {
  return (
    <Frame>
      <NotFound />
    </Frame>
  );
}

/** Something broke on the screen; the words of the API when it was the API, an honest sentence otherwise. */
export function ErrorPage({ error }: { error: unknown }) {
  const { t } = useTranslation('common');
  const router = useRouter();
  return (
    <div className={`page ${styles.main}`} role="alert">
      <PageTitle title={t('broken.title')} lead={error instanceof ApiProblem ? undefined : t('broken.lead')} />
      {error instanceof ApiProblem && <ProblemAlert problem={error} />}
      <Group>
        <Button onClick={() => void router.invalidate()}>{t('broken.retry')}</Button>
        <a href="/app">{t('notFound.home')}</a>
      </Group>
    </div>
  );
}
