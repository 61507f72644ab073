import { useTranslation } from 'react-i18next';
import { Amount, Num } from '../../ui/figures.js';
import { CallCard } from '../CallCard.js';
import { address } from '../Layout.js';
import type { HomeProps } from '../props.js';

export function Home({ language, openCalls, bilans }: HomeProps) {
  const { t } = useTranslation('public');
  return (
    <>
      <div className="hero">
        <h1>{t('hero.title')}</h1>
        <p>{t('hero.lead')}</p>
      </div>
      <div className="two">
        <section aria-labelledby="open">
          <div className="row-head">
            <h2 id="open">{t('openCalls')}</h2>
            <a href={address('/calls', language)}>{t('allCalls')}</a>
          </div>
          {openCalls.length === 0 ? (
            <p>
              {t('call.none')} {t('call.noneHint')}
            </p>
          ) : (
            <ul className="call-list">
              {openCalls.map((call) => (
                <CallCard key={call.href} call={call} level={3} />
              ))}
            </ul>
          )}
        </section>
        {bilans.length > 0 && (
          <section aria-labelledby="bilans">
            <div className="row-head">
              <h2 id="bilans">{t('bilan')}</h2>
            </div>
            <ul className="years">
              {bilans.map(({ year, projects, associations, amountCentimes }) => (
                <li key={year}>
                  <h3>
                    <a href={address(`/bilan/${year}`, language)}>{t('year.short', { year })}</a>
                  </h3>
                  <dl className="facts">
                    <div>
                      <dt>{t('year.amountShort')}</dt>
                      <dd>
                        <Amount centimes={amountCentimes} />
                      </dd>
                    </div>
                    <div>
                      <dt>{t('year.projectsShort')}</dt>
                      <dd>
                        <Num value={projects} />
                      </dd>
                    </div>
                    <div>
                      <dt>{t('year.associationsShort')}</dt>
                      <dd>
                        <Num value={associations} />
                      </dd>
                    </div>
                  </dl>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </>
  );
}
