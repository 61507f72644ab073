import type { ZonedInstant } from '#kernel';
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction } from '../../app/api/index.js';
import { ConfirmDialog, Dated, LocalText, ProblemAlert, type Localized } from '../../ui/index.js';
import { FACTOR_CHANGES } from './factor-dialogs.js';

/** The account of the administration by which I may come; it is unlinked here. */
export function ProviderLink({ label, since }: { label: Localized; since: ZonedInstant }) {
  const { t } = useTranslation('identity');
  const [asking, setAsking] = useState(false);
  const unlink = useAction({
    call: (_: void, key) => api.del('/api/me/provider-identity', {}, key),
    invalidates: FACTOR_CHANGES,
    onSuccess: () => setAsking(false),
  });
  return (
    <>
      <Text mt="md" mb="xs">
        {t('factors.linked')} <LocalText text={label} /> — <Dated at={since} />
      </Text>
      <Button variant="default" size="xs" onClick={() => setAsking(true)}>
        {t('factors.unlink')}
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
        {t('factors.unlinkWhy')}
      </ConfirmDialog>
    </>
  );
}
