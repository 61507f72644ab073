import type { RankingRow, RankingView, SessionDetail } from '#committees';
import { useTranslation } from 'react-i18next';
import { api, useApiForm } from '../../../app/api/index.js';
import { FormDialog, Amount, BilingualInput, Choices, fieldId, LocalText, MoneyField, Num, Reference, Written } from '../../../ui/index.js';
import { useOptions, useVocabulary } from '../vocabulary.js';
import { amountOf, decisionBody, draftOf, isAway, type DecisionDraft } from './decision.js';
import { ReasonTicks } from './ReasonTicks.js';
import styles from './Money.module.css';

/** What the committee decides on one file; what is left of the envelope follows the amount as it is typed. */
export function DecisionDialog({ row, session, ranking, onClose }: DecisionDialogProps) {
  const { t } = useTranslation(['committees', 'common']);
  const options = useOptions();
  const { outcomes } = useVocabulary();
  const state = useApiForm<DecisionDraft>({
    initialValues: draftOf(row, ranking.reference),
    submit: (draft, key) =>
      api.put('/api/committees/files/{id}/decision', { path: { id: row.fileId }, body: decisionBody(draft, row.askedCentimes) }, key),
    invalidates: ['/api/committees'],
    onSuccess: onClose,
  });
  const { form } = state;
  const { outcome } = form.values;
  const amount = amountOf(form.values, row.askedCentimes);
  const left = ranking.money && ranking.money.remainingCentimes + (row.decision?.amountCentimes ?? 0) - amount;
  const away = isAway(outcome, row, ranking.reference);
  // When a file is hidden from the reader the API alone knows whether the ranking is left, and says so.
  const showAway = away === true || Boolean(form.errors.awayText) || form.values.awayText.fr !== '';

  return (
    <FormDialog title={t('decision.title')} size="xl" state={state} action={t('decision.save')} onClose={onClose}>
      <div>
        <Reference>{row.number}</Reference> · <Written>{row.title}</Written> — <LocalText text={row.association} />
        <p className={styles.figures}>
          <span>
            {t('ranking.rank')}{' '}
            <strong>
              <Num value={row.rank} />
            </strong>
          </span>
          <span>
            {t('ranking.mean')}{' '}
            <strong>
              <Num value={row.mean} decimals={1} />
            </strong>
          </span>
          <span>
            {t('files.asked')}{' '}
            <strong>
              <Amount centimes={row.askedCentimes} />
            </strong>
          </span>
        </p>
      </div>

      <Choices
        id={fieldId('outcome')}
        name="outcome"
        legend={t('files.decision')}
        value={outcome}
        onChange={(chosen) => form.setFieldValue('outcome', chosen)}
        choices={options(outcomes)}
      />
      {outcome === 'partially_selected' && (
        <div id={fieldId('amountCentimes')} tabIndex={-1}>
          <MoneyField
            form={form}
            name="partialCentimes"
            label={t('decision.amount')}
            error={form.errors.amountCentimes}
            maw={240}
            required
          />
        </div>
      )}
      <p role="status" style={{ margin: 0 }}>
        {t('decision.awarded')}{' '}
        <strong>
          <Amount centimes={amount} />
        </strong>
        {left !== null && (
          <>
            {' · '}
            {t('decision.leftAfter')}{' '}
            <strong style={left < 0 ? { color: 'var(--mantine-color-error)' } : undefined}>
              <Amount centimes={left} />
            </strong>
          </>
        )}
      </p>
      {showAway && (
        <div id={fieldId('awayText')} tabIndex={-1}>
          <p>{t('decision.away')}</p>
          <BilingualInput form={form} name="awayText" label={t('decision.awayText')} lines={2} required />
          {form.errors.awayText && (
            <p className="field-error" role="alert">
              {form.errors.awayText}
            </p>
          )}
        </div>
      )}
      <ReasonTicks form={form} grid={session.grid} reasons={ranking.reasons} />
      <BilingualInput form={form} name="conditions" label={t('decision.conditions')} lines={2} />
    </FormDialog>
  );
}
interface DecisionDialogProps {
  row: RankingRow;
  session: SessionDetail;
  ranking: RankingView;
  onClose: () => void;
}
