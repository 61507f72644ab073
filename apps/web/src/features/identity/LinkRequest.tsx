import { Alert, Button, Stack } from '@mantine/core';
import { IconMailCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useApiForm } from '../../app/api/index.js';
import { ErrorSummary, ProblemAlert, TextField, typedDirection } from '../../ui/index.js';

/** Asks for a link by e-mail; says the same whether the address has an account or not. */
export function LinkRequest() {
  const { t } = useTranslation('identity');
  const [sent, setSent] = useState(false);
  const { form, onSubmit, pending, problem, summary } = useApiForm({
    initialValues: { email: '' },
    submit: ({ email }, key) => api.post('/api/people/password-requests', { body: { email: email.trim() } }, key),
    onSuccess: () => setSent(true),
    guarded: false,
  });

  if (sent) {
    return (
      <Alert
        role="status"
        icon={<IconMailCheck aria-hidden />}
        title={t('forgotten.sentTitle')}
        color="vert"
        styles={{ title: { color: '#044631' } }}
      >
        {t('forgotten.sent')}
      </Alert>
    );
  }
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="md">
        <ErrorSummary {...summary} />
        <ProblemAlert problem={problem} />
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
            {t('forgotten.send')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
