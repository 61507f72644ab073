import type { FormField } from '#calls';
import { kindOfField } from '#calls/public';
import { useTranslation } from 'react-i18next';
import { fieldId, LocalText, useLocal } from '../../../ui/index.js';
import type { QuestionProps } from './field.js';

/** For a field of one control. */
export const control = ({ form, field, disabled }: QuestionProps) => ({
  form,
  name: field.code,
  label: <LocalText text={field.label} />,
  description: <Help field={field} />,
  required: field.required,
  disabled,
});

/** For several controls that answer one question. */
export const group = ({ form, field }: QuestionProps) => ({
  id: fieldId(field.code),
  label: <LocalText text={field.label} />,
  description: <Help field={field} />,
  required: field.required,
  error: form.errors[field.code],
});

export function useOptionsOf({ options = [] }: FormField): { value: string; label: string }[] {
  const local = useLocal();
  return options.map(({ code, label }) => ({ value: code, label: local(label) }));
}

/** The officer's help and the limits, said before they are met. */
function Help({ field: { help, kind, min, max } }: { field: FormField }) {
  const { t } = useTranslation('applications');
  const unit = kindOfField(kind).bounds?.unit;
  return (
    <>
      <LocalText text={help} />
      {help && unit === 'characters' && max !== undefined && ' '}
      {unit === 'characters' && max !== undefined && t('limit.characters', { count: max })}
      {unit === 'value' && min !== undefined && ` ${t('limit.atLeast', { min })}`}
      {unit === 'value' && max !== undefined && ` ${t('limit.atMost', { max })}`}
    </>
  );
}
