import type { AssociationPairItem } from '#associations';
import { TAKEABLE, type Takeable } from '#associations/public';
import { Checkbox, Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isSame, type Json } from '../../app/saving/index.js';
import { api, useApi, useApiForm } from '../../app/api/index.js';
import { FormDialog, TextAreaField, useLocal } from '../../ui/index.js';
import { FieldValue, useFieldName, verifiedValues } from './fields.js';
import { afterDecision } from './ReasonForm.js';

/** Two registrations become one: which stays, and what it takes from the other; a second officer confirms. */
export function MergeDialog({ pair: { first, second }, onClose }: { pair: AssociationPairItem; onClose: () => void }) {
  const { t } = useTranslation('associations');
  const local = useLocal();
  const state = useApiForm({
    initialValues: { keptId: first.id, taken: [] as Takeable[], reason: '' },
    submit: ({ keptId, taken, reason }, key) =>
      api.post(
        '/api/associations/{id}/merge-proposals',
        { path: { id: keptId }, body: { otherId: keptId === first.id ? second.id : first.id, taken, reason } },
        key,
      ),
    invalidates: [...afterDecision, '/api/proposals'],
    onSuccess: onClose,
  });
  const { values, setFieldValue } = state.form;
  return (
    <FormDialog title={t('merge.title')} state={state} action={t('merge.propose')} onClose={onClose}>
      <p>{t('merge.why')}</p>
      <Radio.Group
        label={t('merge.stays')}
        value={values.keptId}
        onChange={(id) => state.form.setValues({ keptId: id, taken: [] })}
        mb="sm"
      >
        {[first, second].map(({ id, name, ice }) => (
          <Radio key={id} value={id} label={`${local(name)}${ice ? ` · ${ice}` : ''}`} mt="xs" />
        ))}
      </Radio.Group>
      <Taken
        keptId={values.keptId}
        otherId={values.keptId === first.id ? second.id : first.id}
        taken={values.taken}
        onChange={(taken) => setFieldValue('taken', taken)}
      />
      <TextAreaField form={state.form} name="reason" label={t('decide.reason')} description={t('merge.reasonHint')} required />
    </FormDialog>
  );
}

const WAS_VERIFIED: readonly string[] = ['verified', 'suspended'];

interface TakenProps {
  keptId: string;
  otherId: string;
  taken: Takeable[];
  onChange: (taken: Takeable[]) => void;
}

/** Where the two say something else: both sides, and whether the one that stays takes what the other says. */
function Taken({ keptId, otherId, taken, onChange }: TakenProps) {
  const { t } = useTranslation('associations');
  const nameOf = useFieldName();
  const kept = useApi('/api/associations/{id}', { path: { id: keptId } }).data;
  const other = useApi('/api/associations/{id}', { path: { id: otherId } }).data;
  if (!kept || !other) return null;
  const [stays, goes] = [verifiedValues(kept), verifiedValues(other)];
  const differing = TAKEABLE.filter((field) => !isSame(stays[field] as Json, goes[field] as Json));
  if (differing.length === 0) return null;
  // What nobody verified is not written over what was.
  const mayTake = WAS_VERIFIED.includes(other.state) || !WAS_VERIFIED.includes(kept.state);
  return (
    <table className="table">
      <caption>{mayTake ? t('merge.takes') : t('merge.takesNothing')}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('merge.stays')}</th>
          <th scope="col">{t('merge.other')}</th>
        </tr>
      </thead>
      <tbody>
        {differing.map((field) => (
          <tr key={field}>
            <th scope="row">{nameOf(field)}</th>
            <td>
              <FieldValue field={field} values={stays} />
            </td>
            <td>
              <FieldValue field={field} values={goes} />
              {mayTake && (
                <Checkbox
                  mt={6}
                  label={t('merge.take')}
                  aria-label={`${t('merge.take')} — ${nameOf(field)}`}
                  checked={taken.includes(field)}
                  onChange={(event) =>
                    onChange(TAKEABLE.filter((one) => (one === field ? event.currentTarget.checked : taken.includes(one))))
                  }
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
