import type { OpinionView } from '#instruction';
import { OPINION_SENSES } from '#instruction/public';
import { useTranslation } from 'react-i18next';
import { api, useApiForm } from '../../../app/api/index.js';
import { FormDialog, DateField, languageNames, SelectField, TextAreaField, TextField, Written } from '../../../ui/index.js';

export function AskOpinionDialog({ fileId, onClose }: { fileId: string; onClose: () => void }) {
  const { t } = useTranslation(['instruction', 'common']);
  const state = useApiForm({
    initialValues: { serviceName: '', serviceEmail: '', language: 'fr', question: '', due: '' },
    submit: (values, key) => api.post('/api/instruction/files/{id}/opinions', { path: { id: fileId }, body: values }, key),
    invalidates: ['/api/instruction'],
    onSuccess: onClose,
  });
  const { form } = state;
  return (
    <FormDialog title={t('opinion.ask')} state={state} action={t('opinion.send')} onClose={onClose}>
      <TextField
        form={form}
        name="serviceName"
        label={t('opinion.service')}
        description={t('opinion.serviceHint')}
        required
        data-autofocus
      />
      <TextField form={form} name="serviceEmail" type="email" label={t('opinion.email')} required />
      <SelectField
        form={form}
        name="language"
        label={t('opinion.language')}

        data={(['fr', 'ar'] as const).map((value) => ({ value, label: languageNames[value] }))}
      />
      <TextAreaField form={form} name="question" label={t('opinion.question')} required />
      <DateField form={form} name="due" withTime label={t('opinion.due')} required />
    </FormDialog>
  );
}

export function RecordOpinionDialog({ opinion, onClose }: { opinion: OpinionView; onClose: () => void }) {
  const { t } = useTranslation(['instruction', 'common']);
  const state = useApiForm({
    initialValues: { sense: 'favourable', answer: '' },
    submit: (values, key) => api.post('/api/instruction/opinions/{id}/answer', { path: { id: opinion.id }, body: values }, key),
    invalidates: ['/api/instruction', '/api/home'],
    onSuccess: onClose,
  });
  const { form } = state;
  return (
    <FormDialog title={t('opinion.record')} state={state} action={t('opinion.record')} onClose={onClose}>
      <p>
        <strong>
          <Written>{opinion.serviceName}</Written>
        </strong>
        <br />
        <Written>{opinion.question}</Written>
      </p>
      <SelectField
        form={form}
        name="sense"
        label={t('opinion.senseLabel')}
        data={OPINION_SENSES.map((value) => ({ value, label: t(`opinion.sense.${value}`) }))}
      />
      <TextAreaField form={form} name="answer" label={t('opinion.answer')} required />
    </FormDialog>
  );
}
