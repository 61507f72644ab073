import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, fileAddress, useAction, useApi } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { ConfirmDialog, Dated, LocalText, ProblemAlert, Section } from '../../ui/index.js';
import { HeldAlone } from './HeldAlone.js';

const COPIES = '/api/me/data-exports';
const ERASURE = '/api/me/erasure';
const NOTICE = '/api/me/notice';

/** A copy of what is kept of me, and the request that it goes; what must stay is said with the reason before. */
export function MyData() {
  const { t } = useTranslation('identity');
  return (
    <Section title={t('data.title')}>
      <Text size="sm" c="dimmed" mb="sm" maw="70ch">
        {t('data.hint')} <a href="/privacy">{t('data.register')}</a>
      </Text>
      <Stack gap="md">
        <div>
          <Notice />
        </div>
        <div>
          <Copy />
        </div>
        <div>
          <Erasure />
        </div>
      </Stack>
    </Section>
  );
}

function Notice() {
  const { t } = useTranslation('identity');
  const query = useApi(NOTICE);
  const take = useAction<string>({ call: (version, key) => api.put(NOTICE, { body: { version } }, key), invalidates: [NOTICE] });
  return (
    <Loaded query={query}>
      {({ version, taken, isCurrent }) => (
        <>
          <ProblemAlert problem={take.problem} />
          {isCurrent ? (
            <Text>
              {t('data.noticeTaken')} {taken && <Dated at={taken} />}
            </Text>
          ) : (
            <>
              <Text mb="xs">{taken ? t('data.noticeChanged') : t('data.noticeNew')}</Text>
              <Button variant="default" loading={take.pending} onClick={() => take.run(version)}>
                {t('data.noticeTake')}
              </Button>
            </>
          )}
        </>
      )}
    </Loaded>
  );
}

function Copy() {
  const { t } = useTranslation('identity');
  const query = useApi(COPIES, {}, { refetchInterval: ({ state }) => (state.data?.some(({ ready }) => !ready) ? 2_000 : false) });
  const ask = useAction({ call: (_: void, key) => api.post(COPIES, {}, key), invalidates: [COPIES] });
  return (
    <Loaded query={query}>
      {(copies) => (
        <>
          <ProblemAlert problem={ask.problem} />
          {copies.map(({ id, ready, ends }) =>
            ready ? (
              <Group key={id} gap="sm" mb="sm">
                <a href={fileAddress('/api/me/data-exports/{id}/{format}', { path: { id, format: 'html' } })}>{t('data.read')}</a>
                <a href={fileAddress('/api/me/data-exports/{id}/{format}', { path: { id, format: 'json' } })}>{t('data.json')}</a>
                <Text size="sm" c="dimmed">
                  {t('data.until')} <Dated at={ends} />
                </Text>
              </Group>
            ) : (
              <Text key={id} mb="sm">
                {t('data.preparing')}
              </Text>
            ),
          )}
          <Button variant="default" loading={ask.pending} onClick={() => ask.run()}>
            {t('data.ask')}
          </Button>
        </>
      )}
    </Loaded>
  );
}

function Erasure() {
  const { t } = useTranslation('identity');
  const query = useApi(ERASURE);
  const [asking, setAsking] = useState(false);
  const ask = useAction<'ask' | 'withdraw'>({
    call: (what, key) => (what === 'ask' ? api.post(ERASURE, {}, key) : api.del(ERASURE, {}, key)),
    invalidates: [ERASURE],
    onSuccess: () => setAsking(false),
  });
  return (
    <Loaded query={query}>
      {({ asked, held, goes, stays }) => (
        <>
          {asked ? (
            <>
              <Text>{t('data.erasureAsked')}</Text>
              <Button variant="default" mt="xs" loading={ask.pending} onClick={() => ask.run('withdraw')}>
                {t('data.withdraw')}
              </Button>
            </>
          ) : (
            <Button variant="default" onClick={() => setAsking(true)}>
              {t('data.erase')}
            </Button>
          )}
          <ConfirmDialog
            opened={asking}
            title={t('data.eraseTitle')}
            action={t('data.erase')}
            danger
            pending={ask.pending}
            onConfirm={() => ask.run('ask')}
            onClose={() => setAsking(false)}
          >
            <ProblemAlert problem={ask.problem} />
            {held.length > 0 && <HeldAlone title={t('account.closeHeld')} held={held} />}
            <Text fw={600}>{t('data.goes')}</Text>
            <ul>
              {goes.map((what) => (
                <li key={what.fr}>
                  <LocalText text={what} />
                </li>
              ))}
            </ul>
            <Text fw={600}>{t('data.stays')}</Text>
            <ul>
              {stays.map(({ what, why }) => (
                <li key={what.fr}>
                  <LocalText text={what} /> — <LocalText text={why} />
                </li>
              ))}
            </ul>
          </ConfirmDialog>
        </>
      )}
    </Loaded>
  );
}
