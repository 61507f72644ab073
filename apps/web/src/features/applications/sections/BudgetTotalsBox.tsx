import type { ApplicationView, BudgetTotals } from '#applications';
import { asksTooLittle, asksTooMuch, hasTooLittleOwn, hasTooMuchOverhead, totalsOf } from '#applications/public';
import { limitsInWords } from '#kernel/public';
import { useTranslation } from 'react-i18next';
import { Amount, Pct, StickyBar, useLocal } from '../../../ui/index.js';
import { isSame } from '../../../app/saving/same.js';
import type { SectionError } from '../useSectionForm.js';
import styles from './BudgetTotalsBox.module.css';
import { linesFrom, type BudgetRows } from './budget.js';

interface BudgetTotalsProps {
  rows: BudgetRows;
  /** What the API added up: what it says of the whole is about these. */
  saved: BudgetTotals;
  limits: ApplicationView['budget']['limits'];
  errors: SectionError[];
}

/** The totals as they stand now beside what the call allows, and the rules that are broken. */
export function BudgetTotalsBox({ rows, saved, limits, errors }: BudgetTotalsProps) {
  const { t } = useTranslation('applications');
  const totals = totalsOf(linesFrom(rows));
  const gap = totals.chargesCentimes - totals.productsCentimes;
  const share = (part: number) => (totals.chargesCentimes > 0 ? part / totals.chargesCentimes : 0);
  const isBeyond = asksTooMuch(totals, limits) || asksTooLittle(totals, limits);
  const { floorCentimes, ceilingCentimes, minOwnBasisPoints, maxOverheadBasisPoints } = limits;
  return (
    <>
      <Bar totals={totals} gap={gap} isBeyond={isBeyond} />
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
            <Limit text={limitsInWords({ min: floorCentimes, max: ceilingCentimes || undefined }, 'money')} />
          </dt>
          <dd className={isBeyond ? styles.broken : undefined}>
            <strong>
              <Amount centimes={totals.askedCentimes} />
            </strong>
          </dd>
          <dt>
            {t('budget.own')}
            <Limit text={limitsInWords({ min: minOwnBasisPoints }, 'share')} />
          </dt>
          <dd className={hasTooLittleOwn(totals, limits) ? styles.broken : undefined}>
            <Amount centimes={totals.ownCentimes} /> · <Pct share={share(totals.ownCentimes)} />
          </dd>
          <dt>
            {t('budget.overheads')}
            <Limit text={limitsInWords({ max: maxOverheadBasisPoints }, 'share')} />
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
          {(isSame(totals, saved) ? errors : [])
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

/** What the call allows, beside what it is about. */
function Limit({ text }: { text: ReturnType<typeof limitsInWords> }) {
  const local = useLocal();
  return text && <span className="work-when"> {local(text)}</span>;
}

/** What stays in view while one scrolls through the rows. */
function Bar({ totals, gap, isBeyond }: { totals: BudgetTotals; gap: number; isBeyond: boolean }) {
  const { t } = useTranslation('applications');
  return (
    <StickyBar edge="end">
      <dl className={styles.figures} aria-hidden>
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
          <dd className={isBeyond ? styles.wrong : undefined}>
            <Amount centimes={totals.askedCentimes} unit={false} />
          </dd>
        </div>
      </dl>
    </StickyBar>
  );
}
