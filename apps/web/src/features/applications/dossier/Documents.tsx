import type { Dossier } from '#applications';
import { useTranslation } from 'react-i18next';
import { formatBytes, LocalText, useLanguage } from '../../../ui/index.js';
import workStyles from '../../../ui/work.module.css';

interface DocumentsProps {
  dossier: Pick<Dossier, 'attachments' | 'fromVault'>;
  href: (attachmentId: string) => string;
}

/** What is attached to a file, and what its submission will take from the vault. */
export function Documents({ dossier: { attachments, fromVault }, href }: DocumentsProps) {
  const { t } = useTranslation('applications');
  const language = useLanguage();
  if (attachments.length + fromVault.length === 0) return <p>{t('dossier.noDocument')}</p>;
  return (
    <ul className={workStyles.list}>
      {attachments.map(({ id, label, name, size }) => (
        <li key={id}>
          <a href={href(id)} target="_blank" rel="noreferrer">
            <span>
              <span className={workStyles.what}>
                <LocalText text={label} />
              </span>
              <br />
              <bdi>{name}</bdi>
            </span>
            <span className="work-when">{formatBytes(size, language)}</span>
          </a>
        </li>
      ))}
      {fromVault.map(({ documentCode, label }) => (
        <li key={documentCode}>
          <span className={workStyles.what}>
            <LocalText text={label} />
          </span>
          <br />
          {t('documents.takenFromVault')}
        </li>
      ))}
    </ul>
  );
}
