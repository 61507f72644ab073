import type { LinkPurpose } from '#identity';
import { Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { api, ApiProblem, useApiForm } from '../../app/api/index.js';
import { AppLink, ErrorSummary, PageTitle, PasswordField, ProblemAlert, useGo } from '../../ui/index.js';
import { LinkRequest } from './LinkRequest.js';
import { Narrow } from './Narrow.js';

/** With a link from an e-mail, chooses a password; without one, asks for it. */
export function PasswordPage() {
  const { t } = useTranslation('identity');
  const [{ token }] = useAddressFilters();
  if (token) return <ByLink token={token} />;
  return (
    <Narrow>
      <PageTitle title={t('forgotten.title')} lead={t('forgotten.lead')} />
      <LinkRequest />
      <p>
        <AppLink href="/app/sign-in">{t('toSignIn')}</AppLink>
      </p>
    </Narrow>
  );
}

/** What the link opens is looked up first: a link that is over says so before anything is typed. Looking does not use it. */
function ByLink({ token }: { token: string }) {
  const { t } = useTranslation('identity');
  const go = useGo();
  const { data, error } = useQuery<{ purpose: LinkPurpose }, ApiProblem>({
    queryKey: ['link', token],
    queryFn: () => api.post('/api/people/links', { body: { token } }),
    staleTime: Infinity,
    retry: false,
  });
  if (error) {
    return (
      <Narrow>
        <PageTitle title={t('choose.title')} />
        <ProblemAlert problem={error} />
        {error.code === 'LINK_USED' ? <Button onClick={() => go('/app/sign-in')}>{t('toSignIn')}</Button> : <LinkRequest />}
      </Narrow>
    );
  }
  return data ? <ChoosePassword token={token} purpose={data.purpose} /> : null;
}

function ChoosePassword({ token, purpose }: { token: string; purpose: LinkPurpose }) {
  const { t } = useTranslation('identity');
  const go = useGo();
  const [done, setDone] = useState(false);
  const { form, onSubmit, pending, problem, summary } = useApiForm({
    initialValues: { password: '' },
    submit: ({ password }, key) => api.post('/api/people/passwords', { body: { token, password } }, key),
    onSuccess: () => setDone(true),
    guarded: false,
  });
  const first = purpose !== 'password';

  if (done) {
    return (
      <Narrow>
        <PageTitle title={first ? t('confirm.doneTitle') : t('choose.doneTitle')} lead={first ? t('confirm.done') : t('choose.done')} />
        <Button onClick={() => go('/app/sign-in')}>{t('toSignIn')}</Button>
      </Narrow>
    );
  }
  return (
    <Narrow>
      <PageTitle title={first ? t('confirm.title') : t('choose.title')} lead={first ? t('confirm.lead') : t('choose.lead')} />
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="md">
          <ErrorSummary {...summary} />
          <ProblemAlert problem={problem} />
          <PasswordField
            form={form}
            name="password"
            label={t('password.label')}
            description={t('password.rule')}
            autoComplete="new-password"
            required
          />
          <div>
            <Button type="submit" loading={pending}>
              {first ? t('confirm.act') : t('choose.act')}
            </Button>
          </div>
        </Stack>
      </form>
    </Narrow>
  );
}
