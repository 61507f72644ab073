import { ActionIcon, Group } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface RowToolsProps {
  /** What is moved, for who hears the buttons: "Field 3". */
  name: string;
  first: boolean;
  last: boolean;
  removable?: boolean;
  onUp: () => void;
  onDown: () => void;
  onRemove: () => void;
}

/** Up, down, away: by buttons, so that the keyboard and the thumb do it too. */
export function RowTools({ name, first, last, removable = true, onUp, onDown, onRemove }: RowToolsProps) {
  const { t } = useTranslation('calls');
  return (
    <Group gap={6} wrap="nowrap">
      <ActionIcon variant="default" size={34} aria-label={t('moveUp', { name })} disabled={first} onClick={onUp}>
        <IconArrowUp size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon variant="default" size={34} aria-label={t('moveDown', { name })} disabled={last} onClick={onDown}>
        <IconArrowDown size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon variant="default" size={34} aria-label={t('remove', { name })} disabled={!removable} onClick={onRemove}>
        <IconTrash size={18} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
