import { Group, Text } from '@mantine/core';
import { IconCloudCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

export type Saving = { state: 'idle' } | { state: 'saving' } | { state: 'saved'; at: string } | { state: 'failed'; reason?: string };

/** Says quietly where the draft stands; `at` is the wall time the server gave ("14:05"). */
export function SaveState({ saving }: { saving: Saving }) {
  const { t } = useTranslation('common');
  const Icon = saving.state === 'failed' ? IconCloudOff : saving.state === 'saving' ? IconCloudUp : IconCloudCheck;
  return (
    <Group gap={6} wrap="nowrap" role="status" aria-live="polite" mih={22}>
      {saving.state !== 'idle' && (
        <>
          <Icon size={18} aria-hidden color={saving.state === 'failed' ? 'var(--mantine-color-error)' : 'var(--mantine-color-vert-7)'} />
          <Text size="sm" c={saving.state === 'failed' ? 'var(--mantine-color-error)' : 'dimmed'}>
            {saving.state === 'saving' && t('save.saving')}
            {saving.state === 'saved' && t('save.saved', { at: `\u2066${saving.at}\u2069` })}
            {saving.state === 'failed' && (saving.reason ?? t('save.failed'))}
          </Text>
        </>
      )}
    </Group>
  );
}
