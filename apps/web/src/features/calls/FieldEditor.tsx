import { FIELD_KINDS, kindOfField } from '#calls/public';
import { Group, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import {
  BilingualInput,
  CheckField,
  MoneyField,
  NumberField,
  RowsTable,
  SelectField,
  useBilingualColumns,
  useLocal,
} from '../../ui/index.js';
import { newOption, type FieldValues, type FormValues } from './form-values.js';
import adderStyles from '../../ui/Adder.module.css';

type Option = FieldValues['options'][number];

interface FieldEditorProps {
  form: UseFormReturnType<FormValues>;
  index: number;
}

/** Everything about one question of the form. */
export function FieldEditor({ form, index }: FieldEditorProps) {
  const { t } = useTranslation('calls');
  const local = useLocal();
  const field = form.values.fields[index];
  if (!field) return null;
  const path = `fields.${index}`;
  return (
    <Stack gap="sm" className={adderStyles.adder}>
      <BilingualInput form={form} name={`${path}.label`} label={t('fieldLabel')} required />
      <BilingualInput form={form} name={`${path}.help`} label={t('fieldHelp')} />
      <Group gap="md" align="flex-start">
        <SelectField
          form={form}
          name={`${path}.kind`}
          label={t('fieldKind')}
          data={FIELD_KINDS.map((kind) => ({ value: kind, label: local(kindOfField(kind).label) }))}
        />
        {form.values.sections.length > 1 && (
          <SelectField
            form={form}
            name={`${path}.section`}
            label={t('inSection')}
            data={form.values.sections.map(({ code, label }, rank) => ({
              value: code,
              label: local(label) || t('sectionNumber', { number: rank + 1 }),
            }))}
          />
        )}
      </Group>
      <CheckField form={form} name={`${path}.required`} label={t('required')} />
      <Limits form={form} index={index} />
      {kindOfField(field.kind).hasOptions && <Options form={form} index={index} />}
    </Stack>
  );
}

function Limits({ form, index }: FieldEditorProps) {
  const { t } = useTranslation('calls');
  const field = form.values.fields[index];
  const unit = field && kindOfField(field.kind).bounds?.unit;
  if (!unit) return null;
  return (
    <Group gap="md" align="flex-start">
      {(['min', 'max'] as const).map((bound) => {
        const path = `fields.${index}.${bound}`;
        const label = t(`limit.${unit}.${bound}`);
        if (unit === 'money') return <MoneyField key={bound} form={form} name={path} label={label} w={220} />;
        return <NumberField key={bound} form={form} name={path} label={label} w={220} />;
      })}
    </Group>
  );
}

function Options({ form, index }: FieldEditorProps) {
  const { t } = useTranslation('calls');
  const inBoth = useBilingualColumns();
  return (
    <div>
      <strong>{t('options')}</strong>
      <RowsTable<Option>
        form={form}
        name={`fields.${index}.options`}
        caption={t('options')}
        columns={inBoth<Option>('label', t('optionLabel'), 1)}
        blank={newOption}
        addLabel={t('addOption')}
        rowLabel={(number) => t('optionNumber', { number })}
        ordered
      />
    </div>
  );
}
