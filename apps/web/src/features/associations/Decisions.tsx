import type { AssociationView } from '#associations';
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction, useApiForm, type Beginning } from '../../app/api/index.js';
import { useMay } from '../../app/session/session.js';
import { FormDialog, ProblemAlert, Section, TextAreaField } from '../../ui/index.js';

const invalidates: Beginning[] = ['/api/associations', '/api/home'];
const deeds = { verify: 'verification', return: 'return', suspend: 'suspension', restore: 'restoration' } as const;
type Deed = keyof typeof deeds;

/** What the officer may decide now on the registration, as the API lists it. */
export function Decisions({ association }: { association: AssociationView }) {
  const { t } = useTranslation('associations');
  const [asking, setAsking] = useState<Exclude<Deed, 'verify'> | null>(null);
  const path = { id: association.id };
  const verify = useAction({ call: (_, key) => api.post('/api/associations/{id}/verification', { path }, key), invalidates });
  const open = (Object.keys(deeds) as Deed[]).filter((deed) => association.can.includes(deed));
  if (open.length === 0) return null;

  return (
    <Section title={t('decide.title')}>
      <ProblemAlert problem={verify.problem} />
      {open.includes('verify') && <p>{t('decide.verifyWhy')}</p>}
      <Group gap="sm">
        {open.map((deed) =>
          deed === 'verify' ? (
            <Button key={deed} onClick={() => verify.run()} loading={verify.pending}>
              {t('decide.verify')}
            </Button>
          ) : (
            <Button key={deed} variant="default" onClick={() => setAsking(deed)}>
              {t(`decide.${deed}`)}
            </Button>
          ),
        )}
      </Group>
      {asking && (
        <ReasonForm
          title={t(`decide.${asking}`)}
          send={(body, key) => api.post(`/api/associations/{id}/${deeds[asking]}`, { path, body }, key)}
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
        <ReasonForm
          title={t('accounts.reject')}
          send={(body, key) => api.post('/api/associations/{id}/accounts/{accountId}/rejection', { path, body }, key)}
          hint={t('decide.reasonHint')}
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

type Send = (body: { reason: string }, key: string) => Promise<unknown>;

/** A decision that needs its reason, which the association reads. */
function ReasonForm({ title, send, hint, onClose }: { title: string; send: Send; hint: string; onClose: () => void }) {
  const { t } = useTranslation('associations');
  const state = useApiForm({
    initialValues: { reason: '' },
    submit: send,
    invalidates,
    onSuccess: onClose,
  });
  return (
    <FormDialog title={title} state={state} action={title} onClose={onClose}>
      <TextAreaField form={state.form} name="reason" label={t('decide.reason')} description={hint} required data-autofocus />
    </FormDialog>
  );
}
