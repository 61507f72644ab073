import type { PanelView, Quorum } from '#committees';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LocalText, Mark, OutOf, Section } from '../../../ui/index.js';
import styles from './QuorumBar.module.css';

/** Seats filled of seats counted, in all and by college; counted by the API each time somebody comes or leaves. */
export function QuorumBar({ quorum, panel }: { quorum: Quorum; panel: PanelView[] }) {
  const { t } = useTranslation('committees');
  return (
    <Section
      title={t('quorum.title')}
      aside={<Mark tone={quorum.reached ? 'good' : 'attention'}>{quorum.reached ? t('quorum.reached') : t('quorum.missing')}</Mark>}
    >
      <p className={styles.total} role="status">
        <IconUsers size={20} aria-hidden />
        {t('quorum.count', { present: quorum.present, seats: quorum.seats, required: quorum.required })}
      </p>
      <ul className={styles.colleges}>
        {quorum.colleges.map(({ college, present, seats, required, reached }) => (
          <li key={college} data-missing={!reached || undefined}>
            <LocalText text={panel.find(({ collegeCode }) => collegeCode === college)?.collegeLabel ?? undefined} />
            <strong>
              <OutOf value={present} of={seats} />
            </strong>
            <small>{t('quorum.required', { count: required })}</small>
          </li>
        ))}
      </ul>
    </Section>
  );
}
