import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction } from '../../app/api/index.js';
import { AppLink, NextStep, ProblemAlert, ReasonDialog, useGo } from '../../ui/index.js';

/** Erases the account of somebody who asked for it; of somebody who cannot ask, two administrators do. */
export function EraseAccount({ personId, asked }: { personId: string; asked: boolean }) {
  const { t } = useTranslation('identity');
  const go = useGo();
  const [asking, setAsking] = useState(false);
  const erase = useAction<string, { id: string } | null>({
    call: async (reason, key) => {
      const given = { path: { id: personId }, body: { reason } };
      if (!asked) return api.post('/api/people/{id}/erasure-proposals', given, key);
      await api.post('/api/people/{id}/erasure', given, key);
      return null;
    },
    invalidates: ['/api/people', '/api/proposals'],
    onSuccess: (proposal) => {
      setAsking(false);
      if (!proposal) go('/app/people');
    },
  });
  if (erase.output)
    return (
      <NextStep actions={<AppLink href={`/app/proposals/${erase.output.id}`}>{t('person.seeProposal')}</AppLink>}>
        {t('person.proposed')}
      </NextStep>
    );
  const act = asked ? t('data.eraseTheirs') : t('data.proposeErasure');
  return (
    <>
      <Button variant="default" mt="sm" onClick={() => setAsking(true)}>
        {act}
      </Button>
      <ReasonDialog
        opened={asking}
        title={act}
        label={t('person.innerReason')}
        action={act}
        danger
        pending={erase.pending}
        onConfirm={(reason) => erase.run(reason)}
        onClose={() => setAsking(false)}
      >
        <ProblemAlert problem={erase.problem} />
        {asked ? t('data.eraseTheirsWhy') : t('data.proposeErasureWhy')}
      </ReasonDialog>
    </>
  );
}
