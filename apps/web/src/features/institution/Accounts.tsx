import type { InstitutionView, PayingAccountView } from '#institution';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction, useApiForm } from '../../app/api/index.js';
import {
  Adder,
  BankName,
  CheckField,
  DataTable,
  Empty,
  ProblemAlert,
  ReasonDialog,
  Rib,
  Section,
  ShortForm,
  StateBadge,
  TextField,
  typedDirection,
  useNamed,
  Written,
  type Column,
} from '../../ui/index.js';

/** From which accounts it pays. One person proposes an account, another opens it. */
export function Accounts({ institution: { id, accounts, can } }: { institution: InstitutionView }) {
  const { t } = useTranslation('institution');
  const columns: Column<PayingAccountView>[] = [
    { key: 'title', header: t('accountTitle'), cell: ({ title }) => <Written>{title}</Written> },
    { key: 'rib', header: t('rib'), cell: (account) => <Account account={account} /> },
    { key: 'holder', header: t('holder'), cell: ({ holder }) => <Written>{holder}</Written> },
    {
      key: 'state',
      header: t('state'),
      cell: (account) => <AccountState account={account} />,
    },
  ];
  return (
    <Section title={t('accounts')} aside={<span className="work-when">{t('accountsWhy')}</span>}>
      {accounts.length === 0 ? (
        <Empty title={t('noAccount')}>
          <p>{t('noAccountHint')}</p>
        </Empty>
      ) : (
        <DataTable caption={t('accounts')} columns={columns} rows={accounts} rowKey={(account) => account.id} />
      )}
      {can.includes('propose_account') && <Adder label={t('proposeAccount')}>{(close) => <AccountForm id={id} onClose={close} />}</Adder>}
    </Section>
  );
}

function Account({ account: { rib, bank } }: { account: PayingAccountView }) {
  return (
    <>
      <Rib>{rib}</Rib>
      <BankName bank={bank} />
    </>
  );
}

function AccountState({ account }: { account: PayingAccountView }) {
  const { t } = useTranslation('institution');
  const named = useNamed();
  const [asked, setAsked] = useState(false);
  const retire = useAction<string>({
    call: (reason, key) =>
      api.post('/api/institutions/paying-accounts/{id}/retirement', { path: { id: account.id }, body: { reason } }, key),
    invalidates: ['/api/institutions'],
  });
  return (
    <>
      <StateBadge state={account.state} label={account.stateLabel} tone={account.state === 'in_use' ? 'good' : 'neutral'} />
      {account.isDefault && account.state === 'in_use' && <div className="work-when">{t('isDefault')}</div>}
      <ProblemAlert problem={retire.problem} />
      {account.can.includes('retire') && (
        <Button size="xs" variant="default" mt={6} aria-label={named(t('retire'), account.title)} onClick={() => setAsked(true)}>
          {t('retire')}
        </Button>
      )}
      <ReasonDialog
        opened={asked}
        title={t('retire')}
        label={t('why')}
        action={t('retire')}
        danger
        onClose={() => setAsked(false)}
        onConfirm={(reason) => {
          retire.run(reason);
          setAsked(false);
        }}
      />
    </>
  );
}

function AccountForm({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('institution');
  const state = useApiForm({
    initialValues: { title: '', holder: '', rib: '', isDefault: false, reason: '' },
    submit: (body, key) => api.post('/api/institutions/{id}/paying-accounts', { path: { id }, body }, key),
    invalidates: ['/api/institutions', '/api/proposals'],
    onSuccess: onClose,
  });
  const { form } = state;
  return (
    <ShortForm state={state} action={t('proposeAccount')} onClose={onClose}>
      <p className="work-when">{t('secondPerson')}</p>
      <TextField form={form} name="title" label={t('accountTitle')} description={t('accountTitleHint')} required />
      <TextField form={form} name="rib" label={t('rib')} description={t('ribHint')} required maw={360} attributes={typedDirection('ltr')} />
      <TextField form={form} name="holder" label={t('holder')} description={t('holderHint')} required attributes={typedDirection('ltr')} />
      <CheckField form={form} name="isDefault" label={t('makeDefault')} />
      <TextField form={form} name="reason" label={t('why')} required />
    </ShortForm>
  );
}
