import { Group, Radio } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** A question answered by yes or no; unanswered is null. */
export function YesNo({ id, label, description, value, onChange, error, required, disabled }: YesNoProps) {
  const { t } = useTranslation('common');
  return (
    <Radio.Group
      id={id}
      label={label}
      description={description}
      error={error}
      required={required}
      value={value === null ? '' : value ? 'yes' : 'no'}
      onChange={(chosen) => onChange(chosen === 'yes')}
    >
      <Group mt={6} gap="xl">
        <Radio value="yes" label={t('yes')} disabled={disabled} />
        <Radio value="no" label={t('no')} disabled={disabled} />
      </Group>
    </Radio.Group>
  );
}
interface YesNoProps {
  id?: string;
  label: ReactNode;
  description?: ReactNode;
  value: boolean | null;
  onChange: (answer: boolean) => void;
  error?: ReactNode;
  required?: boolean;
  disabled?: boolean;
}
