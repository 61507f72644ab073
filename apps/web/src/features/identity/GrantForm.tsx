import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useApi, useApiForm } from '../../app/api/index.js';
import { useSession } from '../../app/session/session.js';
import { useRegions } from '../../app/reference.js';
import { AppLink, DateField, ErrorSummary, NextStep, ProblemAlert, SelectField, TextField, useLocal } from '../../ui/index.js';

/** Gives a role, for the whole country or for one region, for all institutions or for one; one that counts is proposed, and a second administrator gives it. */
export function GrantForm({ personId }: { personId: string }) {
  const { t } = useTranslation('identity');
  const local = useLocal();
  const regions = useRegions();
  const [proposalId, setProposalId] = useState<string | null>(null);
  const { data: roles = [] } = useApi('/api/people/roles');
  const institutions = (useApi('/api/institutions').data?.items ?? []).filter(({ state }) => state === 'in_use');
  const { person } = useSession();
  const chosen = (code: string) => roles.find(({ role }) => role === code);
  /** A role that counts, or one for oneself, is never given alone. */
  const takesTwo = (code: string) => code !== '' && (chosen(code)?.sensitive || personId === person.id);
  const { form, onSubmit, pending, problem, summary } = useApiForm({
    initialValues: { role: '', institutionId: '', regionCode: '', from: '', until: '', reason: '' },
    validate: { role: (role) => (role ? null : t('person.chooseRole')) },
    submit: ({ role, institutionId, regionCode, from, until, reason }, key) => {
      const days = { ...(from ? { from } : {}), ...(until ? { until } : {}) };
      const place = { ...(institutionId ? { institutionId } : {}), ...(regionCode ? { regionCode } : {}) };
      const body = { role, ...place, ...days, ...(takesTwo(role) ? { reason } : {}) };
      return api.post(`/api/people/{id}/${takesTwo(role) ? 'grant-proposals' : 'grants'}`, { path: { id: personId }, body }, key);
    },
    invalidates: ['/api/people', '/api/proposals'],
    onSuccess: ({ id }, { role }) => {
      setProposalId(takesTwo(role) ? id : null);
    },
    blankAgain: true,
  });
  const role = chosen(form.values.role);
  /** An institution of one region acts there and nowhere else: its region is not chosen. */
  const isBound = Boolean(institutions.find(({ id }) => id === form.values.institutionId)?.regionCode);
  const proposes = takesTwo(form.values.role);

  return (
    <>
      {proposalId && (
        <NextStep actions={<AppLink href={`/app/proposals/${proposalId}`}>{t('person.seeProposal')}</AppLink>}>
          {t('person.proposed')}
        </NextStep>
      )}
      <form onSubmit={onSubmit} noValidate>
        <ErrorSummary {...summary} />
        <ProblemAlert problem={problem} />
        <div className="filters">
          <SelectField
            form={form}
            name="role"
            label={t('person.role')}
            data={[{ value: '', label: t('person.chooseRole') }, ...roles.map((one) => ({ value: one.role, label: local(one.label) }))]}
          />
          {role && institutions.length > 1 && (
            <SelectField
              form={form}
              name="institutionId"
              label={t('person.institution')}
              data={[
                { value: '', label: t('person.allInstitutions') },
                ...institutions.map(({ id, name }) => ({ value: id, label: local(name) })),
              ]}
            />
          )}
          {role?.scope === 'national-or-region' && !isBound && (
            <SelectField
              form={form}
              name="regionCode"
              label={t('person.scope')}
              data={[
                { value: '', label: t('person.national') },
                ...regions.map(({ code, label }) => ({ value: code, label: local(label) })),
              ]}
            />
          )}
          <DateField form={form} name="from" label={t('person.firstDay')} />
          <DateField form={form} name="until" label={t('person.lastDay')} />
          {proposes && <TextField form={form} name="reason" label={t('person.reason')} required />}
          <Button type="submit" loading={pending}>
            {proposes ? t('person.proposeAct') : t('person.giveAct')}
          </Button>
        </div>
        {proposes && <Text size="sm">{t('person.sensitive')}</Text>}
      </form>
    </>
  );
}
