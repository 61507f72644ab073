import type { OpenSession } from '#identity';
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction, useApi } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { ConfirmDialog, DataTable, Dated, LocalText, Mark, ProblemAlert, Reference, Section, useLocal } from '../../ui/index.js';

const SESSIONS = '/api/me/sessions';

/** Where I am signed in; what is not mine, or no longer of use, is ended here. */
export function MySessions() {
  const { t } = useTranslation('identity');
  const query = useApi(SESSIONS);
  const [doomed, setDoomed] = useState<OpenSession | 'others' | null>(null);
  const end = useAction<OpenSession | 'others'>({
    call: (which, key) =>
      which === 'others' ? api.del(SESSIONS, {}, key) : api.del('/api/me/sessions/{id}', { path: { id: which.id } }, key),
    invalidates: [SESSIONS],
    onSuccess: () => setDoomed(null),
  });
  const isOthers = doomed === 'others';

  return (
    <Section title={t('account.sessions')}>
      <Text size="sm" c="dimmed" mb="sm" maw="70ch">
        {t('account.sessionsHint')}
      </Text>
      <Loaded query={query}>
        {(sessions) => (
          <>
            <SessionsTable sessions={sessions} onEnd={setDoomed} />
            {sessions.length > 1 && (
              <Button variant="default" mt="md" onClick={() => setDoomed('others')}>
                {t('account.endOthers')}
              </Button>
            )}
          </>
        )}
      </Loaded>
      <ConfirmDialog
        opened={doomed !== null}
        title={isOthers ? t('account.endOthersTitle') : t('account.endTitle')}
        action={isOthers ? t('account.endOthers') : t('account.end')}
        danger
        pending={end.pending}
        onConfirm={() => doomed && end.run(doomed)}
        onClose={() => setDoomed(null)}
      >
        <ProblemAlert problem={end.problem} />
        {isOthers ? t('account.endOthersWhy') : t('account.endWhy')}
      </ConfirmDialog>
    </Section>
  );
}

function SessionsTable({ sessions, onEnd }: { sessions: OpenSession[]; onEnd: (session: OpenSession) => void }) {
  const { t } = useTranslation('identity');
  const local = useLocal();
  return (
    <DataTable
      caption={t('account.sessions')}
      rows={sessions}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'device',
          header: t('account.device'),
          cell: ({ device, present, unfinished }) => (
            <>
              <LocalText text={device} /> {present && <Mark tone="good">{t('account.present')}</Mark>}
              {unfinished && <Mark tone="attention">{t('account.unfinished')}</Mark>}
            </>
          ),
        },
        { key: 'address', header: t('account.address'), cell: ({ address }) => (address ? <Reference>{address}</Reference> : '—') },
        { key: 'began', header: t('account.began'), cell: ({ began }) => <Dated at={began} /> },
        { key: 'seen', header: t('account.lastSeen'), cell: ({ lastSeen }) => <Dated at={lastSeen} /> },
        {
          key: 'end',
          header: '',
          cell: (session) =>
            session.present ? null : (
              <Button
                variant="default"
                size="xs"
                onClick={() => onEnd(session)}
                aria-label={`${t('account.end')} — ${local(session.device)}`}
              >
                {t('account.end')}
              </Button>
            ),
        },
      ]}
    />
  );
}
