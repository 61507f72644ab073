import { TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { fieldId } from '../../ui/index.js';

interface CountProps {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the form's own type of values is irrelevant to a field bound by path
  form: Pick<UseFormReturnType<any, any>, 'getInputProps'>;
  name: string;
  label: string;
  description?: string;
}

/** A whole number of people or of things; null while empty. */
export function CountField({ form, name, label, description }: CountProps) {
  const { value, onChange, error } = form.getInputProps(name) as {
    value: number | null;
    onChange: (value: number | null) => void;
    error?: string;
  };
  return (
    <TextInput
      id={fieldId(name)}
      label={label}
      description={description}
      error={error}
      inputMode="numeric"
      autoComplete="off"
      maxLength={10}
      className="digits-input"
      value={value ?? ''}
      onChange={(event) => {
        const digits = event.currentTarget.value.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660)).replace(/\D/g, '');
        onChange(digits === '' ? null : Number(digits));
      }}
    />
  );
}
