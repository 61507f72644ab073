import type { CommitteeView } from '#committees';
import { MEMBER_FUNCTIONS } from '#committees/public';
import { useTranslation } from 'react-i18next';
import { api, useApiForm } from '../../../app/api/index.js';
import { FormDialog, DateField, languageNames, languages, SelectField, TextAreaField, TextField } from '../../../ui/index.js';
import { useOptions } from '../vocabulary.js';
import fieldStyles from '../../../ui/fields.module.css';

/** Gives a seat to a person; they are invited when they have no account. What they declare proposes conflicts later. */
export function MemberDialog({ committee, onClose }: { committee: CommitteeView; onClose: () => void }) {
  const { t } = useTranslation(['committees', 'common']);
  const options = useOptions();
  const colleges = committee.colleges.filter(({ retired }) => !retired);
  const state = useApiForm({
    initialValues: {
      ...{ email: '', name: '', language: 'fr', function: 'member', collegeCode: '', substituteOfId: '' },
      ...{ mandateFrom: '', mandateUntil: '', employer: '', ties: '' },
    },
    submit: (values, key) =>
      api.post(
        '/api/committees/{id}/members',
        {
          path: { id: committee.id },
          body: {
            ...values,
            collegeCode: values.collegeCode || undefined,
            substituteOfId: values.substituteOfId || undefined,
            mandateUntil: values.mandateUntil || undefined,
            employer: values.employer || undefined,
            ties: values.ties || undefined,
          },
        },
        key,
      ),
    invalidates: ['/api/committees'],
    onSuccess: onClose,
  });
  const { form } = state;
  const { collegeCode, function: held } = form.values;
  const titulars = committee.members.filter((member) => member.collegeCode === collegeCode && member.substituteOfId === null);
  const votes = held !== 'secretary';
  return (
    <FormDialog title={t('member.add')} size="lg" state={state} action={t('member.add')} onClose={onClose}>
      <TextField form={form} name="name" label={t('member.name')} required data-autofocus />
      <TextField form={form} name="email" type="email" label={t('member.email')} required />
      <SelectField
        form={form}
        name="language"
        label={t('member.language')}
        data={languages.map((value) => ({ value, label: languageNames[value] }))}
      />
      <SelectField
        form={form}
        name="function"
        label={t('member.function')}
        data={MEMBER_FUNCTIONS.map((value) => ({ value, label: t(`function.${value}`) }))}
      />
      {votes && (
        <SelectField
          form={form}
          name="collegeCode"
          label={t('member.college')}
          data={[{ value: '', label: t('choose') }, ...options(colleges)]}
          required
        />
      )}
      {votes && titulars.length > 0 && (
        <SelectField
          form={form}
          name="substituteOfId"
          label={t('member.substituteOf')}
          data={[{ value: '', label: t('member.titular') }, ...titulars.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      )}
      <div className={fieldStyles.pair}>
        <DateField form={form} name="mandateFrom" label={t('member.from')} required />
        <DateField form={form} name="mandateUntil" label={t('member.until')} />
      </div>
      <TextField form={form} name="employer" label={t('member.employer')} description={t('member.employerHint')} />
      <TextAreaField form={form} name="ties" label={t('member.ties')} description={t('member.tiesHint')} minRows={2} />
    </FormDialog>
  );
}
