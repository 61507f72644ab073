import type { AssociationView } from '#associations';
import { Button, Group } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction, useApiForm } from '../../app/api/index.js';
import { useMay } from '../../app/session/session.js';
import { BankName, Dated, ErrorSummary, ProblemAlert, ReasonWords, Reference, Rib, StateBadge } from '../../ui/index.js';
import { accountBody, AccountFields, blankAccount } from './AccountFields.js';
import listStyles from '../../ui/lists.module.css';

type Account = AssociationView['accounts'][number];
/** The bank account and its change: one person proposes, another confirms, an officer verifies. */
export function Accounts({ association }: { association: AssociationView }) {
  const { t } = useTranslation('associations');
  const [changing, setChanging] = useState(false);
  const acts = useMay()('bank_account.propose');
  const pending = association.accounts.some(({ state }) => state === 'proposed' || state === 'confirmed');
  return (
    <>
      <AccountLines accounts={association.accounts}>
        {(account) => acts && association.state !== 'draft' && <OwnDeeds associationId={association.id} account={account} />}
      </AccountLines>
      {acts && !pending && !changing && (
        <Button variant="default" onClick={() => setChanging(true)}>
          {t('accounts.change')}
        </Button>
      )}
      {changing && <ProposeAccount association={association} onDone={() => setChanging(false)} />}
    </>
  );
}

const byFours = (iban: string): string => iban.replace(/(.{4})(?=.)/g, '$1 ');

export function AccountLines({ accounts, children }: { accounts: Account[]; children: (account: Account) => ReactNode }) {
  const { t } = useTranslation('associations');
  return (
    <ul className={listStyles.framed}>
      {accounts.map((account) => (
        <li key={account.id}>
          <div className={listStyles.line}>
            <div>
              <strong>{account.rib ? <Rib block>{account.rib}</Rib> : <Reference block>{byFours(account.iban ?? '')}</Reference>}</strong>
              {account.bank && <BankName bank={account.bank} />}
              {account.bankName && (
                <div>
                  <bdi>{account.bankName}</bdi> · {t('accounts.bic')} <Reference>{account.bic}</Reference>
                </div>
              )}
              <div>
                <bdi>{account.holder}</bdi>{' '}
                <span className="work-when">
                  {t('accounts.proposedOn')} <Dated at={account.proposed} />
                </span>
              </div>
              {account.reason && <ReasonWords coded={account.reasons} text={account.reason} />}
            </div>
            <div className={listStyles.end}>
              <StateBadge state={account.state} label={account.stateLabel} />
            </div>
          </div>
          {children(account)}
        </li>
      ))}
    </ul>
  );
}

function OwnDeeds({ associationId, account }: { associationId: string; account: Account }) {
  const { t } = useTranslation('associations');
  const act = useAction<'confirmation' | 'abandonment'>({
    call: (deed, key) =>
      api.post(`/api/associations/{id}/accounts/{accountId}/${deed}`, { path: { id: associationId, accountId: account.id } }, key),
    invalidates: ['/api/associations', '/api/home'],
  });
  if (account.state !== 'proposed' && account.state !== 'confirmed') return null;
  const step = account.state === 'confirmed' ? 'officer' : account.mine ? 'second' : 'you';
  return (
    <>
      <ProblemAlert problem={act.problem} />
      <p>{t(`accounts.waits.${step}`)}</p>
      <Group gap="sm">
        {account.state === 'proposed' && !account.mine && (
          <Button onClick={() => act.run('confirmation')} loading={act.pending}>
            {t('accounts.confirm')}
          </Button>
        )}
        <Button variant="default" onClick={() => act.run('abandonment')} disabled={act.pending}>
          {t('accounts.abandon')}
        </Button>
      </Group>
    </>
  );
}

function ProposeAccount({ association: { id, regionCode }, onDone }: { association: AssociationView; onDone: () => void }) {
  const { t } = useTranslation('associations');
  const abroad = regionCode === null;
  const { form, onSubmit, pending, problem, summary } = useApiForm({
    initialValues: blankAccount,
    submit: (values, key) => api.post('/api/associations/{id}/accounts', { path: { id }, body: accountBody(values, abroad) }, key),
    invalidates: ['/api/associations'],
    onSuccess: onDone,
  });
  return (
    <form onSubmit={onSubmit} noValidate className="form-wide">
      <ErrorSummary {...summary} />
      <ProblemAlert problem={problem} />
      <p>{t('accounts.changeWhy')}</p>
      <AccountFields form={form} abroad={abroad} />
      <Group gap="sm">
        <Button type="submit" loading={pending}>
          {t('accounts.propose')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('common:cancel')}
        </Button>
      </Group>
    </form>
  );
}
