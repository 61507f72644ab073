import { useTranslation } from 'react-i18next';
import { api, useApiForm, type Beginning } from '../../app/api/index.js';
import { Enrolment } from '../../app/session/Enrolment.js';
import { usePasskeys } from '../../app/session/passkeys.js';
import { CodeInput, FormDialog, TextField } from '../../ui/index.js';

export const FACTORS = '/api/me/second-factor';
/** What is read anew once a second factor has changed. */
export const FACTOR_CHANGES = [FACTORS, '/api/session'] satisfies Beginning[];

export function AddPasskey({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('identity');
  const { make } = usePasskeys();
  const state = useApiForm({
    initialValues: { name: '' },
    submit: ({ name }) => make(name),
    invalidates: FACTOR_CHANGES,
    onSuccess: onClose,
  });
  return (
    <FormDialog title={t('factors.add')} state={state} action={t('common:passkey.make')} onClose={onClose}>
      <p style={{ margin: 0 }}>{t('common:passkey.why')}</p>
      <TextField
        form={state.form}
        name="name"
        label={t('common:passkey.name')}
        description={t('factors.nameHint')}
        required
        data-autofocus
      />
    </FormDialog>
  );
}

export function RenamePasskey({ passkey, onClose }: { passkey: { id: string; name: string }; onClose: () => void }) {
  const { t } = useTranslation('identity');
  const state = useApiForm({
    initialValues: { name: passkey.name },
    submit: (body, key) => api.put('/api/me/passkeys/{id}', { path: { id: passkey.id }, body }, key),
    invalidates: [FACTORS],
    onSuccess: onClose,
  });
  return (
    <FormDialog title={t('factors.renameTitle')} state={state} action={t('factors.rename')} onClose={onClose}>
      <TextField form={state.form} name="name" label={t('common:passkey.name')} required data-autofocus />
    </FormDialog>
  );
}

export function AddCode({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('identity');
  const state = useApiForm({
    initialValues: { code: '' },
    submit: (body, key) => api.post('/api/session/totp', { body }, key),
    invalidates: FACTOR_CHANGES,
    onSuccess: onClose,
    guarded: false,
  });
  return (
    <FormDialog title={t('factors.addCode')} state={state} action={t('common:signIn.confirm')} onClose={onClose}>
      <Enrolment />
      <CodeInput value={state.form.values.code} onChange={(code) => state.form.setFieldValue('code', code)} autoFocus={false} />
    </FormDialog>
  );
}
