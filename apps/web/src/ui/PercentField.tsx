import { TextInput, type TextInputProps } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldId } from './field-id.js';
import { formatCentimes } from './format.js';
import { readPercent } from './money.js';
import { useLanguage } from './text.js';
import { useUnsent } from './waiting.js';

interface PercentFieldProps extends Omit<TextInputProps, 'form' | 'name'> {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the form's own type of values is irrelevant to a field bound by path
  form: Pick<UseFormReturnType<any, any>, 'getInputProps'>;
  name: string;
}

/** A share typed in percent ("7,5"); the form holds integer hundredths of a percent (750), never a float. */
export function PercentField({ form, name, ...rest }: PercentFieldProps) {
  const { t } = useTranslation('common');
  const language = useLanguage();
  const [typed, setTyped] = useState<string | null>(null);
  const { value, onChange, error } = form.getInputProps(name) as {
    value: number | null;
    onChange: (points: number | null) => void;
    error?: string;
  };
  const refused = typed !== null && readPercent(typed) === 'refused' ? t('notKept', { why: t('percent') }) : null;
  useUnsent(() => refused !== null);
  return (
    <TextInput
      id={fieldId(name)}
      name={name}
      inputMode="decimal"
      autoComplete="off"
      className="digits-input"
      rightSection="%"
      data-unread={refused ?? undefined}
      {...rest}
      error={refused ?? error}
      value={typed ?? (value === null ? '' : formatCentimes(value, language))}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        const points = readPercent(text);
        if (points !== 'refused') onChange(points);
      }}
      onBlur={() => {
        if (!refused) setTyped(null);
      }}
    />
  );
}
