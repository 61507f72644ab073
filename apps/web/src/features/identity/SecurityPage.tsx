import { useTranslation } from 'react-i18next';
import { RecoveryCodes } from '../../app/session/RecoveryCodes.js';
import { useSession } from '../../app/session/session.js';
import { Empty, PageTitle } from '../../ui/index.js';

/** What a person keeps for the day the telephone is lost. */
export function SecurityPage() {
  const { t } = useTranslation('common');
  const { recoveryCodesLeft } = useSession();
  return (
    <>
      <PageTitle title={t('recovery.title')} lead={t('recovery.why')} />
      {recoveryCodesLeft === null ? <Empty title={t('recovery.noFactor')} /> : <RecoveryCodes remaining={recoveryCodesLeft} />}
    </>
  );
}
