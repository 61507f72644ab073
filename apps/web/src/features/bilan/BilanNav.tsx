import { useTranslation } from 'react-i18next';
import { SubNav } from '../../ui/index.js';

export function BilanNav({ current }: { current: string }) {
  const { t } = useTranslation('bilan');
  const pages = [
    { href: '/app/bilan', label: t('figures') },
    { href: '/app/bilan/editions', label: t('editions.title') },
  ];
  return <SubNav label={t('nav')} pages={pages} current={current} />;
}
