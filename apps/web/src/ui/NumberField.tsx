import { TextInput, type TextInputProps } from '@mantine/core';
import { limitsInWords } from '#kernel/public';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldId } from './field-id.js';
import type { Field } from './fields.js';
import { useLocal } from './text.js';
import { useUnsent } from './waiting.js';
import { wholeNumber } from './whole-number.js';

type NumberFieldProps = Field<Omit<TextInputProps, 'min' | 'max'>> & { min?: number; max?: number };

/**
 * A whole number, in the digits and blanks of whoever types it; the form holds a number, or '' when nothing is typed. What is none, or lies
 * outside the limits, stays before the eyes with the reason, and is not sent.
 */
export function NumberField({ form, name, min = 0, max, ...rest }: NumberFieldProps) {
  const { t } = useTranslation('common');
  const local = useLocal();
  const [typed, setTyped] = useState<string | null>(null);
  const { value, onChange, error } = form.getInputProps(name) as {
    value: number | '' | null | undefined;
    onChange: (value: number | '') => void;
    error?: string;
  };
  const whyNot = (text: string): string | null => {
    const read = wholeNumber(text);
    if (text.trim() === '') return null;
    if (typeof read === 'string') return t('notKept', { why: t('wholeNumber') });
    if (read >= min && (max === undefined || read <= max)) return null;
    return local(limitsInWords({ min, max }, 'value')) || t('notKept', { why: t('wholeNumber') });
  };
  const refused = typed === null ? null : whyNot(typed);
  useUnsent(() => refused !== null);
  return (
    <TextInput
      id={fieldId(name)}
      name={name}
      inputMode="numeric"
      autoComplete="off"
      className="digits-input"
      data-unread={refused ?? undefined}
      {...rest}
      error={refused ?? error}
      value={typed ?? String(value ?? '')}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        if (whyNot(text)) return;
        onChange(text.trim() === '' ? '' : (wholeNumber(text) as number));
      }}
      onBlur={() => {
        if (!refused) setTyped(null);
      }}
    />
  );
}
