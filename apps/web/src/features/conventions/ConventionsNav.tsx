import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session/session.js';
import { SubNav } from '../../ui/index.js';

/** Whoever draws up acts also sees the awards that wait for one. */
export function ConventionsNav({ current }: { current: string }) {
  const { t } = useTranslation('conventions');
  const may = useMay();
  if (!may('convention.awards')) return null;
  const pages = [
    { href: '/app/conventions', label: t('title') },
    { href: '/app/conventions/awards', label: t('awards.title') },
  ];
  return <SubNav label={t('nav')} pages={pages} current={current} />;
}
