import { useTranslation } from 'react-i18next';
import { address } from '../Layout.js';
import type { PublicContext } from '../props.js';

export function Accessibility() {
  const { t } = useTranslation('public');
  return (
    <div className="prose">
      <h1>{t('accessibility.title')}</h1>
      <p>{t('accessibility.aim')}</p>
      <h2>{t('accessibility.doneTitle')}</h2>
      <ul>
        <li>{t('accessibility.done1')}</li>
        <li>{t('accessibility.done2')}</li>
      </ul>
      <h2>{t('accessibility.limitsTitle')}</h2>
      <p>{t('accessibility.limits')}</p>
      <h2>{t('accessibility.reportTitle')}</h2>
      <p>{t('accessibility.report')}</p>
      <p className="muted">{t('accessibility.stated')}</p>
    </div>
  );
}

export function NotFound({ language }: PublicContext) {
  const { t } = useTranslation('public');
  return (
    <>
      <h1>{t('notFound.title')}</h1>
      <p>{t('notFound.lead')}</p>
      <a href={address('/', language)}>{t('notFound.home')}</a>
    </>
  );
}
