import { useTranslation } from 'react-i18next';

/** The rate that two stated amounts imply: computed, and said to be. */
export function ImpliedRate({ currency, tenThousandths }: { currency: string | null; tenThousandths: number | null }) {
  const { t } = useTranslation('programmes');
  if (tenThousandths === null || currency === null) return null;
  const rate = (tenThousandths / 10_000).toFixed(2).replace('.', ',');
  return <div className="work-when">{t('impliedRate', { currency, rate })}</div>;
}
