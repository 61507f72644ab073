import type { GrantedRole } from '#identity';
import { useTranslation } from 'react-i18next';
import { Day } from '../../ui/index.js';

/** The days of a role that is given for a time, or for later. */
export function RoleDays({ from, until }: Pick<GrantedRole, 'from' | 'until'>) {
  const { t } = useTranslation('identity');
  if (!from && !until) return <>{t('person.always')}</>;
  return (
    <>
      {from && (
        <>
          {t('person.fromDay')} <Day date={from} />{' '}
        </>
      )}
      {until && (
        <>
          {t('person.untilDay')} <Day date={until} />
        </>
      )}
    </>
  );
}
