import type { FileDetail } from '#committees';
import { useTranslation } from 'react-i18next';
import { Section, StateBadge, Written } from '../../../ui/index.js';
import styles from '../committees.module.css';

/** Technical opinions asked during instruction. */
export function OpinionList({ opinions }: { opinions: FileDetail['opinions'] }) {
  const { t } = useTranslation(['committees', 'instruction']);
  if (opinions.length === 0) return null;
  return (
    <Section title={t('instruction:opinion.title')}>
      {opinions.map((opinion) => (
        <article key={opinion.id} className={styles.entry}>
          <StateBadge state={opinion.state} label={opinion.stateLabel} />{' '}
          <strong>
            <Written>{opinion.serviceName}</Written>
          </strong>
          {opinion.sense && (
            <p>
              <strong>{t(`instruction:opinion.sense.${opinion.sense}`)}</strong> <Written>{opinion.answer}</Written>
            </p>
          )}
        </article>
      ))}
    </Section>
  );
}
