import type { MemberView } from '#associations';
import { useTranslation } from 'react-i18next';
import { api, useApiForm } from '../../app/api/index.js';
import { DateField, FormDialog, SelectField, useLocal } from '../../ui/index.js';
import { useChoices } from './IdentityFields.js';

export type Held = Pick<MemberView, 'personId' | 'name' | 'role' | 'until'>;

/** Another role for a member, or a last day to the same one. */
export function ChangeRole({ associationId, held, onClose }: { associationId: string; held: Held; onClose: () => void }) {
  const { t } = useTranslation('associations');
  const local = useLocal();
  const choices = useChoices();
  const state = useApiForm({
    initialValues: { role: held.role, until: held.until ?? '' },
    submit: ({ role, until }, key) =>
      api.put(
        '/api/associations/{id}/members/{personId}',
        { path: { id: associationId, personId: held.personId }, body: { role, until: until || null } },
        key,
      ),
    invalidates: ['/api/associations'],
    onSuccess: onClose,
  });
  return (
    <FormDialog title={t('members.changeTitle', { name: held.name })} state={state} action={t('save')} onClose={onClose}>
      <p>{t('members.changeWhy')}</p>
      <SelectField
        form={state.form}
        name="role"
        label={t('members.role')}
        data={(choices?.memberRoles ?? []).map(({ code, label }) => ({ value: code, label: local(label) }))}
      />
      <DateField form={state.form} name="until" label={t('members.lastDay')} description={t('members.lastDayHint')} />
    </FormDialog>
  );
}
