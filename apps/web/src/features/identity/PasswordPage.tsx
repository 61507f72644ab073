import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { api, useApiForm } from '../../app/api/index.js';
import { AppLink, ErrorSummary, PageTitle, PasswordField, ProblemAlert, useGo } from '../../ui/index.js';
import { LinkRequest } from './LinkRequest.js';
import { Narrow } from './Narrow.js';

/** With a link from an e-mail, chooses a password; without one, asks for it. */
export function PasswordPage() {
  const { t } = useTranslation('identity');
  const [{ token }] = useAddressFilters();
  if (token) return <ChoosePassword token={token} />;
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

function ChoosePassword({ token }: { token: string }) {
  const { t } = useTranslation('identity');
  const go = useGo();
  const [done, setDone] = useState(false);
  const { form, onSubmit, pending, problem, summary } = useApiForm({
    initialValues: { password: '' },
    submit: ({ password }, key) => api.post('/api/people/passwords', { token, password }, key),
    onSuccess: () => setDone(true),
  });

  if (done) {
    return (
      <Narrow>
        <PageTitle title={t('choose.doneTitle')} lead={t('choose.done')} />
        <Button onClick={() => go('/app/sign-in')}>{t('toSignIn')}</Button>
      </Narrow>
    );
  }
  if (problem?.code === 'LINK_EXPIRED') {
    return (
      <Narrow>
        <PageTitle title={t('choose.title')} />
        <ProblemAlert problem={problem} />
        <LinkRequest />
      </Narrow>
    );
  }
  return (
    <Narrow>
      <PageTitle title={t('choose.title')} lead={t('choose.lead')} />
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
              {t('choose.act')}
            </Button>
          </div>
        </Stack>
      </form>
    </Narrow>
  );
}
