import { Center, Loader } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AppLink } from '../../ui/AppLink.js';
import { PageTitle } from '../../ui/layout.js';
import { ProblemAlert } from '../../ui/problems.js';
import type { ApiProblem } from '../api/index.js';

/** Shows the answer of one reading; until then says that it is coming, or why it does not come. */
export function Loaded<T>({ query, children }: { query: UseQueryResult<T, ApiProblem>; children: (data: T) => ReactNode }) {
  const { t } = useTranslation('common');
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error?.status === 404) return <PageTitle title={t('notFound.title')} lead={query.error.detail || t('notFound.lead')} />;
  if (query.error) {
    return (
      <>
        <ProblemAlert problem={query.error} />
        {query.error.status === 422 && window.location.search && <AppLink href={window.location.pathname}>{t('list.reset')}</AppLink>}
      </>
    );
  }
  return (
    <Center mih={200}>
      <Loader aria-label={t('loading')} />
    </Center>
  );
}
