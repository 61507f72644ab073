import type { AssociationView } from '#associations';
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useApiForm } from '../../app/api/index.js';
import {
  ErrorSummary,
  languageNames,
  languages,
  LocalText,
  ProblemAlert,
  SelectField,
  TextField,
  typedDirection,
  useLanguage,
  useLocal,
} from '../../ui/index.js';
import { useChoices } from './IdentityFields.js';

/** Who acts for the association here; the president brings people in. */
export function Members({ association, invites }: { association: AssociationView; invites: boolean }) {
  const { t } = useTranslation('associations');
  const [inviting, setInviting] = useState(false);
  return (
    <>
      <ul className="plain-list">
        {association.members.map(({ personId, name, role, roleLabel }) => (
          <li key={`${personId} ${role}`}>
            <bdi>{name}</bdi>{' '}
            <span className="work-when">
              · <LocalText text={roleLabel} />
            </span>
          </li>
        ))}
      </ul>
      {invites && !inviting && (
        <Button variant="default" onClick={() => setInviting(true)}>
          {t('members.invite')}
        </Button>
      )}
      {inviting && <InviteForm associationId={association.id} onDone={() => setInviting(false)} />}
    </>
  );
}

function InviteForm({ associationId, onDone }: { associationId: string; onDone: () => void }) {
  const { t } = useTranslation('associations');
  const local = useLocal();
  const choices = useChoices();
  const { form, onSubmit, pending, problem, summary } = useApiForm({
    initialValues: { name: '', email: '', language: useLanguage(), role: 'association.editor' },
    submit: (values, key) => api.post(`/api/associations/${associationId}/members`, { ...values, email: values.email.trim() }, key),
    invalidates: ['/api/associations'],
    onSuccess: onDone,
  });
  return (
    <form onSubmit={onSubmit} noValidate className="form-wide">
      <ErrorSummary {...summary} />
      <ProblemAlert problem={problem} />
      <div className="field-row">
        <TextField form={form} name="name" label={t('members.name')} required />
        <TextField form={form} name="email" label={t('members.email')} type="email" attributes={typedDirection('ltr')} required />
        <SelectField
          form={form}
          name="role"
          label={t('members.role')}
          data={(choices?.memberRoles ?? []).map(({ code, label }) => ({ value: code, label: local(label) }))}
        />
        <SelectField
          form={form}
          name="language"
          label={t('members.language')}
          data={languages.map((language) => ({ value: language, label: languageNames[language] }))}
        />
      </div>
      <Group gap="sm">
        <Button type="submit" loading={pending}>
          {t('members.send')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('common:cancel')}
        </Button>
      </Group>
    </form>
  );
}
