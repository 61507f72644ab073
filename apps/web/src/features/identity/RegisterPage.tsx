import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useApiForm } from '../../app/api/index.js';
import { AppLink, ErrorSummary, PageTitle, PasswordField, ProblemAlert, TextField, typedDirection, useLanguage } from '../../ui/index.js';
import { Narrow } from './Narrow.js';

/** Opens an account. The answer is the same for a known address: nobody learns who has an account. */
export function RegisterPage() {
  const { t } = useTranslation('identity');
  const language = useLanguage();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { form, onSubmit, pending, problem, summary } = useApiForm({
    initialValues: { name: '', email: '', password: '' },
    submit: ({ name, email, password }, key) =>
      api.post('/api/people/registrations', { name, email: email.trim(), password, language }, key),
    onSuccess: (_, { email }) => setSentTo(email.trim()),
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
