import type { ApplicationView } from '#applications';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction } from '../../app/api/index.js';
import { ConfirmDialog, ProblemAlert } from '../../ui/index.js';

/** Takes the file back, until the deadline; shown only when the API lists it. */
export function Withdraw({ file }: { file: ApplicationView }) {
  const { t } = useTranslation('applications');
  const [asking, setAsking] = useState(false);
  const withdraw = useAction({
    call: (_, key) => api.post('/api/applications/{id}/withdrawal', { path: { id: file.id }, body: {} }, key),
    invalidates: ['/api/applications', '/api/home'],
    onSuccess: () => setAsking(false),
  });
  if (!file.can.includes('withdraw')) return null;
  return (
    <p className="no-print">
      <Button variant="subtle" c="#8f1c13" size="compact-md" px={0} onClick={() => setAsking(true)}>
        {t('withdraw.act')}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t('withdraw.title')}
        action={t('withdraw.act')}
        danger
        pending={withdraw.pending}
        onConfirm={() => withdraw.run()}
        onClose={() => setAsking(false)}
      >
        <ProblemAlert problem={withdraw.problem} />
        {t('withdraw.why')}
      </ConfirmDialog>
    </p>
  );
}
