import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, useApiForm } from '../../app/api/index.js';
import { useRenewSession } from '../../app/session/session.js';
import { ErrorSummary, PageTitle, ProblemAlert, Section, useGo } from '../../ui/index.js';
import { AccountFields, accountBody, blankAccount, type AccountValues } from './AccountFields.js';
import { MayBeHere } from './MayBeHere.js';
import { blankIdentity, identityBody, IdentityFields, useChoices, type IdentityValues } from './IdentityFields.js';

interface RegisterValues extends IdentityValues {
  account: AccountValues;
}

/** Opens the registration; whoever does becomes the president, which a second factor then protects. */
export function RegisterPage() {
  const { t } = useTranslation('associations');
  const go = useGo();
  const renew = useRenewSession();
  const kinds = useChoices()?.kinds ?? [];
  const { form, onSubmit, pending, problem, summary } = useApiForm<RegisterValues, { id: string }>({
    initialValues: { ...blankIdentity, account: blankAccount },
    submit: async (values, key) => {
      const kind = kinds.find(({ code }) => code === values.kind);
      const body = { ...identityBody(values, kind), account: accountBody(values.account, kind?.abroad ?? false) };
      const { id } = await api.post('/api/associations', { body }, key);
      await takeNewRole(id);
      return { id };
    },
    onSuccess: ({ id }) => {
      go(`/app/associations/${id}`);
      void renew();
    },
  });

  return (
    <>
      <PageTitle title={t('register.title')} lead={t('register.lead')} />
      <form onSubmit={onSubmit} noValidate className="form-wide">
        <ErrorSummary {...summary} />
        <ProblemAlert problem={problem} />
        <IdentityFields form={form} values={form.values}>
          <MayBeHere values={form.values} />
        </IdentityFields>
        <Section title={t('accounts.title')}>
          <AccountFields form={form} at="account." abroad={kinds.some(({ code, abroad }) => abroad && code === form.values.kind)} />
        </Section>
        <Button type="submit" loading={pending}>
          {t('register.act')}
        </Button>
      </form>
    </>
  );
}

/** The person goes on as the president of what they have just registered. */
async function takeNewRole(associationId: string): Promise<void> {
  const { grants } = await api.get('/api/session');
  const grant = grants.find((candidate) => candidate.associationId === associationId);
  // Refused until the second factor is enrolled; the sign-in page then asks for it, and the role is there.
  if (grant) await api.put('/api/session/grant', { body: { grantId: grant.id } }).catch(() => undefined);
}
