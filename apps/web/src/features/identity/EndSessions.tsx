import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction } from '../../app/api/index.js';
import { ProblemAlert, ReasonDialog } from '../../ui/index.js';

/** Signs somebody out everywhere, by an administrator. */
export function EndSessions({ personId }: { personId: string }) {
  const { t } = useTranslation('identity');
  const [asking, setAsking] = useState(false);
  const end = useAction<string>({
    call: (reason, key) => api.post('/api/people/{id}/session-endings', { path: { id: personId }, body: { reason } }, key),
    invalidates: ['/api/people'],
    onSuccess: () => setAsking(false),
  });
  return (
    <>
      <Button variant="default" mt="sm" onClick={() => setAsking(true)}>
        {t('person.endSessions')}
      </Button>
      <ReasonDialog
        opened={asking}
        title={t('person.endSessions')}
        label={t('person.endSessionsReason')}
        action={t('person.endSessions')}
        danger
        pending={end.pending}
        onConfirm={(reason) => end.run(reason)}
        onClose={() => setAsking(false)}
      >
        <ProblemAlert problem={end.problem} />
        {t('person.endSessionsWhy')}
      </ReasonDialog>
    </>
  );
}
