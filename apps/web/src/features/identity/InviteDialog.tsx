import { useTranslation } from 'react-i18next';
import { api, useApiForm } from '../../app/api/index.js';
import { FormDialog, languageNames, languages, SelectField, TextField, typedDirection, useGo, useLanguage } from '../../ui/index.js';

/** Opens an account for somebody of the administration; they choose their password by the link sent to them. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('identity');
  const go = useGo();
  const state = useApiForm({
    initialValues: { name: '', email: '', language: useLanguage() },
    submit: (values, key) => api.post('/api/people/invitations', { body: { ...values, email: values.email.trim() } }, key),
    invalidates: ['/api/people'],
    onSuccess: ({ id }) => go(`/app/people/${id}`),
  });
  const { form } = state;

  return (
    <FormDialog title={t('invite.title')} state={state} action={t('invite.send')} onClose={onClose}>
      <p style={{ margin: 0 }}>{t('invite.why')}</p>
      <TextField form={form} name="name" label={t('name')} required data-autofocus />
      <TextField form={form} name="email" label={t('email')} type="email" attributes={typedDirection('ltr')} required />
      <SelectField
        form={form}
        name="language"
        label={t('invite.language')}
        data={languages.map((language) => ({ value: language, label: languageNames[language] }))}
      />
    </FormDialog>
  );
}
