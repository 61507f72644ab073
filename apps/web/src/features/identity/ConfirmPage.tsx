import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { api, useAction } from '../../app/api/index.js';
import { PageTitle, ProblemAlert, useGo } from '../../ui/index.js';
import { LinkRequest } from './LinkRequest.js';
import { Narrow } from './Narrow.js';

/** Confirms an address. One press, because programs that inspect mail open its links too, and a link serves once. */
export function ConfirmPage() {
  const { t } = useTranslation('identity');
  const go = useGo();
  const [{ token = '' }] = useAddressFilters();
  const [confirmed, setConfirmed] = useState(false);
  const confirm = useAction({
    call: (_, key) => api.post('/api/people/confirmations', { token }, key),
    onSuccess: () => setConfirmed(true),
  });

  if (confirmed) {
    return (
      <Narrow>
        <PageTitle title={t('confirm.doneTitle')} lead={t('confirm.done')} />
        <Button onClick={() => go('/app/sign-in')}>{t('toSignIn')}</Button>
      </Narrow>
    );
  }
  return (
    <Narrow>
      <PageTitle title={t('confirm.title')} lead={t('confirm.lead')} />
      <ProblemAlert problem={confirm.problem} />
      {confirm.problem && confirm.problem.status > 0 ? (
        <LinkRequest />
      ) : (
        <Button onClick={() => confirm.run()} loading={confirm.pending}>
          {t('confirm.act')}
        </Button>
      )}
    </Narrow>
  );
}
