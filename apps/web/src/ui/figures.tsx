import { useTranslation } from 'react-i18next';
import { dirhamUnit, formatCentimes, formatNumber, formatShare, formatThousandths } from './format.js';
import type { Moment } from './language.js';
import { useLanguage } from './text.js';

/** Integer centimes as "4 022 000 DH"; without `unit` for table columns whose heading says DH. */
export function Amount({ centimes, unit = true }: { centimes: number | null | undefined; unit?: boolean }) {
  const language = useLanguage();
  if (centimes === null || centimes === undefined) return <>—</>;
  const number = <bdi className="figure">{formatCentimes(centimes, language)}</bdi>;
  if (!unit) return number;
  return (
    <span className="unit">
      {number}
      {'\u00a0'}
      {dirhamUnit(language)}
    </span>
  );
}

/** "2,5 mois": the unit in the words of whoever counts in it. */
export function Quantity({ thousandths, unit }: { thousandths: number; unit: string | null }) {
  const language = useLanguage();
  return (
    <span className="unit">
      <bdi className="figure">{formatThousandths(thousandths, language)}</bdi>
      {unit && (
        <>
          {'\u00a0'}
          <bdi>{unit}</bdi>
        </>
      )}
    </span>
  );
}

export function Num({ value, decimals = 0 }: { value: number | null | undefined; decimals?: number }) {
  const language = useLanguage();
  if (value === null || value === undefined) return <>—</>;
  return <bdi className="figure">{formatNumber(value, language, decimals)}</bdi>;
}

/** "3 / 12", in that order in every language. */
export function OutOf({ value, of, decimals = 0 }: { value: number; of: number; decimals?: number }) {
  const language = useLanguage();
  return <bdi className="figure">{`${formatNumber(value, language, decimals)} / ${formatNumber(of, language)}`}</bdi>;
}

/** `share` between 0 and 1. `aligned`: among others in a column, where every share keeps its decimal. */
export function Pct({ share, aligned = false }: { share: number; aligned?: boolean }) {
  const language = useLanguage();
  return <bdi className="figure">{formatShare(share, language, aligned)}</bdi>;
}

/** A number or code of the administration: file number, RIB, ICE, hash. */
export function Reference({ children, block = false }: { children: string | number | null | undefined; block?: boolean }) {
  return (
    <bdi className="figure" style={block ? { whiteSpace: 'normal', overflowWrap: 'anywhere' } : undefined}>
      {children}
    </bdi>
  );
}

/** An instant in the words of the server: the browser knows no time zone. */
export function Dated({ at }: { at: Moment | null | undefined }) {
  const language = useLanguage();
  if (!at) return <>—</>;
  return <time dateTime={at.instant}>{at.text[language]}</time>;
}

/** An instant by its day alone, in a list; the whole is told to whoever points at it. */
export function OnDay({ at }: { at: (Moment & { wall: string }) | null | undefined }) {
  const language = useLanguage();
  if (!at) return <>—</>;
  return (
    <span title={at.text[language]}>
      <Day date={at.wall} />
    </span>
  );
}

/** A calendar day (`YYYY-MM-DD`), written DD/MM/YYYY in every language. */
export function Day({ date }: { date: string | null | undefined }) {
  if (!date) return <>—</>;
  const [year, month, day] = date.slice(0, 10).split('-');
  return <time dateTime={date.slice(0, 10)} className="figure">{`${day}/${month}/${year}`}</time>;
}

/** From one calendar day to another, in words, so that no direction of writing reverses the two; the end may be unknown. */
export function Period({ from, to }: { from: string | null | undefined; to: string | null | undefined }) {
  const { t } = useTranslation('common');
  if (!from) return <>—</>;
  return (
    <>
      {to ? t('period.from') : t('period.since')}
      {'\u00a0'}
      <Day date={from} />
      {to && (
        <>
          {' '}
          {t('period.to')}
          {'\u00a0'}
          <Day date={to} />
        </>
      )}
    </>
  );
}

/** An e-mail address; where the place is short it breaks after the @, not within a word. */
export function Email({ children }: { children: string }) {
  const [name, domain] = children.split('@');
  return (
    <bdi className="figure" style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
      {name}@<wbr />
      {domain}
    </bdi>
  );
}
