import type { PersonDetail } from '#identity';
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useApi, useApiForm } from '../../app/api/index.js';
import { AppLink, FormDialog, NextStep, TextAreaField } from '../../ui/index.js';
import { HeldAlone } from './HeldAlone.js';

type Act = PersonDetail['can'][number];

/** Suspends, restores or closes somebody's account, or proposes it where it takes two. */
export function AccountActs({ person }: { person: PersonDetail }) {
  const { t } = useTranslation('identity');
  const [asked, setAsked] = useState<Act | null>(null);
  const [proposalId, setProposalId] = useState<string | null>(null);
  if (proposalId)
    return (
      <NextStep actions={<AppLink href={`/app/proposals/${proposalId}`}>{t('person.seeProposal')}</AppLink>}>
        {t('person.proposed')}
      </NextStep>
    );
  return (
    <>
      <Group gap="sm" mt="sm">
        {person.can.map((act) => (
          <Button key={act} variant="default" onClick={() => setAsked(act)}>
            {t(`person.${act}`)}
          </Button>
        ))}
      </Group>
      {asked && <ActDialog personId={person.id} act={asked} onProposed={setProposalId} onClose={() => setAsked(null)} />}
    </>
  );
}

const WHY = {
  suspend: 'person.suspendWhy',
  propose_suspend: 'person.suspendWhy',
  restore: 'person.restoreWhy',
  propose_restore: 'person.restoreWhy',
  close: 'person.closeWhy',
  propose_close: 'person.closeWhy',
} as const;

interface ActDialogProps {
  personId: string;
  act: Act;
  onProposed: (id: string) => void;
  onClose: () => void;
}

function ActDialog({ personId, act, onProposed, onClose }: ActDialogProps) {
  const { t } = useTranslation('identity');
  const closes = act.endsWith('close');
  const { data: held = [] } = useApi('/api/people/{id}/holdings', { path: { id: personId } }, { enabled: closes });
  const byTwo = act.startsWith('propose_');
  const suspends = act.endsWith('suspend');
  const state = useApiForm({
    initialValues: { reason: '', words: '' },
    submit: async ({ reason, words }, key) => {
      const given = { reason, ...(suspends && words.trim() ? { words } : {}) };
      const path = { id: personId };
      if (byTwo) {
        const event = suspends ? 'suspend' : closes ? 'close' : 'restore';
        return api.post('/api/people/{id}/suspension-proposals', { path, body: { ...given, event } }, key);
      }
      if (act === 'suspend') await api.post('/api/people/{id}/suspension', { path, body: given }, key);
      else await api.post(act === 'close' ? '/api/people/{id}/closure' : '/api/people/{id}/restoration', { path, body: { reason } }, key);
      return null;
    },
    invalidates: ['/api/people', '/api/proposals'],
    onSuccess: (proposal) => {
      if (proposal) onProposed(proposal.id);
      onClose();
    },
  });
  return (
    <FormDialog
      title={t(`person.${act}`)}
      action={t(`person.${act}`)}
      danger={act === 'suspend' || closes}
      disabled={held.length > 0}
      state={state}
      onClose={onClose}
    >
      <p style={{ margin: 0 }}>
        {t(WHY[act])} {byTwo && t('person.byTwo')}
      </p>
      {held.length > 0 && <HeldAlone title={t('person.held')} held={held} />}
      <TextAreaField form={state.form} name="reason" label={t('person.innerReason')} required data-autofocus />
      {suspends && <TextAreaField form={state.form} name="words" label={t('person.words')} />}
    </FormDialog>
  );
}
