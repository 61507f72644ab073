import { VERIFIED_FIELDS } from '#associations/public';
import { useTranslation } from 'react-i18next';
import { api, useApi, useApiForm } from '../../app/api/index.js';
import { FormDialog, RowsCards, SelectField, ReasonFields, TextAreaField } from '../../ui/index.js';
import { useFieldName, type Field } from './fields.js';
import { afterDecision } from './ReasonForm.js';

interface RemarkRow extends Record<string, unknown> {
  field: Field;
  text: string;
}
const blank = (): RemarkRow => ({ field: 'name', text: '' });

/** A registration goes back: why, and what is wrong with single fields. */
export function ReturnForm({ associationId, onClose }: { associationId: string; onClose: () => void }) {
  const { t } = useTranslation('associations');
  const nameOf = useFieldName();
  const { data: reasons = [] } = useApi('/api/associations/return-reasons');
  const state = useApiForm({
    initialValues: { reason: '', reasons: [] as string[], remarks: [] as RemarkRow[] },
    submit: (body, key) => api.post('/api/associations/{id}/return', { path: { id: associationId }, body }, key),
    invalidates: afterDecision,
    onSuccess: onClose,
  });
  const { form } = state;
  return (
    <FormDialog title={t('decide.return')} state={state} action={t('decide.return')} onClose={onClose}>
      <ReasonFields
        form={form}
        offered={reasons.filter(({ offered }) => offered).map((reason) => ({ ...reason, kinds: ['return'] }))}
        act="return"
        label={t('decide.reasons')}
        text={t('decide.reason')}
        hint={t('decide.reasonHint')}
      />
      <RowsCards<RemarkRow>
        form={form}
        name="remarks"
        blank={blank}
        addLabel={t('decide.addRemark')}
        rowLabel={(position) => t('decide.remark', { position })}
      >
        {(_, index) => (
          <>
            <SelectField
              form={form}
              name={`remarks.${index}.field`}
              label={t('decide.field')}
              data={VERIFIED_FIELDS.map((name) => ({ value: name, label: nameOf(name) }))}
            />
            <TextAreaField form={form} name={`remarks.${index}.text`} label={t('revision.remark')} required />
          </>
        )}
      </RowsCards>
    </FormDialog>
  );
}
