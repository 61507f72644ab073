import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction } from '../../app/api/index.js';
import { ConfirmDialog, ProblemAlert } from '../../ui/index.js';

/** By an administrator: the address of somebody was given to a colleague, who must not come into their account. */
export function UnlinkProvider({ personId }: { personId: string }) {
  const { t } = useTranslation('identity');
  const [asking, setAsking] = useState(false);
  const unlink = useAction({
    call: (_: void, key) => api.del('/api/people/{id}/provider-identity', { path: { id: personId } }, key),
    invalidates: ['/api/people'],
    onSuccess: () => setAsking(false),
  });
  return (
    <>
      <Button variant="default" mt="sm" onClick={() => setAsking(true)}>
        {t('factors.unlinkTheirs')}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t('factors.unlinkTitle')}
        action={t('factors.unlink')}
        danger
        pending={unlink.pending}
        onConfirm={() => unlink.run()}
        onClose={() => setAsking(false)}
      >
        <ProblemAlert problem={unlink.problem} />
        {t('factors.unlinkTheirsWhy')}
      </ConfirmDialog>
    </>
  );
}
