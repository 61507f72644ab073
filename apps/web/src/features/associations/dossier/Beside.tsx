import type { AssociationBeside } from '#associations';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AppLink, Day, KeyValue, LocalText, Mark, Reference, Section, Written } from '../../../ui/index.js';
import { Lines } from './Lines.js';
import styles from './dossier.module.css';
import { Sums } from './Sums.js';

/** The dossier of the association beside a file that is studied or judged: read when it is opened. */
export function BesideFile({ children }: { children: ReactNode }) {
  const { t } = useTranslation('associations');
  const [opened, setOpened] = useState(false);
  return (
    <details className={styles.beside} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>{t('dossier.beside')}</summary>
      {opened && children}
    </details>
  );
}

export function BesideContent({ beside }: { beside: AssociationBeside }) {
  const { t } = useTranslation('associations');
  return (
    <>
      <KeyValue
        rows={[
          [t('name'), <LocalText key="name" text={beside.name} />],
          [t('ice'), beside.ice && <Reference key="ice">{beside.ice}</Reference>],
          [t('region'), <LocalText key="region" text={beside.regionLabel} />],
          [t('dossier.state'), <LocalText key="state" text={beside.stateLabel} />],
        ]}
      />
      {beside.href && (
        <p>
          <AppLink href={beside.href}>{t('dossier.whole')}</AppLink>
        </p>
      )}
      <Sums sums={beside.sums} />
      {beside.flags?.map((flag) => (
        <p key={flag.id}>
          <Mark tone={!flag.inForce ? 'neutral' : flag.colour === 'red' ? 'bad' : 'attention'}>{t(`flags.${flag.colour}`)}</Mark>{' '}
          <Written>{flag.reason}</Written>
        </p>
      ))}
      {beside.hindrances?.map((hindrance) => (
        <p key={hindrance.code}>
          <Mark tone="attention">
            <LocalText text={hindrance.text} />
          </Mark>
        </p>
      ))}
      {beside.board.length > 0 && (
        <Section level={3} title={t('board.title')}>
          <ul>
            {beside.board.map((seat) => (
              <li key={`${seat.functionLabel.fr} ${seat.name}`}>
                <bdi>{seat.name}</bdi> · <LocalText text={seat.functionLabel} />
                {seat.endsOn && (
                  <>
                    {' · '}
                    {t('flags.until')} <Day date={seat.endsOn} />
                  </>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Lines history={beside.history} level={3} none={t('dossier.none')} />
    </>
  );
}
