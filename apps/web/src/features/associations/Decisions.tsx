import type { AssociationView } from '#associations';
import { Button, Checkbox, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction } from '../../app/api/index.js';
import { useMay } from '../../app/session/session.js';
import { ProblemAlert, Section } from '../../ui/index.js';
import { RefusalForm } from './RefusalForm.js';
import { ReturnForm } from './ReturnForm.js';
import { afterDecision as invalidates, ReasonForm } from './ReasonForm.js';

const DEEDS = ['verify', 'return', 'suspend', 'restore'] as const;
type Deed = (typeof DEEDS)[number];
/** What is compared with the receipt before anything is verified. */
const CHECKS = ['number', 'date', 'board'] as const;
type Check = (typeof CHECKS)[number];

/** What the officer may decide now on the registration, as the API lists it. */
export function Decisions({ association }: { association: AssociationView }) {
  const { t } = useTranslation('associations');
  const [asking, setAsking] = useState<Exclude<Deed, 'verify'> | null>(null);
  const [looking, setLooking] = useState(false);
  const path = { id: association.id };
  const [checked, setChecked] = useState<Check[]>([]);
  const verify = useAction({
    call: (_, key) => api.post('/api/associations/{id}/verification', { path, body: { checked } }, key),
    invalidates,
  });
  const open = DEEDS.filter((deed) => association.can.includes(deed));
  const looksAgain = association.can.includes('check_again');
  if (open.length === 0 && !looksAgain) return null;

  return (
    <Section title={t('decide.title')}>
      <ProblemAlert problem={verify.problem} />
      {looksAgain && <p>{association.presidencyToCheck ? t('decide.lookAgainWhy') : t('decide.lookAgainLapsed')}</p>}
      {open.includes('verify') && (
        <>
          <p>{t('decide.verifyWhy')}</p>
          <Checkbox.Group
            label={t('decide.receipt')}
            value={checked}
            onChange={(ticked) => setChecked(CHECKS.filter((check) => ticked.includes(check)))}
            mb="sm"
          >
            {CHECKS.map((check) => (
              <Checkbox key={check} value={check} label={t(`decide.checks.${check}`)} mt="xs" />
            ))}
          </Checkbox.Group>
        </>
      )}
      <Group gap="sm">
        {looksAgain && <Button onClick={() => setLooking(true)}>{t('decide.lookAgain')}</Button>}
        {open.map((deed) =>
          deed === 'verify' ? (
            <Button key={deed} onClick={() => verify.run()} loading={verify.pending} disabled={checked.length < CHECKS.length}>
              {t('decide.verify')}
            </Button>
          ) : (
            <Button key={deed} variant="default" onClick={() => setAsking(deed)}>
              {t(`decide.${deed}`)}
            </Button>
          ),
        )}
      </Group>
      {looking && (
        <ReasonForm
          title={t('decide.lookAgain')}
          send={(body, key) => api.post('/api/associations/{id}/second-look', { path, body }, key)}
          hint={t('decide.lookAgainHint')}
          onClose={() => setLooking(false)}
        />
      )}
      {asking === 'return' && <ReturnForm associationId={association.id} onClose={() => setAsking(null)} />}
      {asking === 'suspend' && (
        <RefusalForm
          title={t('decide.suspend')}
          act="suspend"
          send={(body, key) => api.post('/api/associations/{id}/suspension', { path, body }, key)}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'restore' && (
        <ReasonForm
          title={t('decide.restore')}
          send={(body, key) => api.post('/api/associations/{id}/restoration', { path, body }, key)}
          hint={t('decide.reasonHint')}
          onClose={() => setAsking(null)}
        />
      )}
    </Section>
  );
}

/** The change of account, once a second person of the association has confirmed it. */
export function AccountDecision({ associationId, account }: AccountDecisionProps) {
  const { t } = useTranslation('associations');
  const may = useMay();
  const [rejecting, setRejecting] = useState(false);
  const path = { id: associationId, accountId: account.id };
  const verify = useAction({
    call: (_, key) => api.post('/api/associations/{id}/accounts/{accountId}/verification', { path }, key),
    invalidates,
  });
  if (account.state !== 'confirmed' || !may('bank_account.verify')) return null;
  return (
    <>
      <ProblemAlert problem={verify.problem} />
      <p>{t('accounts.verifyWhy')}</p>
      <Group gap="sm">
        <Button onClick={() => verify.run()} loading={verify.pending}>
          {t('accounts.verify')}
        </Button>
        <Button variant="default" onClick={() => setRejecting(true)}>
          {t('accounts.reject')}
        </Button>
      </Group>
      {rejecting && (
        <RefusalForm
          title={t('accounts.reject')}
          act="reject_account"
          send={(body, key) => api.post('/api/associations/{id}/accounts/{accountId}/rejection', { path, body }, key)}
          onClose={() => setRejecting(false)}
        />
      )}
    </>
  );
}
interface AccountDecisionProps {
  associationId: string;
  account: AssociationView['accounts'][number];
}
