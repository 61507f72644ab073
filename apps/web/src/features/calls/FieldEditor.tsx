import { FIELD_KINDS, kindOfField } from '#calls/public';
import { Button, Group, NumberInput, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { BilingualInput, CheckField, fieldId, MoneyField, SelectField, useLocal } from '../../ui/index.js';
import { newOption, type FormValues } from './form-values.js';
import { RowTools } from './RowTools.js';

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
    <Stack gap="sm" className="adder">
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
        return (
          <NumberInput
            key={bound}
            id={fieldId(path)}
            label={label}
            className="digits-input"
            w={220}
            min={0}
            allowDecimal={false}
            {...form.getInputProps(path)}
          />
        );
      })}
    </Group>
  );
}

function Options({ form, index }: FieldEditorProps) {
  const { t } = useTranslation('calls');
  const path = `fields.${index}.options`;
  const options = form.values.fields[index]?.options ?? [];
  return (
    <div id={fieldId(path)} tabIndex={-1}>
      <strong>{t('options')}</strong>
      {form.errors[path] && <p className="row-error">{form.errors[path]}</p>}
      <ol className="rows">
        {options.map((_, rank) => (
          <li key={rank}>
            <Stack gap={6}>
              <Group justify="space-between">
                <span>{t('optionNumber', { number: rank + 1 })}</span>
                <RowTools
                  name={t('optionNumber', { number: rank + 1 })}
                  first={rank === 0}
                  last={rank === options.length - 1}
                  onUp={() => form.reorderListItem(path, { from: rank, to: rank - 1 })}
                  onDown={() => form.reorderListItem(path, { from: rank, to: rank + 1 })}
                  onRemove={() => form.removeListItem(path, rank)}
                />
              </Group>
              <BilingualInput form={form} name={`${path}.${rank}.label`} label={t('optionLabel')} required />
            </Stack>
          </li>
        ))}
      </ol>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => form.insertListItem(path, newOption())}
      >
        {t('addOption')}
      </Button>
    </div>
  );
}
