import type { PanelView, SessionDetail } from '#committees';
import { useTranslation } from 'react-i18next';
import { api, useApiForm } from '../../../app/api/index.js';
import { FormDialog, SelectField, TextAreaField } from '../../../ui/index.js';

/** Those whose signature is still awaited. */
export const awaited = ({ panel }: SessionDetail): PanelView[] =>
  panel.filter(({ signatory, signed }) => signatory !== null && !signed && !signatory.absence);

/** Writes down why somebody cannot sign the minutes, so that the others may finish them. */
export function AbsenceDialog({ session, onClose }: { session: SessionDetail; onClose: () => void }) {
  const { t } = useTranslation(['committees', 'common']);
  const state = useApiForm({
    initialValues: { memberId: '', reason: '' },
    validate: { memberId: (memberId) => (memberId ? null : t('choose')) },
    submit: (values, key) => api.post('/api/committees/sessions/{id}/minutes/absences', { path: { id: session.id }, body: values }, key),
    invalidates: ['/api/committees', '/api/home'],
    onSuccess: onClose,
  });
  const members = awaited(session).filter(({ memberId }) => memberId !== session.me.memberId);
  return (
    <FormDialog title={t('minutes.absence')} size="lg" state={state} action={t('minutes.absenceDo')} onClose={onClose}>
      <p>{t('minutes.absenceLead')}</p>

      <SelectField
        form={state.form}
        name="memberId"
        label={t('panel.member')}
        required
        data={[{ value: '', label: t('choose') }, ...members.map(({ memberId, name }) => ({ value: memberId, label: name }))]}
      />
      <TextAreaField form={state.form} name="reason" label={t('reason')} minRows={2} required />
    </FormDialog>
  );
}
