import type { FormField } from '#calls';
import { Checkbox, Radio, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { DateField, fieldId, LocalText, MoneyField, SelectField, TextAreaField, TextField, useLocal, YesNo } from '../../../ui/index.js';
import type { TypedAnswers } from './answers.js';

const FEW = 6;

interface QuestionProps {
  form: UseFormReturnType<TypedAnswers>;
  field: FormField;
  disabled: boolean;
}

/** One question of a call's form, by its kind. */
export function Question({ form, field, disabled }: QuestionProps) {
  const { t } = useTranslation('applications');
  const local = useLocal();
  const { code, kind, required } = field;
  const options = (field.options ?? []).map((option) => ({ value: option.code, label: local(option.label) }));
  const common = { form, name: code, label: <LocalText text={field.label} />, description: <Help field={field} />, required, disabled };
  const group = { id: fieldId(code), label: common.label, description: common.description, required, error: form.errors[code] };

  switch (kind) {
    case 'text':
      return <TextField {...common} />;
    case 'long_text':
      return (
        <div>
          <TextAreaField {...common} minRows={5} />
          <Count typed={String(form.values[code] ?? '')} max={field.max} />
        </div>
      );
    case 'integer':
      return <TextField {...common} inputMode="numeric" styles={{ wrapper: { maxWidth: 200 } }} />;
    case 'money':
      return <MoneyField {...common} styles={{ wrapper: { maxWidth: 220 } }} rightSection={t('dh')} />;
    case 'date':
      return <DateField {...common} />;
    case 'yes_no':
      return (
        <YesNo
          {...group}
          value={form.values[code] as boolean | null}
          onChange={(answer) => form.setFieldValue(code, answer)}
          disabled={disabled}
        />
      );
    case 'choices':
      return (
        <Checkbox.Group {...group} value={(form.values[code] as string[]) ?? []} onChange={(chosen) => form.setFieldValue(code, chosen)}>
          <Stack gap="xs" mt={6}>
            {options.map((option) => (
              <Checkbox key={option.value} {...option} disabled={disabled} />
            ))}
          </Stack>
        </Checkbox.Group>
      );
    case 'choice':
      if (options.length > FEW) return <SelectField {...common} data={[{ value: '', label: t('choose') }, ...options]} />;
      return (
        <Radio.Group {...group} value={String(form.values[code] ?? '')} onChange={(chosen) => form.setFieldValue(code, chosen)}>
          <Stack gap="xs" mt={6}>
            {options.map((option) => (
              <Radio key={option.value} {...option} disabled={disabled} />
            ))}
          </Stack>
        </Radio.Group>
      );
  }
}

/** The officer's help and the limits, said before they are met. */
function Help({ field: { help, kind, min, max } }: { field: FormField }) {
  const { t } = useTranslation('applications');
  const isText = kind === 'text' || kind === 'long_text';
  return (
    <>
      <LocalText text={help} />
      {help && isText && max !== undefined && ' '}
      {isText && max !== undefined && t('limit.characters', { count: max })}
      {kind === 'integer' && min !== undefined && ` ${t('limit.atLeast', { min })}`}
      {kind === 'integer' && max !== undefined && ` ${t('limit.atMost', { max })}`}
    </>
  );
}

function Count({ typed, max }: { typed: string; max: number | undefined }) {
  const { t } = useTranslation('applications');
  if (max === undefined) return null;
  const length = [...typed].length;
  return (
    <p className={length > max ? 'field-error' : 'work-when'} style={{ margin: '2px 0 0' }}>
      {length > max ? t('limit.over', { count: length - max }) : t('limit.rest', { count: max - length })}
    </p>
  );
}
