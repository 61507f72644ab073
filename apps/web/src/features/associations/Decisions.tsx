import type { AssociationView } from '#associations';
import { Button, Group, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction, useApiForm, type Beginning } from '../../app/api/index.js';
import { ErrorSummary, ProblemAlert, Section, TextAreaField } from '../../ui/index.js';

const invalidates: Beginning[] = ['/api/associations', '/api/home'];
const deeds = { verify: 'verification', return: 'return', suspend: 'suspension', restore: 'restoration' } as const;
type Deed = keyof typeof deeds;

/** What the officer may decide now on the registration, as the API lists it. */
export function Decisions({ association }: { association: AssociationView }) {
  const { t } = useTranslation('associations');
  const [asking, setAsking] = useState<Exclude<Deed, 'verify'> | null>(null);
  const verify = useAction({
    call: (_, key) => api.post('/api/associations/{id}/verification', { path: { id: association.id } }, key),
    invalidates,
  });
  const open = (Object.keys(deeds) as Deed[]).filter((deed) => association.events.includes(deed));
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
      <ReasonDialog
        title={asking ? t(`decide.${asking}`) : ''}
        send={asking && ((body, key) => api.post(`/api/associations/{id}/${deeds[asking]}`, { path: { id: association.id }, body }, key))}
        hint={t('decide.reasonHint')}
        onClose={() => setAsking(null)}
      />
    </Section>
  );
}

/** The change of account, once a second person of the association has confirmed it. */
export function AccountDecision({ associationId, account, role }: AccountDecisionProps) {
  const { t } = useTranslation('associations');
  const [rejecting, setRejecting] = useState(false);
  const path = { id: associationId, accountId: account.id };
  const verify = useAction({
    call: (_, key) => api.post('/api/associations/{id}/accounts/{accountId}/verification', { path }, key),
    invalidates,
  });
  if (account.state !== 'confirmed' || !['instructor', 'programme.officer', 'accountant'].includes(role)) return null;
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
      <ReasonDialog
        title={t('accounts.reject')}
        send={rejecting ? (body, key) => api.post('/api/associations/{id}/accounts/{accountId}/rejection', { path, body }, key) : null}
        hint={t('decide.reasonHint')}
        onClose={() => setRejecting(false)}
      />
    </>
  );
}
interface AccountDecisionProps {
  associationId: string;
  account: AssociationView['accounts'][number];
  role: string;
}

type Send = (body: { reason: string }, key: string) => Promise<unknown>;

/** A decision that needs its reason, which the association reads. Open while there is a way to send it. */
function ReasonDialog({ title, send, hint, onClose }: { title: string; send: Send | null; hint: string; onClose: () => void }) {
  const { t } = useTranslation('associations');
  return (
    <Modal opened={send !== null} onClose={onClose} title={<strong>{title}</strong>} closeButtonProps={{ 'aria-label': t('common:close') }}>
      {send && <ReasonForm send={send} action={title} hint={hint} onClose={onClose} />}
    </Modal>
  );
}

function ReasonForm({ send, action, hint, onClose }: { send: Send; action: string; hint: string; onClose: () => void }) {
  const { t } = useTranslation('associations');
  const { form, onSubmit, pending, problem, summary } = useApiForm({
    initialValues: { reason: '' },
    submit: send,
    invalidates,
    onSuccess: onClose,
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="md">
        <ErrorSummary {...summary} />
        <ProblemAlert problem={problem} />
        <TextAreaField form={form} name="reason" label={t('decide.reason')} description={hint} required data-autofocus />
        <Group gap="sm">
          <Button type="submit" loading={pending}>
            {action}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
