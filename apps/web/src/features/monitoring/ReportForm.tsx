import type { ReportView } from '#monitoring';
import { Button, Group } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useApiForm } from '../../app/api/index.js';
import { ConfirmDialog, ErrorSummary, fieldId, ProblemAlert, SaveState, Section, TextAreaField } from '../../ui/index.js';
import { ActivitiesFields, IndicatorsFields } from './NarrativeFields.js';
import { CountField } from './CountField.js';
import { commandOf, draftOf, type Draft } from './draft.js';
import { FinancialFields } from './FinancialFields.js';
import { useAutosave } from './useAutosave.js';
import { Vouchers } from './Vouchers.js';

/** The association writes its report; the draft saves itself, and is handed in when it is complete. */
export function ReportForm({ report }: { report: ReportView }) {
  const { t } = useTranslation('monitoring');
  const [confirming, setConfirming] = useState(false);
  const version = useRef(report.version);
  const { form, onSubmit, pending, problem, summary } = useApiForm<Draft>({
    initialValues: draftOf(report),
    submit: async (_values, key) => {
      await flush();
      return api.post('/api/monitoring/reports/{id}/submit', { path: { id: report.id } }, key);
    },
    invalidates: ['/api/monitoring', '/api/home'],
    guarded: false,
  });
  const {
    saving,
    problem: refused,
    flush,
  } = useAutosave(form.getValues(), async (draft) => {
    const kept = await api.put('/api/monitoring/reports/{id}', {
      path: { id: report.id },
      body: { version: version.current, ...commandOf(draft) },
    });
    version.current = kept.version;
    return kept.saved.wall.slice(11);
  });

  return (
    <form
      id="report"
      noValidate
      onSubmit={(event) => {
        setConfirming(false);
        onSubmit(event);
      }}
    >
      <ErrorSummary {...summary} />
      <ProblemAlert problem={problem ?? refused} />
      <Section title={t('narrative.title')}>
        <TextAreaField
          form={form}
          name="summary"
          label={t('narrative.summary')}
          description={t('narrative.summaryHint')}
          minRows={5}
          maxLength={20_000}
        />
        <TextAreaField form={form} name="difficulties" label={t('narrative.difficulties')} mt="md" maxLength={20_000} />
      </Section>
      <ActivitiesFields form={form} />
      <IndicatorsFields form={form} />
      <Section title={t('people.title')}>
        <div id={fieldId('beneficiaries')} tabIndex={-1} className="line-inputs" role="group" aria-label={t('people.title')}>
          <CountField form={form} name="beneficiaries.total" label={t('people.total')} description={t('people.once')} />
          <CountField form={form} name="beneficiaries.women" label={t('people.women')} />
          <CountField form={form} name="beneficiaries.minors" label={t('people.minors')} />
        </div>
        {form.errors.beneficiaries && (
          <p role="alert" style={{ color: 'var(--mantine-color-error)' }}>
            {form.errors.beneficiaries}
          </p>
        )}
      </Section>
      <FinancialFields form={form} trancheCentimes={report.trancheCentimes} />
      <Section title={t('vouchers.title')}>
        <Vouchers report={report} />
      </Section>
      <div className="total-bar">
        <SaveState saving={saving} />
        <Group gap="sm">
          <Button loading={pending} onClick={() => setConfirming(true)}>
            {t('report.submit')}
          </Button>
        </Group>
      </div>
      <ConfirmDialog
        opened={confirming}
        title={t('report.submit')}
        action={t('report.submit')}
        onConfirm={() => (document.getElementById('report') as HTMLFormElement).requestSubmit()}
        onClose={() => setConfirming(false)}
      >
        <p>{t('report.submitHint')}</p>
      </ConfirmDialog>
    </form>
  );
}
