import { useTranslation } from 'react-i18next';
import { AppLink } from '../../ui/index.js';

/** What one person proposed and no other has answered yet. */
export function WaitsForSecond({ proposalId }: { proposalId: string }) {
  const { t } = useTranslation('disbursements');
  return (
    <p className="work-when">
      {t('second.waits')} <AppLink href={`/app/proposals/${proposalId}`}>{t('second.see')}</AppLink>
    </p>
  );
}
