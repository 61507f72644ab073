import { useTranslation } from 'react-i18next';
import { address } from '../Layout.js';
import type { Localized } from '../../ui/language.js';
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

/** Who publishes the site, and how to reach them. */
export function Legal({ language, publisher }: PublicContext) {
  const { t } = useTranslation('public');
  const local = (text: Partial<Localized>) => text[language] || text.fr || text.ar || '';
  return (
    <div className="prose">
      <h1>{t('legal.title')}</h1>
      {publisher && (
        <>
          <h2>{t('legal.publisher')}</h2>
          <p>
            {local(publisher.name)} — {local(publisher.seat)}
          </p>
          {publisher.contactEmail && (
            <p>
              <a href={`mailto:${publisher.contactEmail}`} dir="ltr">
                {publisher.contactEmail}
              </a>
            </p>
          )}
          {publisher.contactPhone && (
            <p>
              <bdi dir="ltr">{publisher.contactPhone}</bdi>
            </p>
          )}
          {publisher.legalNotice && <p>{local(publisher.legalNotice)}</p>}
        </>
      )}
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
