import { useTranslation } from 'react-i18next';
import { isolatedIn, useLanguage } from '../../../ui/index.js';

/** So many are named; more are only counted. */
const NAMED = 5;

/** Which rows of a list still wait for something. */
export function Unready({ rows }: { rows: string[] }) {
  const { t } = useTranslation('applications');
  const language = useLanguage();
  if (rows.length === 0) return null;
  const named = rows.slice(0, NAMED).map((row) => isolatedIn(language, row));
  return (
    <p className="work-when" role="status">
      {t('unready', { count: rows.length })} {[...named, ...(rows.length > NAMED ? ['…'] : [])].join(t('unreadyBetween'))}
    </p>
  );
}
