import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useApiForm } from '../../app/api/index.js';
import { AppLink, ErrorSummary, PageTitle, ProblemAlert, TextField, typedDirection, useLanguage } from '../../ui/index.js';
import { Narrow } from './Narrow.js';

/** Opens an account. The answer is the same for a known address: nobody learns who has an account. */
export function RegisterPage() {
  const { t } = useTranslation('identity');
  const language = useLanguage();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { form, onSubmit, pending, problem, summary } = useApiForm({
    initialValues: { name: '', email: '' },
    submit: ({ name, email }, key) => api.post('/api/people/registrations', { body: { name, email: email.trim(), language } }, key),
    onSuccess: (_, { email }) => setSentTo(email.trim()),
    guarded: false,
  });

  if (sentTo) {
    return (
      <Narrow>
        <PageTitle title={t('register.sentTitle')} lead={t('register.sent', { email: sentTo })} />
        <Text mb="md">{t('register.sentHint')}</Text>
        <AppLink href="/app/sign-in">{t('toSignIn')}</AppLink>
      </Narrow>
    );
  }
  return (
    <Narrow>
      <PageTitle title={t('register.title')} lead={t('register.lead')} />
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="md">
          <ErrorSummary {...summary} />
          <ProblemAlert problem={problem} />
          <TextField form={form} name="name" label={t('name')} autoComplete="name" required />
          <TextField
            form={form}
            name="email"
            label={t('email')}
            type="email"
            autoComplete="username"
            attributes={typedDirection('ltr')}
            required
          />
          <div>
            <Button type="submit" loading={pending}>
              {t('register.send')}
            </Button>
          </div>
          <Text size="sm">
            {t('register.already')} <AppLink href="/app/sign-in">{t('toSignIn')}</AppLink>
          </Text>
        </Stack>
      </form>
    </Narrow>
  );
}
