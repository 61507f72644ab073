import { useTranslation } from 'react-i18next';

/** How many rows of a list still wait for something. */
export function Unready({ count }: { count: number }) {
  const { t } = useTranslation('applications');
  if (count === 0) return null;
  return (
    <p className="work-when" role="status">
      {t('unready', { count })}
    </p>
  );
}
