import type { GrantableRole } from '#identity';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, useApi, useApiForm } from '../../app/api/index.js';
import { useRegions } from '../../app/reference.js';
import { ErrorSummary, ProblemAlert, SelectField, useLocal } from '../../ui/index.js';

/** Gives a role, for the whole country or for one region. */
export function GrantForm({ personId }: { personId: string }) {
  const { t } = useTranslation('identity');
  const local = useLocal();
  const regions = useRegions();
  const { data: roles = [] } = useApi<GrantableRole[]>('/api/people/roles');
  const { form, onSubmit, pending, problem, summary } = useApiForm({
    initialValues: { role: '', regionCode: '' },
    validate: { role: (role) => (role ? null : t('person.chooseRole')) },
    submit: ({ role, regionCode }, key) => api.post(`/api/people/${personId}/grants`, { role, ...(regionCode ? { regionCode } : {}) }, key),
    invalidates: ['/api/people'],
    onSuccess: () => form.reset(),
  });
  const regional = roles.find(({ role }) => role === form.values.role)?.scope === 'national-or-region';

  return (
    <form onSubmit={onSubmit} noValidate>
      <ErrorSummary {...summary} />
      <ProblemAlert problem={problem} />
      <div className="filters">
        <SelectField
          form={form}
          name="role"
          label={t('person.role')}
          data={[{ value: '', label: t('person.chooseRole') }, ...roles.map(({ role, label }) => ({ value: role, label: local(label) }))]}
        />
        {regional && (
          <SelectField
            form={form}
            name="regionCode"
            label={t('person.scope')}
            data={[{ value: '', label: t('person.national') }, ...regions.map(({ code, label }) => ({ value: code, label: local(label) }))]}
          />
        )}
        <Button type="submit" loading={pending}>
          {t('person.giveAct')}
        </Button>
      </div>
    </form>
  );
}
