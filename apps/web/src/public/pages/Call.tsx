import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Amount, Dated, Num, Pct, Reference } from '../../ui/figures.js';
import { formatBytes } from '../../ui/format.js';
import { choose, directionOf } from '../../ui/language.js';
import { StateBadge } from '../../ui/StateBadge.js';
import { LocalText } from '../../ui/text.js';
import { Names } from '../CallCard.js';
import { address } from '../Layout.js';
import type { CallProps, Localized } from '../props.js';

type Detail = CallProps['call'];

export function Call({ call, language }: CallProps) {
  const { t } = useTranslation('public');
  return (
    <>
      <p className="crumb">
        <a href={address('/calls', language)}>{t('allCalls')}</a>
      </p>
      <div className="call-head">
        <h1>
          <LocalText text={call.title} />
        </h1>
        <StateBadge state={call.state.state} label={call.state.label} />
      </div>
      <div className="article">
        <div>
          <Part id="what" title={t('call.what')}>
            <Paragraphs text={call.description} />
          </Part>
          <Part id="who" title={t('call.who')}>
            <p>{t('call.whoLead')}</p>
            <ul>
              {call.eligibility.map((rule) => (
                <li key={rule.fr}>
                  <LocalText text={rule} />
                </li>
              ))}
            </ul>
          </Part>
          <Part id="how-much" title={t('call.howMuch')}>
            <Money call={call} />
          </Part>
          <Part id="criteria" title={t('call.criteria')}>
            <Criteria criteria={call.criteria} />
          </Part>
          <Part id="documents" title={t('call.documents')}>
            <ul>
              {call.documents.map(({ label, required, help }) => (
                <li key={label.fr}>
                  <LocalText text={label} /> <span className="muted">({required ? t('call.required') : t('call.optional')})</span>
                  {help && (
                    <div className="muted">
                      <LocalText text={help} />
                    </div>
                  )}
                </li>
              ))}
            </ul>
          </Part>
          <Part id="questions" title={t('call.questions')}>
            <Questions questions={call.questions} />
            {call.askHref && (
              <p>
                <a href={address(call.askHref, language)}>{t('call.ask')}</a> <span className="muted">{t('call.askHint')}</span>
              </p>
            )}
          </Part>
        </div>
        <Aside call={call} />
      </div>
    </>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="part">
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

function Paragraphs({ text }: { text: Localized }) {
  const { i18n } = useTranslation();
  const chosen = choose(text, i18n.language as 'fr');
  return (
    <div lang={chosen.language} dir={directionOf(chosen.language)}>
      {chosen.text.split(/\n{2,}/).map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </div>
  );
}

function Money({ call }: { call: Detail }) {
  const { t } = useTranslation('public');
  const rows: [string, ReactNode][] = [];
  if (call.envelopeCentimes !== null)
    rows.push([call.envelopeShared ? t('call.envelopeShared') : t('call.envelope'), <Amount key="e" centimes={call.envelopeCentimes} />]);
  if (call.floorCentimes !== null) rows.push([t('call.floor'), <Amount key="f" centimes={call.floorCentimes} />]);
  if (call.ceilingCentimes !== null) rows.push([t('call.ceiling'), <Amount key="c" centimes={call.ceilingCentimes} />]);
  if (call.minimumOwnShare !== null) rows.push([t('call.ownShare'), <Pct key="o" share={call.minimumOwnShare} />]);
  if (call.maximumOverheadShare !== null) rows.push([t('call.overheadShare'), <Pct key="v" share={call.maximumOverheadShare} />]);
  if (call.maximumFiles !== null) rows.push([t('call.maxFiles'), <Num key="m" value={call.maximumFiles} />]);
  return (
    <dl className="pairs">
      {rows.flatMap(([label, value]) => [<dt key={`${label}-t`}>{label}</dt>, <dd key={`${label}-d`}>{value}</dd>])}
    </dl>
  );
}

function Criteria({ criteria }: { criteria: Detail['criteria'] }) {
  const { t } = useTranslation('public');
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('call.criterion')}</th>
          <th scope="col" className="digits">
            {t('call.weight')}
          </th>
        </tr>
      </thead>
      <tbody>
        {criteria.map(({ label, help, weight }) => (
          <tr key={label.fr}>
            <td>
              <LocalText text={label} />
              {help && (
                <div className="muted">
                  <LocalText text={help} />
                </div>
              )}
            </td>
            <td className="digits">
              <Num value={weight} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('call.total')}</th>
          <td className="digits">
            <Num value={criteria.reduce((sum, { weight }) => sum + weight, 0)} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

function Questions({ questions }: { questions: Detail['questions'] }) {
  const { t } = useTranslation('public');
  if (questions.length === 0) return <p className="muted">{t('call.noQuestions')}</p>;
  return questions.map(({ question, answer, answeredAt }) => (
    <details key={question.fr} className="question">
      <summary>
        <LocalText text={question} />
      </summary>
      <Paragraphs text={answer} />
      <p className="muted">
        {t('call.answered')} <Dated at={answeredAt} />
      </p>
    </details>
  ));
}

/** What one comes back for: until when, where to apply, what to download. */
function Aside({ call }: { call: Detail }) {
  const { t, i18n } = useTranslation('public');
  const language = i18n.language as 'fr';
  return (
    <aside className="summary" aria-label={t('call.summary')}>
      {call.applyHref && (
        <>
          <a className="button wide" href={address(call.applyHref, language)}>
            {t('call.apply')}
          </a>
          <p className="muted">{t('call.applyHint')}</p>
        </>
      )}
      <dl className="stack">
        <dt>{t('call.reference')}</dt>
        <dd>
          <Reference>{call.reference}</Reference>
        </dd>
        <dt>{t('call.kind')}</dt>
        <dd>
          <LocalText text={call.kind} />
        </dd>
        {call.programme && (
          <>
            <dt>{t('call.programme')}</dt>
            <dd>
              <LocalText text={call.programme} />
            </dd>
          </>
        )}
        <dt>{t('call.regions')}</dt>
        <dd>
          <Names of={call.regions} none={t('call.national')} />
        </dd>
        {call.domains.length > 0 && (
          <>
            <dt>{t('call.domains')}</dt>
            <dd>
              <Names of={call.domains} none="" />
            </dd>
          </>
        )}
      </dl>
      <h2>{t('call.calendar')}</h2>
      <dl className="stack">
        {call.calendar.flatMap(({ label, at }) => [
          <dt key={`${label.fr}-t`}>
            <LocalText text={label} />
          </dt>,
          <dd key={`${label.fr}-d`}>
            <Dated at={at} />
          </dd>,
        ])}
      </dl>
      <p className="muted">{t('call.zone')}</p>
      {call.attachments.length > 0 && (
        <>
          <h2>{t('call.attachments')}</h2>
          <ul>
            {call.attachments.map(({ label, href, bytes }) => (
              <li key={href}>
                <a href={href}>
                  <LocalText text={label} />
                </a>{' '}
                <span className="muted">({formatBytes(bytes, language)})</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </aside>
  );
}
