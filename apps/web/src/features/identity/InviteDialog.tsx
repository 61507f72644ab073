import { Button, Group, Modal, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, useApiForm } from '../../app/api/index.js';
import {
  ErrorSummary,
  languageNames,
  languages,
  ProblemAlert,
  SelectField,
  TextField,
  typedDirection,
  useGo,
  useLanguage,
} from '../../ui/index.js';

/** Opens an account for somebody of the administration; they choose their password by the link sent to them. */
export function InviteDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('identity');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={<strong>{t('invite.title')}</strong>}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <InviteForm onClose={onClose} />
    </Modal>
  );
}

function InviteForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('identity');
  const go = useGo();
  const { form, onSubmit, pending, problem, summary } = useApiForm({
    initialValues: { name: '', email: '', language: useLanguage() },
    submit: (values, key) => api.post('/api/people/invitations', { body: { ...values, email: values.email.trim() } }, key),
    invalidates: ['/api/people'],
    onSuccess: ({ id }) => go(`/app/people/${id}`),
  });

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="md">
        <ErrorSummary {...summary} />
        <ProblemAlert problem={problem} />
        <p style={{ margin: 0 }}>{t('invite.why')}</p>
        <TextField form={form} name="name" label={t('name')} required data-autofocus />
        <TextField form={form} name="email" label={t('email')} type="email" attributes={typedDirection('ltr')} required />
        <SelectField
          form={form}
          name="language"
          label={t('invite.language')}
          data={languages.map((language) => ({ value: language, label: languageNames[language] }))}
        />
        <Group gap="sm">
          <Button type="submit" loading={pending}>
            {t('invite.send')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
