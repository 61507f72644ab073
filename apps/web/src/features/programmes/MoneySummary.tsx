import type { ProgrammeListItem } from '#programmes';
import { useTranslation } from 'react-i18next';
import { Amount, MoneyBar } from '../../ui/index.js';
import styles from './MoneySummary.module.css';

/** From what is set aside to what is still free, in three steps. */
export function MoneySummary({ programme: { envelopeCentimes, splitCentimes, awardedCentimes } }: { programme: ProgrammeListItem }) {
  const { t } = useTranslation('programmes');
  const steps = [
    { label: t('envelope'), centimes: envelopeCentimes, of: envelopeCentimes, free: null },
    { label: t('split'), centimes: splitCentimes, of: envelopeCentimes, free: Math.max(0, envelopeCentimes - splitCentimes) },
    { label: t('awarded'), centimes: awardedCentimes, of: splitCentimes, free: splitCentimes - awardedCentimes },
  ];
  return (
    <dl className={styles.steps}>
      {steps.map(({ label, centimes, of, free }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <strong>
              <Amount centimes={centimes} />
            </strong>
            {free !== null && (
              <>
                <MoneyBar taken={centimes} of={of} />
                <span className="work-when">
                  {t('left')} <Amount centimes={free} />
                </span>
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
