import { useTranslation } from 'react-i18next';
import { Deadline, type Moment } from '../../ui/index.js';
import { timeLeft } from './time-left.js';

/** How long applicants still have, in words, and until when; nothing once the hour has come. */
export function TimeLeft({ until }: { until: Moment | null }) {
  const { t } = useTranslation('calls');
  const left = until && timeLeft(new Date(until.instant), new Date());
  if (!until || !left) return null;
  return (
    <p>
      <strong>{left.count === 0 ? t('timeLeft.underHour') : t(`timeLeft.${left.unit}`, { count: left.count })}</strong>{' '}
      <Deadline at={until} />
    </p>
  );
}
