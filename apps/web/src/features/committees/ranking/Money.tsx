import type { RankingView } from '#committees';
import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Amount } from '../../../ui/index.js';
import styles from './Money.module.css';

/** What the envelope has, what is proposed and what is left; the bar repeats it for the eye. */
export function Money({ money, closed }: { money: NonNullable<RankingView['money']>; closed: boolean }) {
  const { t } = useTranslation('committees');
  const share = money.availableCentimes > 0 ? Math.min(100, (100 * money.proposedCentimes) / money.availableCentimes) : 0;
  return (
    <div role="group" aria-label={t('money.title')}>
      <p className={styles.figures}>
        <span>
          {closed ? t('money.availableAtClosing') : t('money.available')}{' '}
          <strong>
            <Amount centimes={money.availableCentimes} />
          </strong>
        </span>
        <span>
          {t('money.proposed')}{' '}
          <strong>
            <Amount centimes={money.proposedCentimes} />
          </strong>
        </span>
        <span>
          {t('money.left')}{' '}
          <strong>
            <Amount centimes={money.remainingCentimes} />
          </strong>
        </span>
      </p>
      <Progress size="lg" mb="md" value={share} color={money.remainingCentimes < 0 ? 'red.9' : undefined} aria-hidden />
    </div>
  );
}
