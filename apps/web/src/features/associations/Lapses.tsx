import type { AssociationView } from '#associations';
import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Day, LocalText } from '../../ui/index.js';

/** What was verified and has ended: the association renews it, then an officer looks again. */
export function Lapses({ association: { lapses } }: { association: AssociationView }) {
  const { t } = useTranslation('associations');
  if (lapses.length === 0) return null;
  return (
    <Alert color="orange" mb="md" title={t('lapses.title')} styles={{ title: { color: '#7a3b00' } }}>
      <p>{t('lapses.why')}</p>
      <ul>
        {lapses.map(({ label, day, cured }, index) => (
          <li key={index}>
            <LocalText text={label} /> · {t('lapses.ended')} <Day date={day} />
            {cured && ` — ${t('lapses.cured')}`}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
