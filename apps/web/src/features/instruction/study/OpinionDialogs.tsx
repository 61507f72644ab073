import type { OpinionView } from '#instruction';
import { Button, Group, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, useApiForm } from '../../../app/api/index.js';
import { DateField, ErrorSummary, languageNames, ProblemAlert, SelectField, TextAreaField, TextField, Written } from '../../../ui/index.js';

const SENSES = ['favourable', 'reserved', 'unfavourable'] as const;

export function AskOpinionDialog({ fileId, onClose }: { fileId: string; onClose: () => void }) {
  const { t } = useTranslation(['instruction', 'common']);
  const { form, onSubmit, pending, problem, summary } = useApiForm({
    initialValues: { serviceName: '', serviceEmail: '', language: 'fr', question: '', due: '' },
    submit: (values, key) => api.post('/api/instruction/files/{id}/opinions', { path: { id: fileId }, body: values }, key),
    invalidates: ['/api/instruction'],
    onSuccess: onClose,
  });
  return (
    <Modal opened onClose={onClose} title={<strong>{t('opinion.ask')}</strong>} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <form onSubmit={onSubmit} noValidate>
        <ErrorSummary {...summary} />
        <ProblemAlert problem={problem} />
        <TextField
          form={form}
          name="serviceName"
          label={t('opinion.service')}
          description={t('opinion.serviceHint')}
          required
          data-autofocus
        />
        <TextField form={form} name="serviceEmail" type="email" label={t('opinion.email')} required mt="sm" />
        <SelectField
          form={form}
          name="language"
          label={t('opinion.language')}
          mt="sm"
          data={(['fr', 'ar'] as const).map((value) => ({ value, label: languageNames[value] }))}
        />
        <TextAreaField form={form} name="question" label={t('opinion.question')} required mt="sm" />
        <DateField form={form} name="due" withTime label={t('opinion.due')} required mt="sm" />
        <Group gap="sm" mt="md">
          <Button type="submit" loading={pending}>
            {t('opinion.send')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

export function RecordOpinionDialog({ opinion, onClose }: { opinion: OpinionView; onClose: () => void }) {
  const { t } = useTranslation(['instruction', 'common']);
  const { form, onSubmit, pending, problem, summary } = useApiForm({
    initialValues: { sense: 'favourable', answer: '' },
    submit: (values, key) => api.post('/api/instruction/opinions/{id}/answer', { path: { id: opinion.id }, body: values }, key),
    invalidates: ['/api/instruction', '/api/home'],
    onSuccess: onClose,
  });
  return (
    <Modal opened onClose={onClose} title={<strong>{t('opinion.record')}</strong>} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <form onSubmit={onSubmit} noValidate>
        <ErrorSummary {...summary} />
        <ProblemAlert problem={problem} />
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
          data={SENSES.map((value) => ({ value, label: t(`opinion.sense.${value}`) }))}
        />
        <TextAreaField form={form} name="answer" label={t('opinion.answer')} required mt="sm" />
        <Group gap="sm" mt="md">
          <Button type="submit" loading={pending}>
            {t('opinion.record')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
