import { Checkbox, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, useApiForm } from '../../app/api/index.js';
import { DateField, FormDialog, LocalText, TextAreaField, TextField, typedDirection, type Localized } from '../../ui/index.js';

interface LendableRole {
  grantId: string;
  label: Localized;
  scope: Localized;
  /** Two administrators name who acts in it, when whoever holds it does not. */
  takesTwo?: boolean;
}

interface AbsenceDialogProps {
  /** Of whom, where an administrator names for somebody who is gone. */
  personId?: string;
  roles: readonly LendableRole[];
  onProposed?: (id: string) => void;
  onClose: () => void;
}

/** Who acts meanwhile, in which roles, from when until when. */
export function AbsenceDialog({ personId, roles, onProposed, onClose }: AbsenceDialogProps) {
  const { t } = useTranslation('identity');
  const takesTwo = (grantIds: readonly string[]) =>
    personId !== undefined && roles.some((role) => role.takesTwo && grantIds.includes(role.grantId));
  const state = useApiForm({
    initialValues: { grantIds: roles.length === 1 ? [roles[0]!.grantId] : ([] as string[]), email: '', from: '', until: '', reason: '' },
    validate: {
      grantIds: (chosen) => (chosen.length > 0 ? null : t('absence.chooseRole')),
      until: (day) => (day ? null : t('absence.chooseDay')),
    },
    submit: async ({ grantIds, email, from, until, reason }, key) => {
      const absence = { grantIds, email: email.trim(), until, ...(from ? { from } : {}) };
      if (personId === undefined) return void (await api.post('/api/me/delegations', { body: absence }, key));
      const path = { id: personId };
      if (takesTwo(grantIds))
        return (await api.post('/api/people/{id}/delegation-proposals', { path, body: { ...absence, reason } }, key)).id;
      return void (await api.post('/api/people/{id}/delegations', { path, body: absence }, key));
    },
    invalidates: ['/api/me/delegations', '/api/people', '/api/proposals'],
    onSuccess: (proposalId) => {
      if (proposalId) onProposed?.(proposalId);
      onClose();
    },
  });
  const { form } = state;
  const proposes = takesTwo(form.values.grantIds);
  return (
    <FormDialog
      title={personId === undefined ? t('absence.title') : t('absence.theirTitle')}
      action={proposes ? t('absence.propose') : t('absence.lend')}
      state={state}
      onClose={onClose}
    >
      <p style={{ margin: 0 }}>{proposes ? t('absence.byTwo') : t('absence.why')}</p>
      <Checkbox.Group label={t('absence.roles')} {...form.getInputProps('grantIds')}>
        <Stack gap={6} mt={4}>
          {roles.map(({ grantId, label, scope }) => (
            <Checkbox
              key={grantId}
              value={grantId}
              label={
                <>
                  <LocalText text={label} /> · <LocalText text={scope} />
                </>
              }
            />
          ))}
        </Stack>
      </Checkbox.Group>
      <TextField form={form} name="email" label={t('absence.email')} type="email" attributes={typedDirection('ltr')} required />
      <DateField form={form} name="from" label={t('person.firstDay')} />
      <DateField form={form} name="until" label={t('absence.lastDay')} required />
      {proposes && <TextAreaField form={form} name="reason" label={t('person.reason')} required />}
    </FormDialog>
  );
}
