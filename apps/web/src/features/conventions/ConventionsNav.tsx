import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session/session.js';
import { SubNav } from '../../ui/index.js';

/** Whoever draws up acts also sees the awards that wait for one. */
export function ConventionsNav({ current }: { current: string }) {
  const { t } = useTranslation('conventions');
  const { grant } = useSession();
  if (grant?.role !== 'programme.officer' && grant?.role !== 'auditor') return null;
  const pages = [
    { href: '/app/conventions', label: t('title') },
    { href: '/app/conventions/awards', label: t('awards.title') },
  ];
  return <SubNav label={t('nav')} pages={pages} current={current} />;
}
