import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction } from '../../app/api/index.js';
import { AppLink, NextStep, ProblemAlert, ReasonDialog } from '../../ui/index.js';

/** Somebody lost the telephone and the codes: proposes that they enrol another; a second administrator confirms. */
export function LostTelephone({ personId }: { personId: string }) {
  const { t } = useTranslation('identity');
  const [asking, setAsking] = useState(false);
  const propose = useAction<string, { id: string }>({
    call: (reason, key) => api.post('/api/people/{id}/enrolment-proposals', { path: { id: personId }, body: { reason } }, key),
    invalidates: ['/api/proposals'],
    onSuccess: () => setAsking(false),
  });
  if (propose.output)
    return (
      <NextStep actions={<AppLink href={`/app/proposals/${propose.output.id}`}>{t('person.seeProposal')}</AppLink>}>
        {t('person.proposed')}
      </NextStep>
    );
  return (
    <>
      <Button variant="default" mt="sm" onClick={() => setAsking(true)}>
        {t('person.lostAct')}
      </Button>
      <ReasonDialog
        opened={asking}
        title={t('person.lostTitle')}
        label={t('person.lostReason')}
        action={t('person.lostSend')}
        pending={propose.pending}
        onConfirm={(reason) => propose.run(reason)}
        onClose={() => setAsking(false)}
      >
        <ProblemAlert problem={propose.problem} />
        {t('person.lostWhy')}
      </ReasonDialog>
    </>
  );
}
