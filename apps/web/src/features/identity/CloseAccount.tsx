import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction, useApi } from '../../app/api/index.js';
import { outbox } from '../../app/saving/page-outbox.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { ConfirmDialog, ProblemAlert, Section } from '../../ui/index.js';
import { HeldAlone } from './HeldAlone.js';

/** Closes one's own account; what rests on the person is said before. */
export function CloseAccount() {
  const { t } = useTranslation('identity');
  const query = useApi('/api/me/holdings');
  const [asking, setAsking] = useState(false);
  const close = useAction({
    call: (_: void, key) => api.post('/api/me/closure', {}, key),
    // A fresh document forgets everything that was read.
    onSuccess: () => void outbox.erase().then(() => location.assign('/app/sign-in')),
  });
  return (
    <Section title={t('account.close')}>
      <Text size="sm" c="dimmed" mb="sm" maw="70ch">
        {t('account.closeLead')}
      </Text>
      <Loaded query={query}>
        {(held) =>
          held.length > 0 ? (
            <HeldAlone title={t('account.closeHeld')} held={held} />
          ) : (
            <Button variant="default" onClick={() => setAsking(true)}>
              {t('account.close')}
            </Button>
          )
        }
      </Loaded>
      <ConfirmDialog
        opened={asking}
        title={t('account.closeTitle')}
        action={t('account.close')}
        danger
        pending={close.pending}
        onConfirm={() => close.run()}
        onClose={() => setAsking(false)}
      >
        <ProblemAlert problem={close.problem} />
        {t('account.closeLead')}
      </ConfirmDialog>
    </Section>
  );
}
