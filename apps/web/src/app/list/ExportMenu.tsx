import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../ui/index.js';
import { fileAddress } from '../api/index.js';

const FORMATS = ['xlsx', 'csv'] as const;

/** The list as a file: what its filter shows, all pages. */
export function ExportMenu({ list, asked }: { list: string; asked: Record<string, string | undefined> }) {
  const { t } = useTranslation('common');
  const language = useLanguage();
  const labels = { xlsx: t('list.xlsx'), csv: t('list.csv') };
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button variant="default" size="xs" leftSection={<IconDownload size={14} aria-hidden />}>
          {t('list.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {FORMATS.map((format) => (
          <Menu.Item key={format} component="a" download href={fileAddress('/api/exports/{list}', { path: { list }, query: { format, lang: language, ...asked } })}>
            {labels[format]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
