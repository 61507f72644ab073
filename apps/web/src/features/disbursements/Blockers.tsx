import type { Blocker } from '#disbursements';
import { useTranslation } from 'react-i18next';
import { roleMatches, useSession } from '../../app/session/session.js';
import { AppLink, LocalText } from '../../ui/index.js';
import listStyles from '../../ui/lists.module.css';

/** What a report would lift. */
const OF_REPORTS = ['REPORT_MISSING', 'SPENT_TOO_LITTLE'];
const REPORT_READERS = ['association.*', 'programme.officer', 'instructor', 'auditor'];

/** What stands in the way, in the API's words: the same for both sides; with the way to the reports where they are awaited. */
export function Blockers({ blockers, conventionId }: { blockers: readonly Blocker[]; conventionId: string }) {
  const { t } = useTranslation('disbursements');
  const { grant } = useSession();
  const readsReports = REPORT_READERS.some((pattern) => roleMatches(grant?.role ?? '', pattern));
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
