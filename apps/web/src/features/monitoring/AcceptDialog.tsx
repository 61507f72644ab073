import type { PeopleReached, ReportView } from '#monitoring';
import { useTranslation } from 'react-i18next';
import { api, useApi, useApiForm } from '../../app/api/index.js';
import { FormDialog, Amount, MoneyField, ReasonFields } from '../../ui/index.js';
import { CountField } from './CountField.js';
import { countIn, typedCount } from './count.js';
import styles from './AcceptDialog.module.css';
import fieldStyles from '../../ui/fields.module.css';

/** What is no number is the API's to refuse, at its field. */
const peopleOf = ({ total, women, minors }: Record<keyof PeopleReached, string>) =>
  ({ total: countIn(total), women: countIn(women), minors: countIn(minors) }) as PeopleReached;

/** Acceptance with the numbers that the officer verified; what was declared is proposed. */
export function AcceptDialog({ report, onClose }: { report: ReportView; onClose: () => void }) {
  const { t } = useTranslation('monitoring');
  const { data = [] } = useApi('/api/monitoring/reports/{id}/reasons', { path: { id: report.id } });
  const { total, women, minors } = report.declared ?? { total: 0, women: 0, minors: 0 };
  const state = useApiForm({
    initialValues: {
      verified: { total: typedCount(total), women: typedCount(women), minors: typedCount(minors) },
      ineligibleCentimes: 0,
      reason: '',
      reasons: [] as string[],
    },
    submit: ({ verified, ineligibleCentimes, reason, reasons }, key) => {
      const why = ineligibleCentimes ? { reason: reason || undefined, reasons } : {};
      const body = { verified: peopleOf(verified), ineligibleCentimes: ineligibleCentimes || 0, ...why };
      return api.post('/api/monitoring/reports/{id}/accept', { path: { id: report.id }, body }, key);
    },
    invalidates: ['/api/monitoring', '/api/disbursements', '/api/home'],
    onSuccess: onClose,
  });
  const { form } = state;
  return (
    <FormDialog title={t('report.accept')} state={state} action={t('report.accept')} onClose={onClose}>
      <p style={{ margin: 0 }}>{t('report.acceptHint')}</p>

      <fieldset className={styles.people}>
        <legend>
          <strong>{t('people.title')}</strong>
        </legend>
        <div className={fieldStyles.line}>
          <CountField form={form} name="verified.total" label={t('people.total')} />
          <CountField form={form} name="verified.women" label={t('people.women')} />
          <CountField form={form} name="verified.minors" label={t('people.minors')} />
        </div>
      </fieldset>
      <div>
        <MoneyField form={form} name="ineligibleCentimes" label={t('financial.setAside')} description={t('financial.setAsideHint')} />
        <p className="work-when" style={{ margin: '6px 0 0' }}>
          {t('financial.declared')} <Amount centimes={report.totals.actualCentimes} />
        </p>
      </div>
      {form.values.ineligibleCentimes ? (
        <ReasonFields
          form={form}
          offered={data}
          act="set_aside"
          label={t('report.reasons')}
          text={t('financial.whichSetAside')}
          hint={t('report.reasonHint')}
        />
      ) : null}
    </FormDialog>
  );
}
