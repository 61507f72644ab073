import { useTranslation } from 'react-i18next';
import type { Localized } from '../../ui/language.js';
import type { PrivacyProps } from '../props.js';

/** The register of processing (law 09-08): what is kept of persons, why, how long; their rights, and whom to ask. */
export function Privacy({ language, publisher, register }: PrivacyProps) {
  const { t } = useTranslation('public');
  const local = (text: Partial<Localized>) => text[language] || text.fr || text.ar || '';
  return (
    <div className="prose">
      <h1>{t('privacy.title')}</h1>
      <p>{t('privacy.lead')}</p>
      <h2>{t('privacy.rights')}</h2>
      <p>{t('privacy.rightsHow')}</p>
      {publisher && (
        <>
          <h2>{t('privacy.contact')}</h2>
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
        </>
      )}
      <h2>{t('privacy.register')}</h2>
      {register.map(({ code, what, why, basis, kept, ends }) => (
        <section key={code} id={code}>
          <h3>{local(what)}</h3>
          <ul>
            <li>
              {t('privacy.why')} {local(why)}
            </li>
            <li>
              {t('privacy.basis')} {local(basis)}
            </li>
            <li>
              {t('privacy.kept')} {local(kept)}
            </li>
            {ends.map((end) => (
              <li key={end.what.fr}>
                {local(end.what)} · {t(`privacy.unit.${end.unit}`, { count: end.length })}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
