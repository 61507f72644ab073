import { DOSSIER_SUMS, type DossierSums } from '#associations/public';
import { useTranslation } from 'react-i18next';
import { Amount } from '../../../ui/index.js';
import styles from './dossier.module.css';

/** What the lines of the page add up to. */
export function Sums({ sums }: { sums: DossierSums }) {
  const { t } = useTranslation('associations');
  return (
    <dl className={styles.sums}>
      {DOSSIER_SUMS.map((sum) => (
        <div key={sum}>
          <dt>{t(`dossier.${sum}`)}</dt>
          <dd>
            <Amount centimes={sums[sum]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
