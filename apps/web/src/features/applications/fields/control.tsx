import type { FormField } from '#calls';
import { boundsText } from '#calls/public';
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
function Help({ field }: { field: FormField }) {
  const local = useLocal();
  return (
    <>
      <LocalText text={field.help} /> {local(boundsText(field))}
    </>
  );
}
