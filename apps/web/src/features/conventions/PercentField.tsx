import { TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import { fieldId, formatNumber, useLanguage } from '../../ui/index.js';

interface PercentProps {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the form's own type of values is irrelevant to a field bound by path
  form: Pick<UseFormReturnType<any, any>, 'getInputProps'>;
  name: string;
  label: string;
}

/** A percentage typed with at most two decimals; the value is in hundredths of a percent, null when empty or unreadable. */
export function PercentField({ form, name, label }: PercentProps) {
  const language = useLanguage();
  const { value, onChange, error } = form.getInputProps(name) as {
    value: number | null;
    onChange: (value: number | null) => void;
    error?: string;
  };
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (value === null ? '' : formatNumber(value / 100, language, value % 100 === 0 ? 0 : 2));
  return (
    <TextInput
      id={fieldId(name)}
      label={label}
      inputMode="decimal"
      autoComplete="off"
      className="digits-input"
      rightSection="%"
      error={error}
      value={shown}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(readBasisPoints(event.currentTarget.value));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

function readBasisPoints(text: string): number | null {
  const plain = text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[٫,]/, '.')
    .replace(/[\s%٪]/g, '');
  return /^\d{1,3}(\.\d{0,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : null;
}
