import type { ProgrammeView } from '#programmes';
import { NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, useApiForm } from '../../app/api/index.js';
import {
  Adder,
  Amount,
  BilingualInput,
  DataTable,
  fieldId,
  LocalText,
  MoneyField,
  Num,
  Reference,
  Section,
  ShortForm,
  SelectField,
  TextField,
  typedDirection,
  Written,
} from '../../ui/index.js';

/** Figures that others published, kept with their source beside the computed ones. */
export function Claims({ programme: { id, claims, actions } }: { programme: ProgrammeView }) {
  const { t } = useTranslation('programmes');
  return (
    <Section title={t('claims')} aside={<span className="work-when">{t('claimsWhy')}</span>}>
      {claims.length === 0 ? (
        <p className="work-when">{t('noClaim')}</p>
      ) : (
        <DataTable
          caption={t('claims')}
          columns={[
            { key: 'label', header: t('claimLabel'), cell: ({ label }) => <LocalText text={label} /> },
            { key: 'period', header: t('period'), cell: ({ period }) => <Reference>{period}</Reference> },
            {
              key: 'value',
              header: t('claimValue'),
              digits: true,
              cell: ({ unit, value }) => (unit === 'centimes' ? <Amount centimes={value} /> : <Num value={value} />),
            },
            { key: 'source', header: t('source'), cell: ({ source }) => <Written>{source}</Written> },
          ]}
          rows={claims}
          rowKey={({ period, measure, source }) => `${period} ${measure} ${source}`}
        />
      )}
      {actions.includes('edit') && <Adder label={t('addClaim')}>{(close) => <ClaimForm programmeId={id} onClose={close} />}</Adder>}
    </Section>
  );
}

function ClaimForm({ programmeId, onClose }: { programmeId: string; onClose: () => void }) {
  const { t } = useTranslation('programmes');
  const state = useApiForm({
    initialValues: {
      label: { fr: '', ar: '', en: '' },
      measure: '',
      period: '',
      unit: 'count',
      value: null as number | string | null,
      source: '',
    },
    submit: (values, key) => api.post(`/api/programmes/${programmeId}/claims`, values, key),
    invalidates: ['/api/programmes'],
    onSuccess: onClose,
  });
  const { form } = state;
  return (
    <ShortForm state={state} action={t('addClaim')} onClose={onClose}>
      <BilingualInput form={form} name="label" label={t('claimLabel')} required />
      <TextInput
        id={fieldId('label.en')}
        label={t('claimLabelEnglish')}
        required
        attributes={typedDirection('ltr', 'en')}
        {...form.getInputProps('label.en')}
      />
      <TextField
        form={form}
        name="measure"
        label={t('measure')}
        description={t('measureHint')}
        required
        maw={320}
        attributes={typedDirection('ltr')}
      />
      <TextField
        form={form}
        name="period"
        label={t('period')}
        description={t('periodHint')}
        required
        maw={240}
        attributes={typedDirection('ltr')}
      />
      <SelectField
        form={form}
        name="unit"
        label={t('unit')}
        maw={240}
        data={[
          { value: 'count', label: t('unitCount') },
          { value: 'persons', label: t('unitPersons') },
          { value: 'centimes', label: t('unitMoney') },
        ]}
      />
      {form.values.unit === 'centimes' ? (
        <MoneyField form={form} name="value" label={t('amountDh')} required maw={240} />
      ) : (
        <NumberInput
          id={fieldId('value')}
          label={t('claimValue')}
          className="digits-input"
          required
          maw={200}
          min={0}
          allowDecimal={false}
          {...form.getInputProps('value')}
          value={form.values.value ?? ''}
        />
      )}
      <TextField form={form} name="source" label={t('source')} description={t('claimSourceHint')} required />
    </ShortForm>
  );
}
