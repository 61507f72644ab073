import type { GrantedRole } from '#identity';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppLink, NextStep } from '../../ui/index.js';
import { AbsenceDialog } from './AbsenceDialog.js';

/** Somebody left without naming who acts for them: an administrator does. */
export function NameDelegate({ personId, grants }: { personId: string; grants: readonly GrantedRole[] }) {
  const { t } = useTranslation('identity');
  const [isNaming, setNaming] = useState(false);
  const [proposalId, setProposalId] = useState<string | null>(null);
  const roles = grants.filter(({ lendable }) => lendable).map(({ id, ...role }) => ({ grantId: id, ...role }));
  if (roles.length === 0) return null;
  return (
    <>
      {proposalId && (
        <NextStep actions={<AppLink href={`/app/proposals/${proposalId}`}>{t('person.seeProposal')}</AppLink>}>
          {t('person.proposed')}
        </NextStep>
      )}
      <Button variant="default" mt="sm" onClick={() => setNaming(true)}>
        {t('absence.theirTitle')}
      </Button>
      {isNaming && <AbsenceDialog personId={personId} roles={roles} onProposed={setProposalId} onClose={() => setNaming(false)} />}
    </>
  );
}
