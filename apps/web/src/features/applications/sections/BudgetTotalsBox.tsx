import type { ApplicationView, BudgetTotals } from '#applications';
import { asksTooMuch, hasTooLittleOwn, hasTooMuchOverhead, totalsOf } from '#applications/public';
import { useTranslation } from 'react-i18next';
import { Amount, Pct } from '../../../ui/index.js';
import type { SectionError } from '../useSectionForm.js';
import styles from './BudgetTotalsBox.module.css';
import { linesFrom, type BudgetRows } from './budget.js';

interface BudgetTotalsProps {
  rows: BudgetRows;
  limits: ApplicationView['budget']['limits'];
  errors: SectionError[];
}

/** The totals as they stand now beside what the call allows, and the rules that are broken. */
export function BudgetTotalsBox({ rows, limits, errors }: BudgetTotalsProps) {
  const { t } = useTranslation('applications');
  const totals = totalsOf(linesFrom(rows));
  const gap = totals.chargesCentimes - totals.productsCentimes;
  const share = (part: number) => (totals.chargesCentimes > 0 ? part / totals.chargesCentimes : 0);
  const tooMuch = asksTooMuch(totals, limits);
  return (
    <>
      <Bar totals={totals} gap={gap} tooMuch={tooMuch} />
      <section className={styles.totals} aria-label={t('budget.totals')}>
        <dl>
          <dt>{t('budget.totalCharges')}</dt>
          <dd>
            <Amount centimes={totals.chargesCentimes} />
          </dd>
          <dt>{t('budget.totalProducts')}</dt>
          <dd>
            <Amount centimes={totals.productsCentimes} />
          </dd>
          {gap !== 0 && (
            <>
              <dt className={styles.broken}>{gap > 0 ? t('budget.missing') : t('budget.excess')}</dt>
              <dd className={styles.broken}>
                <Amount centimes={Math.abs(gap)} />
              </dd>
            </>
          )}
          <dt>
            {t('budget.asked')}
            {limits.ceilingCentimes > 0 && (
              <span className="work-when">
                {' '}
                ({t('budget.atMost')} <Amount centimes={limits.ceilingCentimes} />)
              </span>
            )}
          </dt>
          <dd className={tooMuch ? styles.broken : undefined}>
            <strong>
              <Amount centimes={totals.askedCentimes} />
            </strong>
          </dd>
          <dt>
            {t('budget.own')}
            {limits.minOwnBasisPoints > 0 && (
              <span className="work-when">
                {' '}
                ({t('budget.atLeast')} <Pct share={limits.minOwnBasisPoints / 10_000} />)
              </span>
            )}
          </dt>
          <dd className={hasTooLittleOwn(totals, limits) ? styles.broken : undefined}>
            <Amount centimes={totals.ownCentimes} /> · <Pct share={share(totals.ownCentimes)} />
          </dd>
          <dt>
            {t('budget.overheads')}
            <span className="work-when">
              {' '}
              ({t('budget.atMost')} <Pct share={limits.maxOverheadBasisPoints / 10_000} />)
            </span>
          </dt>
          <dd className={hasTooMuchOverhead(totals, limits) ? styles.broken : undefined}>
            <Amount centimes={totals.overheadCentimes} /> · <Pct share={share(totals.overheadCentimes)} />
          </dd>
          {totals.inKindUseCentimes + totals.inKindGiftCentimes > 0 && (
            <>
              <dt>{t('budget.inKind')}</dt>
              <dd className={totals.inKindUseCentimes === totals.inKindGiftCentimes ? undefined : styles.broken}>
                <Amount centimes={totals.inKindUseCentimes} unit={false} /> / <Amount centimes={totals.inKindGiftCentimes} />
              </dd>
            </>
          )}
        </dl>
        <div aria-live="polite">
          {errors
            .filter(({ path }) => path === 'lines')
            .map(({ message }) => (
              <p key={message} className="field-error">
                {message}
              </p>
            ))}
        </div>
      </section>
    </>
  );
}

/** What stays in view while one scrolls through the rows. */
function Bar({ totals, gap, tooMuch }: { totals: BudgetTotals; gap: number; tooMuch: boolean }) {
  const { t } = useTranslation('applications');
  return (
    <dl className={styles.bar} aria-hidden>
      <div>
        <dt>{t('budget.totalCharges')}</dt>
        <dd>
          <Amount centimes={totals.chargesCentimes} unit={false} />
        </dd>
      </div>
      <div>
        <dt>{t('budget.totalProducts')}</dt>
        <dd className={gap === 0 ? undefined : styles.wrong}>
          <Amount centimes={totals.productsCentimes} unit={false} />
        </dd>
      </div>
      <div>
        <dt>{t('budget.asked')}</dt>
        <dd className={tooMuch ? styles.wrong : undefined}>
          <Amount centimes={totals.askedCentimes} unit={false} />
        </dd>
      </div>
    </dl>
  );
}
