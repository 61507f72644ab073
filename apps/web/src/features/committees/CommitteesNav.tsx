import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session/session.js';
import { SubNav } from '../../ui/index.js';

export function CommitteesNav({ current }: { current: '/app/committees' | '/app/committees/letters' }) {
  const { t } = useTranslation('committees');
  const may = useMay();
  if (!may('letter.read')) return null;
  return (
    <SubNav
      label={t('nav')}
      current={current}
      pages={[
        { href: '/app/committees', label: t('list.title') },
        { href: '/app/committees/letters', label: t('letter.title') },
      ]}
    />
  );
}
