import { Alert, Button, CopyButton, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction, useApi } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { ConfirmDialog, Dated, PageTitle, ProblemAlert } from '../../ui/index.js';

const STANDING = '/api/me/calendar';

/** The address under which a person's own calendar program reads their due dates: shown once, made anew, ended. */
export function CalendarPage() {
  const { t } = useTranslation('notifications');
  const query = useApi(STANDING);
  const make = useAction<void, { address: string }>({ call: (_, key) => api.post(STANDING, {}, key), invalidates: [STANDING] });
  const end = useAction({ call: (_, key) => api.del(STANDING, {}, key), invalidates: [STANDING] });
  const [asked, setAsked] = useState<'renew' | 'end' | null>(null);
  const close = () => setAsked(null);

  return (
    <>
      <PageTitle title={t('calendar.title')} lead={t('calendar.lead')} />
      <ProblemAlert problem={make.problem ?? end.problem} />
      <Loaded query={query}>
        {({ since }) => (
          <>
            {since && make.output && <Address address={make.output.address} />}
            {since ? (
              <Text mb="sm">
                {t('calendar.since')} <Dated at={since} />
              </Text>
            ) : (
              <Text mb="sm">{t('calendar.none')}</Text>
            )}
            <Text c="dimmed" mb="md" maw="60ch">
              {t('calendar.secret')}
            </Text>
            <Group gap="sm">
              <Button loading={make.pending} onClick={() => (since ? setAsked('renew') : make.run())}>
                {since ? t('calendar.renew') : t('calendar.make')}
              </Button>
              {since && (
                <Button variant="default" loading={end.pending} onClick={() => setAsked('end')}>
                  {t('calendar.end')}
                </Button>
              )}
            </Group>
          </>
        )}
      </Loaded>
      <ConfirmDialog
        opened={asked === 'renew'}
        title={t('calendar.renewTitle')}
        action={t('calendar.renew')}
        onConfirm={() => {
          close();
          make.run();
        }}
        onClose={close}
      >
        {t('calendar.renewWhy')}
      </ConfirmDialog>
      <ConfirmDialog
        opened={asked === 'end'}
        danger
        title={t('calendar.endTitle')}
        action={t('calendar.end')}
        onConfirm={() => {
          close();
          end.run();
        }}
        onClose={close}
      >
        {t('calendar.endWhy')}
      </ConfirmDialog>
    </>
  );
}

/** Told this once: only its hash is kept. */
function Address({ address }: { address: string }) {
  const { t } = useTranslation('notifications');
  return (
    <Alert color="vert" mb="md" title={t('calendar.once')}>
      <Text mb="sm">{t('calendar.how')}</Text>
      <Group gap="sm" align="end" wrap="wrap">
        <TextInput
          label={t('calendar.address')}
          value={address}
          readOnly
          dir="ltr"
          style={{ flex: '1 1 20rem' }}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton value={address}>
          {({ copied, copy }) => <Button onClick={copy}>{copied ? t('calendar.copied') : t('calendar.copy')}</Button>}
        </CopyButton>
      </Group>
    </Alert>
  );
}
