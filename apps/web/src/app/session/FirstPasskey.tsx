import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { typedDirection } from '../../ui/fields.js';

/** In place of an application of codes: a passkey as first second factor. */
export function FirstPasskey({ pending, onMake }: { pending: boolean; onMake: (name: string) => void }) {
  const { t } = useTranslation('common');
  const [name, setName] = useState(t('passkey.thisDevice'));
  return (
    <Stack gap="xs">
      <Text fw={600}>{t('passkey.instead')}</Text>
      <Text size="sm">{t('passkey.why')}</Text>
      <TextInput
        label={t('passkey.name')}
        attributes={typedDirection('auto')}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div>
        <Button variant="default" loading={pending} disabled={name.trim() === ''} onClick={() => onMake(name.trim())}>
          {t('passkey.make')}
        </Button>
      </div>
    </Stack>
  );
}
