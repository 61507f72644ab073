import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Amount, Num, Pct } from '../../ui/figures.js';
import { dirhamUnit, formatNumber, formatShare } from '../../ui/format.js';
import { choose } from '../../ui/language.js';
import { LocalText, useLanguage } from '../../ui/text.js';
import { barChart, coloursOf, shareChart } from '../charts.js';
import { address } from '../Layout.js';
import type { BilanProps, ClaimedFigure } from '../props.js';

export function Bilan(props: BilanProps) {
  const { language, year, rows, total, introduction, fictitious, partlyKnown, snapshot, claims, downloads, bilanYears } = props;
  const { t } = useTranslation('public');
  const mirrored = language === 'ar';
  const named = rows.map((row) => ({ ...row, label: choose(row.domain, language).text }));
  const bars = named.map(({ label, projects }) => ({ label, value: projects, text: formatNumber(projects) }));
  const colours = coloursOf(rows.map(({ code }) => code));
  const shares = named.map(({ label, amountCentimes, amountShare }, index) => ({
    label,
    colour: colours[index]!,
    value: amountCentimes / 100,
    text: formatShare(amountShare / 1000, language),
  }));

  return (
    <>
      <h1>{t('year.title', { year })}</h1>
      {introduction && (
        <p>
          <LocalText text={introduction} />
        </p>
      )}
      {fictitious && <p className="notice">{t('year.fictitious')}</p>}
      <dl className="headline">
        <div>
          <dt>{t('year.amountShort')}</dt>
          <dd>
            <Amount centimes={total.amountCentimes} />
          </dd>
        </div>
        <div>
          <dt>{t('year.projectsShort')}</dt>
          <dd>
            <Num value={total.projects} />
          </dd>
        </div>
        <div>
          <dt>{t('year.associationsShort')}</dt>
          <dd>
            <Num value={total.associations} />
          </dd>
        </div>
      </dl>

      <table className="table" id="table">
        <caption>{t('year.table', { year })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('year.domain')}</th>
            <th scope="col" className="digits wrap">
              {t('year.projects')}
            </th>
            <th scope="col" className="digits wrap">
              {t('year.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.domain.fr}>
              <th scope="row">
                <LocalText text={row.domain} />
              </th>
              <td className="digits">
                <Num value={row.projects} />
              </td>
              <td className="digits">
                <Amount centimes={row.amountCentimes} unit={false} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('year.total')}</th>
            <td className="digits">
              <Num value={total.projects} />
            </td>
            <td className="digits">
              <Amount centimes={total.amountCentimes} unit={false} />
            </td>
          </tr>
        </tfoot>
      </table>
      <p className="muted">
        {snapshot && <>{t('year.frozen', { at: choose(snapshot.frozenAt.text, language).text, number: unbroken(snapshot.number) })} </>}
        {downloads.length > 0 && `${t('year.download')} `}
        {downloads.map(({ label, href }) => (
          <a key={href} href={href} className="download">
            {label}
          </a>
        ))}
      </p>

      {partlyKnown && <p className="muted">{t('year.partlyKnown')}</p>}

      <div className="charts">
        <Figure title={t('year.chartProjects')} drawing={barChart(bars, mirrored)} mirrored={mirrored} />
        <Figure
          title={t('year.chartAmount')}
          drawing={shareChart(shares, { centimes: total.amountCentimes, unit: dirhamUnit(language) }, mirrored)}
          mirrored={mirrored}
          ring
        >
          <ul className="legend">
            {rows.map((row, index) => (
              <li key={row.domain.fr}>
                <span className="swatch" style={{ background: colours[index] }} aria-hidden="true" />
                <span>
                  <LocalText text={row.domain} />{' '}
                  <strong>
                    <Pct share={row.amountShare / 1000} />
                  </strong>
                </span>
              </li>
            ))}
          </ul>
        </Figure>
      </div>

      {claims.length > 0 && <Claims claims={claims} />}
      {bilanYears.length > 1 && (
        <nav className="other-years" aria-label={t('year.others')}>
          <h2>{t('year.others')}</h2>
          <ul>
            {bilanYears
              .filter((other) => other !== year)
              .map((other) => (
                <li key={other}>
                  <a href={address(`/bilan/${other}`, language)}>{t('year.short', { year: other })}</a>
                </li>
              ))}
          </ul>
        </nav>
      )}
    </>
  );
}

/** A drawing, its title, and the way to the same figures as a table. Drawn left to right; mirrored by its own scales. */
function Figure({ title, drawing, mirrored, ring = false, children }: FigureProps) {
  const { t } = useTranslation('public');
  return (
    <figure className="chart">
      <figcaption>
        <h2>{title}</h2>
        <a href="#table">{t('year.asTable')}</a>
      </figcaption>
      <div className={ring ? 'ring' : undefined}>
        <div className="drawing" dir="ltr" data-mirrored={mirrored} dangerouslySetInnerHTML={{ __html: drawing }} />
        {children}
      </div>
    </figure>
  );
}
interface FigureProps {
  title: string;
  drawing: string;
  mirrored: boolean;
  ring?: boolean;
  children?: ReactNode;
}

function Claims({ claims }: Pick<BilanProps, 'claims'>) {
  const { t } = useTranslation('public');
  const compared = claims.some(({ computed }) => computed !== null);
  return (
    <section aria-labelledby="claims" className="part wide">
      <h2 id="claims">{t('year.claims')}</h2>
      <p className="muted">{compared ? t('year.claimsCompared') : t('year.claimsLead')}</p>
      <table className="table cards-public">
        <thead>
          <tr>
            <th scope="col">{t('year.claim')}</th>
            <th scope="col" className="digits">
              {t('year.claimed')}
            </th>
            {compared && (
              <th scope="col" className="digits">
                {t('year.computed')}
              </th>
            )}
            <th scope="col">{t('year.source')}</th>
          </tr>
        </thead>
        <tbody>
          {claims.map(({ label, claimed, computed, source }) => (
            <tr key={`${label.fr} ${source.fr}`}>
              <th scope="row">
                <LocalText text={label} />
              </th>
              <td className="digits" data-label={t('year.claimed')}>
                <Claimed figure={claimed} />
              </td>
              {compared && (
                <td className="digits" data-label={t('year.computed')}>
                  {computed ? <Claimed figure={computed} /> : '—'}
                </td>
              )}
              <td data-label={t('year.source')}>
                <LocalText text={source} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Claimed({ figure }: { figure: ClaimedFigure }) {
  const { t } = useTranslation('public');
  useLanguage();
  if ('centimes' in figure) return <Amount centimes={figure.centimes} />;
  if ('count' in figure) return <Num value={figure.count} />;
  return <>{t('year.suppressed')}</>;
}

/** A number of the administration is never cut at its hyphen: cut, its halves change places in Arabic. */
const unbroken = (number: string) => `\u2066${number.replaceAll('-', '\u2060-\u2060')}\u2069`;
