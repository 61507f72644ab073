import { MAX_PAGES } from '#platform/public';
import { ActionIcon, Button, Group, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconCamera, IconTrash, IconUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './dialogs.js';
import type { Photograph } from './photographs.js';
import styles from './PagesDialog.module.css';

interface PagesDialogProps {
  pages: readonly Photograph[];
  /** A photograph is being read. */
  reading: boolean;
  problem: string | null;
  /** Asks for another page: of the camera, where there is one to be held. */
  onAdd: (from: 'camera' | 'files') => void;
  onChange: (pages: readonly Photograph[]) => void;
  onSend: () => void;
  onClose: () => void;
}

/** The photographed pages of one document, before they are sent: looked at, ordered, taken off, completed. */
export function PagesDialog({ pages, reading, problem, onAdd, onChange, onSend, onClose }: PagesDialogProps) {
  const { t } = useTranslation('common');
  const swapped = (at: number) => pages.map((page, index) => (index === at ? pages[at + 1]! : index === at + 1 ? pages[at]! : page));
  const isFull = pages.length >= MAX_PAGES;
  return (
    <Dialog title={t('pages.title')} onClose={onClose}>
      <Text size="sm" mb="sm">
        {t('pages.lead')}
      </Text>
      <ol className={styles.pages}>
        {pages.map(({ id, thumbnail }, at) => (
          <li key={id} className={styles.page}>
            <img src={thumbnail} alt={t('pages.page', { number: at + 1 })} className={styles.thumbnail} />
            <span aria-hidden>{t('pages.page', { number: at + 1 })}</span>
            <Group gap={4} ms="auto" wrap="nowrap">
              <ActionIcon
                variant="default"
                size={40}
                disabled={at === 0}
                aria-label={t('pages.earlier', { number: at + 1 })}
                onClick={() => onChange(swapped(at - 1))}
              >
                <IconArrowUp size={20} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="default"
                size={40}
                disabled={at === pages.length - 1}
                aria-label={t('pages.later', { number: at + 1 })}
                onClick={() => onChange(swapped(at))}
              >
                <IconArrowDown size={20} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="default"
                size={40}
                aria-label={t('pages.remove', { number: at + 1 })}
                onClick={() => onChange(pages.filter((_, index) => index !== at))}
              >
                <IconTrash size={20} aria-hidden />
              </ActionIcon>
            </Group>
          </li>
        ))}
      </ol>
      <Group gap="sm" my="sm">
        <Button
          className={styles.camera}
          variant="default"
          loading={reading}
          disabled={isFull}
          leftSection={<IconCamera size={18} aria-hidden />}
          onClick={() => onAdd('camera')}
        >
          {t('pages.photograph')}
        </Button>
        <Button
          variant="default"
          loading={reading}
          disabled={isFull}
          leftSection={<IconUpload size={18} aria-hidden />}
          onClick={() => onAdd('files')}
        >
          {t('pages.add')}
        </Button>
      </Group>
      <Text size="sm" c="var(--mantine-color-error)" fw={600} role="alert">
        {problem}
      </Text>
      <Button fullWidth disabled={pages.length === 0 || reading} onClick={onSend}>
        {t('pages.send', { count: pages.length })}
      </Button>
    </Dialog>
  );
}
