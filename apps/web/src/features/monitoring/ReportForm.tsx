import type { ReportView } from '#monitoring';
import { fieldMessage } from '#kernel/public';
import { monitoringFieldMessages } from '#monitoring/public';
import { Button, Group } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ApiProblem, useApiForm } from '../../app/api/index.js';
import { ConflictQuestion, sayingHeld, useAutosave } from '../../app/saving/index.js';
import {
  ConfirmDialog,
  ErrorSummary,
  fieldId,
  ProblemAlert,
  SaveState,
  Section,
  StickyBar,
  TextAreaField,
  useLanguage,
} from '../../ui/index.js';
import { ActivitiesFields, IndicatorsFields } from './NarrativeFields.js';
import { CountField } from './CountField.js';
import { commandOf, draftOf, fromCommand, heldOf, type Command, type Draft } from './draft.js';
import { useFieldOfReport } from './field-of-report.js';
import { FinancialFields } from './FinancialFields.js';
import { Vouchers } from './Vouchers.js';
import fieldStyles from '../../ui/fields.module.css';

/** The association writes its report; the draft saves itself, and is handed in when it is complete. */
export function ReportForm({ report }: { report: ReportView }) {
  const { t } = useTranslation('monitoring');
  const [confirming, setConfirming] = useState(false);
  const address = `/api/monitoring/reports/${report.id}`;
  const [draft] = useState(() => draftOf(report));
  const describe = useFieldOfReport(report);
  const heldWords = useHeldWords();
  const {
    form: bare,
    onSubmit,
    pending,
    problem,
    summary,
  } = useApiForm<Draft>({
    initialValues: draft,
    validate: (values) => Object.fromEntries(heldWords(values)),
    submit: async (_values, key) => {
      if (!(await autosave.settle())) throw autosave.problem ?? ApiProblem.network();
      return api.post('/api/monitoring/reports/{id}/submit', { path: { id: report.id } }, key);
    },
    invalidates: ['/api/monitoring', '/api/home'],
    guarded: false,
  });
  const autosave = useAutosave<Draft, Command>({
    address,
    title: `${report.final ? t('report.final', { rank: report.trancheRank }) : t('report.of', { rank: report.trancheRank })} · ${report.title}`,
    version: report.version,
    initial: draft,
    body: commandOf,
    heldIn: heldOf,
    fromContent: (content) => fromCommand(draft, content),
    onValues: (values) => {
      noted.current = JSON.stringify(values);
      bare.setValues(values);
    },
  });
  const form = sayingHeld(bare, heldWords(bare.getValues()));
  const text = JSON.stringify(form.getValues());
  const noted = useRef(text);
  useEffect(() => {
    if (text === noted.current) return;
    noted.current = text;
    autosave.touch(form.getValues());
  }, [text]);

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
      <ProblemAlert problem={problem ?? autosave.problem} />
      <ConflictQuestion question={autosave.question} describe={describe} onChoose={autosave.choose} />
      <Section title={t('narrative.title')}>
        <TextAreaField form={form} name="summary" label={t('narrative.summary')} description={t('narrative.summaryHint')} minRows={5} />
        <TextAreaField form={form} name="difficulties" label={t('narrative.difficulties')} mt="md" />
      </Section>
      <ActivitiesFields form={form} />
      <IndicatorsFields form={form} />
      <Section title={t('people.title')}>
        <div id={fieldId('beneficiaries')} tabIndex={-1} className={fieldStyles.line} role="group" aria-label={t('people.title')}>
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
      <StickyBar edge="end">
        <SaveState saving={autosave.saving} />
        <Group gap="sm">
          <Button loading={pending} onClick={() => setConfirming(true)}>
            {t('report.submit')}
          </Button>
        </Group>
      </StickyBar>
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

/** Why what is held back is not saved, by its field. */
function useHeldWords(): (draft: Draft) => Map<string, string> {
  const { t } = useTranslation(['monitoring', 'common']);
  const language = useLanguage();
  const why = (error: Parameters<typeof fieldMessage>[0]) => fieldMessage(error, language, monitoringFieldMessages).replace(/\.$/, '');
  return (draft) => new Map(heldOf(draft).map((held) => [held.path, t('common:notKept', { why: why(held) })]));
}
