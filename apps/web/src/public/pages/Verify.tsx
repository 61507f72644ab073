import { useTranslation } from 'react-i18next';
import { Dated, Reference } from '../../ui/figures.js';
import { LocalText } from '../../ui/text.js';
import type { Localized, Moment, VerifyProps, VerifyResult } from '../props.js';

export function Verify({ language, path, reference, result }: VerifyProps) {
  const { t } = useTranslation('public');
  return (
    <>
      <h1>{t('verify')}</h1>
      <p>{t('check.lead')}</p>
      <form className="filter-form" method="get" action={path.split('/').slice(0, 2).join('/')}>
        <input type="hidden" name="lang" value={language} />
        <label className="grow">
          <span>{t('check.reference')}</span>
          <input className="control" type="text" name="reference" defaultValue={reference} dir="ltr" required autoComplete="off" />
        </label>
        <button className="button" type="submit">
          {t('check.submit')}
        </button>
      </form>
      {result && <Outcome result={result} />}
    </>
  );
}

function Outcome({ result }: { result: VerifyResult }) {
  const { t } = useTranslation('public');
  if (result.outcome === 'not_a_code') return <NoDocument title={t('check.notACode')} hint={t('check.notACodeHint')} />;
  if (result.outcome === 'unknown') return <NoDocument title={t('check.unknown')} hint={t('check.unknownHint')} />;
  return (
    <section className="outcome" data-outcome={result.outcome} role="status">
      <h2>{result.outcome === 'authentic' ? t('check.authentic') : t('check.altered')}</h2>
      <dl className="pairs">
        <dt>
          <LocalText text={result.kind} />
        </dt>
        <dd>
          <Reference>{result.reference}</Reference>
        </dd>
        {result.facts.flatMap(({ label, value }) => [
          <dt key={`${label.fr}-t`}>
            <LocalText text={label} />
          </dt>,
          <dd key={`${label.fr}-d`}>
            <Fact value={value} />
          </dd>,
        ])}
        <dt>{t('check.fingerprint')}</dt>
        <dd>
          <Reference block>{result.sha256}</Reference>
        </dd>
      </dl>
      {result.signatures.length > 0 && (
        <>
          <h3>{t('check.signatures')}</h3>
          {result.signatures.map((signature) => (
            <dl className="pairs" key={`${signature.name} ${signature.signedAt.instant}`}>
              <dt>{t('check.signatory')}</dt>
              <dd>
                <bdi>{signature.name}</bdi> · <LocalText text={signature.capacity} />
              </dd>
              <dt>{t('check.signedAt')}</dt>
              <dd>
                <Dated at={signature.signedAt} />
              </dd>
              <dt>{t('check.level')}</dt>
              <dd>
                <LocalText text={signature.level} />
                {!signature.valid && <strong className="bad"> {t('check.altered')}</strong>}
              </dd>
            </dl>
          ))}
        </>
      )}
    </section>
  );
}

function NoDocument({ title, hint }: { title: string; hint: string }) {
  return (
    <section className="outcome" data-outcome="unknown" role="status">
      <h2>{title}</h2>
      <p>{hint}</p>
    </section>
  );
}

function Fact({ value }: { value: Localized | Moment | string }) {
  if (typeof value === 'string') return <bdi>{value}</bdi>;
  return 'instant' in value ? <Dated at={value} /> : <LocalText text={value} />;
}
