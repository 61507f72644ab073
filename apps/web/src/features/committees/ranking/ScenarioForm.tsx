import type { AllocationRule, RankingRow } from '#committees';
import { ALLOCATION_RULES } from '#committees/public';
import { useTranslation } from 'react-i18next';
import { api, useApiForm } from '../../../app/api/index.js';
import { Choices, MoneyField, SelectField, ShortForm, TextField, useLocal } from '../../../ui/index.js';

interface ScenarioDraft {
  [key: string]: unknown;
  name: string;
  rule: AllocationRule;
  threshold: string;
  more: boolean;
  extraCentimes: number | null;
  /** A file whose amount is set by hand. */
  fileId: string;
  amountCentimes: number | null;
}

export function ScenarioForm({ sessionId, rows, onClose }: { sessionId: string; rows: RankingRow[]; onClose: () => void }) {
  const { t } = useTranslation('committees');
  const local = useLocal();
  const state = useApiForm<ScenarioDraft>({
    initialValues: { name: '', rule: 'skip', threshold: '', more: true, extraCentimes: null, fileId: '', amountCentimes: null },
    submit: (draft, key) =>
      api.post(
        '/api/committees/sessions/{id}/scenarios',
        {
          path: { id: sessionId },
          body: {
            name: draft.name,
            rule: draft.rule,
            extraCentimes: (draft.more ? 1 : -1) * (draft.extraCentimes ?? 0),
            amounts: draft.fileId ? [{ fileId: draft.fileId, amountCentimes: draft.amountCentimes ?? 0 }] : [],
            ...(draft.rule === 'threshold' ? { thresholdHundredths: Math.round(Number(draft.threshold.replace(',', '.')) * 100) } : {}),
          },
        },
        key,
      ),
    invalidates: [`/api/committees/sessions/${sessionId}/scenarios`],
    onSuccess: onClose,
  });
  const { form } = state;
  return (
    <ShortForm state={state} action={t('scenario.try')} onClose={onClose}>
      <TextField form={form} name="name" label={t('scenario.name')} required />
      <SelectField
        form={form}
        name="rule"
        label={t('rule.label')}
        data={ALLOCATION_RULES.map((value) => ({ value, label: t(`rule.${value}`) }))}
      />
      {form.values.rule === 'threshold' && (
        <TextField
          form={form}
          name="threshold"
          inputMode="decimal"
          className="digits-input"
          label={t('rule.thresholdLabel')}
          maw={200}
          required
        />
      )}
      <div className="field-row">
        <Choices
          name="more"
          legend={t('scenario.envelope')}
          value={form.values.more ? 'more' : 'less'}
          onChange={(chosen) => form.setFieldValue('more', chosen === 'more')}
          choices={[
            { value: 'more', label: t('scenario.more') },
            { value: 'less', label: t('scenario.less') },
          ]}
        />
        <MoneyField form={form} name="extraCentimes" label={t('scenario.extra')} />
      </div>
      <div className="field-row">
        <SelectField
          form={form}
          name="fileId"
          label={t('scenario.byHand')}
          data={[
            { value: '', label: t('scenario.noFile') },
            ...rows.map(({ fileId, number, association }) => ({ value: fileId, label: `${number} — ${local(association)}` })),
          ]}
        />
        {form.values.fileId !== '' && (
          <MoneyField form={form} name="amountCentimes" label={t('decision.amount')} description={t('scenario.zero')} />
        )}
      </div>
    </ShortForm>
  );
}
