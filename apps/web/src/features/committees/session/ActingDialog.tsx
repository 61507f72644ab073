import type { SessionDetail } from '#committees';
import { CONDUCTING } from '#committees/public';
import { useTranslation } from 'react-i18next';
import { api, useApiForm } from '../../../app/api/index.js';
import { FormDialog, SelectField, TextAreaField } from '../../../ui/index.js';

/** Designates a member present to act for the presiding person or the secretary; once closed, from among those who sat. */
export function ActingDialog({ session, onClose }: { session: SessionDetail; onClose: () => void }) {
  const { t } = useTranslation(['committees', 'common']);
  const state = useApiForm({
    initialValues: { memberId: '', function: session.signing?.vacant[0] ?? 'chair', reason: '' },
    validate: { memberId: (memberId) => (memberId ? null : t('choose')) },
    submit: (values, key) => api.post('/api/committees/sessions/{id}/acting', { path: { id: session.id }, body: values }, key),
    invalidates: ['/api/committees', '/api/home'],
    onSuccess: onClose,
  });
  const able = session.panel.filter(({ seated, signatory }) => (signatory ? !signatory.absence : session.signing === null && seated));
  return (
    <FormDialog title={t('acting.title')} size="lg" state={state} action={t('acting.do')} onClose={onClose}>
      <p>{t('acting.lead')}</p>

      <SelectField
        form={state.form}
        name="function"
        label={t('acting.function')}
        data={CONDUCTING.map((value) => ({ value, label: t(`function.${value}`) }))}
      />
      <SelectField
        form={state.form}
        name="memberId"
        label={t('panel.member')}
        required
        data={[{ value: '', label: t('choose') }, ...able.map(({ memberId, name }) => ({ value: memberId, label: name }))]}
      />
      <TextAreaField form={state.form} name="reason" label={t('reason')} minRows={2} required />
    </FormDialog>
  );
}
