import type { FormField } from '#calls';
import { boundsText } from '#calls/public';
import { fieldId, LocalText, useLocal, useNamed } from '../../../ui/index.js';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { QuestionProps, Typed } from './field.js';

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

/** An answer that was chosen can be none again, where the question may be left open. */
export function Unanswer({ form, field, disabled, blank }: QuestionProps & { blank: Typed }) {
  const { t } = useTranslation('applications');
  const named = useNamed();
  const local = useLocal();
  const value = form.values[field.code];
  if (field.required || disabled || value === blank || value === undefined) return null;
  return (
    <Button
      variant="subtle"
      c="vert.8"
      size="compact-sm"
      mt={4}
      aria-label={named(t('unanswer'), local(field.label))}
      onClick={() => {
        form.setFieldValue(field.code, blank);
        document.getElementById(fieldId(field.code))?.querySelector<HTMLElement>('input')?.focus();
      }}
    >
      {t('unanswer')}
    </Button>
  );
}

export function useOptionsOf({ options = [] }: FormField): { value: string; label: string }[] {
  const local = useLocal();
  return options.map(({ code, label }) => ({ value: code, label: local(label) }));
}

/** The officer's help and the limits, said before they are met. */
function Help({ field }: { field: FormField }) {
  const local = useLocal();
  return (
    <>
      <LocalText text={field.help} /> {local(boundsText(field))}
    </>
  );
}
