import { VERIFIED_FIELDS } from '#associations/public';
import { Alert } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Written } from '../../ui/index.js';
import { useFieldName, type Field } from './fields.js';

/** What an officer wrote about single fields. */
export function Remarks({ remarks }: { remarks: Partial<Record<Field, string>> }) {
  const { t } = useTranslation('associations');
  const nameOf = useFieldName();
  const fields = VERIFIED_FIELDS.filter((field) => remarks[field]);
  if (fields.length === 0) return null;
  return (
    <Alert color="orange" mb="md" icon={<IconArrowBackUp aria-hidden />} title={t('remarks')} styles={{ title: { color: '#7a3b00' } }}>
      <ul>
        {fields.map((field) => (
          <li key={field}>
            <strong>{nameOf(field)}</strong> — <Written>{remarks[field]}</Written>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
