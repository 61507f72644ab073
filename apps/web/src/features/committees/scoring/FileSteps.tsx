import type { FileRow } from '#committees';
import { ActionIcon } from '@mantine/core';
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { directionOf, OutOf, useGo, useLanguage } from '../../../ui/index.js';
import { filePage } from '../session/paths.js';

/** The neighbours of a file in the order of the agenda. */
export function neighbours(files: readonly FileRow[], fileId: string): { place: number; previous: FileRow | null; next: FileRow | null } {
  const place = files.findIndex((file) => file.fileId === fileId);
  return { place, previous: files[place - 1] ?? null, next: place < 0 ? null : (files[place + 1] ?? null) };
}

/** Previous and next file, with the place of this one. */
export function FileSteps({ files, fileId }: { files: FileRow[]; fileId: string }) {
  const { t } = useTranslation('committees');
  const go = useGo();
  const rightToLeft = directionOf(useLanguage()) === 'rtl';
  const { place, previous, next } = neighbours(files, fileId);
  if (place < 0) return null;
  const [Previous, Next] = rightToLeft ? [IconArrowRight, IconArrowLeft] : [IconArrowLeft, IconArrowRight];
  const step = (file: FileRow | null, label: string, icon: typeof Previous, keys: string) => {
    const Icon = icon;
    return (
      <ActionIcon
        variant="default"
        size={36}
        aria-label={label}
        aria-keyshortcuts={keys}
        disabled={!file}
        onClick={() => file && go(filePage(file.fileId))}
      >
        <Icon size={18} aria-hidden />
      </ActionIcon>
    );
  };
  return (
    <>
      <OutOf value={place + 1} of={files.length} />
      {step(previous, t('score.previousFile'), Previous, 'k')}
      {step(next, t('score.nextFile'), Next, 'j')}
    </>
  );
}
