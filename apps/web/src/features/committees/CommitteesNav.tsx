import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session/session.js';
import { SubNav } from '../../ui/index.js';

const LETTER_READERS = ['programme.officer', 'auditor'];

export function CommitteesNav({ current }: { current: '/app/committees' | '/app/committees/letters' }) {
  const { t } = useTranslation('committees');
  const { grant } = useSession();
  if (!LETTER_READERS.includes(grant?.role ?? '')) return null;
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
