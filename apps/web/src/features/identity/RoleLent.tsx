import type { GrantedRole } from '#identity';
import { useTranslation } from 'react-i18next';
import { LocalText } from '../../ui/index.js';

/** A role, and who has lent it for days of absence. */
export function RoleLent({ label, lentBy }: Pick<GrantedRole, 'label' | 'lentBy'>) {
  const { t } = useTranslation('common');
  return (
    <>
      <LocalText text={label} />
      {lentBy !== null && (
        <>
          {' · '}
          {t('role.lentBy')} <bdi>{lentBy}</bdi>
        </>
      )}
    </>
  );
}
