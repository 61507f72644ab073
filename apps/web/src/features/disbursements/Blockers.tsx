import type { Blocker } from '#disbursements';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session/session.js';
import { AppLink, LocalText } from '../../ui/index.js';
import listStyles from '../../ui/lists.module.css';

/** What a report would lift. */
const OF_REPORTS = ['REPORT_MISSING', 'SPENT_TOO_LITTLE'];

/** What stands in the way, in the API's words: the same for both sides; with the way to the reports where they are awaited. */
export function Blockers({ blockers, conventionId }: { blockers: readonly Blocker[]; conventionId: string }) {
  const { t } = useTranslation('disbursements');
  const may = useMay();
  const readsReports = may('monitoring.read');
  if (blockers.length === 0) return null;
  return (
    <>
      <ul className={listStyles.reasons}>
        {blockers.map(({ code, text }) => (
          <li key={code}>
            <LocalText text={text} />
          </li>
        ))}
      </ul>
      {readsReports && blockers.some(({ code }) => OF_REPORTS.includes(code)) && (
        <AppLink href={`/app/monitoring/conventions/${conventionId}`}>{t('seeReports')}</AppLink>
      )}
    </>
  );
}
