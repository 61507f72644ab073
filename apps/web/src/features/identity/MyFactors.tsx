import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction, useApi, type Answer } from '../../app/api/index.js';
import { knowsPasskeys } from '../../app/session/passkeys.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { ConfirmDialog, DataTable, Dated, Mark, ProblemAlert, Section } from '../../ui/index.js';
import { AddCode, AddPasskey, FACTORS, FACTOR_CHANGES, RenamePasskey } from './factor-dialogs.js';
import { ProviderLink } from './ProviderLink.js';

type Passkey = Answer<'get', typeof FACTORS>['passkeys'][number];

/** What protects my account beside the password: an application of codes, passkeys; added, named and removed here. */
export function MyFactors() {
  const { t } = useTranslation('identity');
  const query = useApi(FACTORS);
  const [open, setOpen] = useState<'passkey' | 'code' | 'no-code' | { rename: Passkey } | { remove: Passkey } | null>(null);
  const close = () => setOpen(null);
  const doomed = open !== null && typeof open === 'object' && 'remove' in open ? open.remove : null;
  const remove = useAction<Passkey | 'code'>({
    call: (which, key) =>
      which === 'code' ? api.del(FACTORS, {}, key) : api.del('/api/me/passkeys/{id}', { path: { id: which.id } }, key),
    invalidates: FACTOR_CHANGES,
    onSuccess: close,
  });
  return (
    <Section title={t('factors.title')}>
      <Text size="sm" c="dimmed" mb="sm" maw="70ch">
        {t('factors.hint')}
      </Text>
      <Loaded query={query}>
        {({ code, passkeys, required, provider }) => (
          <>
            <Text mb="sm">
              {code ? t('factors.code') : t('factors.noCode')}{' '}
              {code?.removable && (
                <Button variant="default" size="xs" ms="xs" onClick={() => setOpen('no-code')}>
                  {t('factors.removeCode')}
                </Button>
              )}
              {!code && (
                <Button variant="default" size="xs" ms="xs" onClick={() => setOpen('code')}>
                  {t('factors.addCode')}
                </Button>
              )}
            </Text>
            {passkeys.length > 0 && (
              <PasskeysTable passkeys={passkeys} onRename={(rename) => setOpen({ rename })} onRemove={(one) => setOpen({ remove: one })} />
            )}
            {required && (code ? 1 : 0) + passkeys.filter(({ blocked }) => !blocked).length === 1 && (
              <Text size="sm" c="dimmed" mt="xs">
                {t('factors.last')}
              </Text>
            )}
            {knowsPasskeys() ? (
              <Button mt="md" onClick={() => setOpen('passkey')}>
                {t('factors.add')}
              </Button>
            ) : (
              <Text size="sm" mt="md">
                {t('factors.unknown')}
              </Text>
            )}
            {provider && <ProviderLink {...provider} />}
          </>
        )}
      </Loaded>
      {open === 'passkey' && <AddPasskey onClose={close} />}
      {open === 'code' && <AddCode onClose={close} />}
      {open !== null && typeof open === 'object' && 'rename' in open && <RenamePasskey passkey={open.rename} onClose={close} />}
      <ConfirmDialog
        opened={doomed !== null || open === 'no-code'}
        title={doomed ? t('factors.removeTitle', { name: doomed.name }) : t('factors.removeCodeTitle')}
        action={doomed ? t('factors.remove') : t('factors.removeCode')}
        danger
        pending={remove.pending}
        onConfirm={() => remove.run(doomed ?? 'code')}
        onClose={close}
      >
        <ProblemAlert problem={remove.problem} />
        {doomed ? t('factors.removeWhy') : t('factors.removeCodeWhy')}
      </ConfirmDialog>
    </Section>
  );
}

interface TableProps {
  passkeys: Passkey[];
  onRename: (passkey: Passkey) => void;
  onRemove: (passkey: Passkey) => void;
}

function PasskeysTable({ passkeys, onRename, onRemove }: TableProps) {
  const { t } = useTranslation('identity');
  return (
    <DataTable
      caption={t('factors.passkeys')}
      rows={passkeys}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          header: t('factors.passkey'),
          cell: ({ name, blocked }) => (
            <>
              <bdi>{name}</bdi> {blocked && <Mark tone="bad">{t('factors.blocked')}</Mark>}
            </>
          ),
        },
        { key: 'added', header: t('factors.added'), cell: ({ added }) => <Dated at={added} /> },
        { key: 'used', header: t('factors.used'), cell: ({ lastUsed }) => (lastUsed ? <Dated at={lastUsed} /> : '—') },
        {
          key: 'acts',
          header: '',
          cell: (passkey) => (
            <Group gap="xs">
              <Button variant="default" size="xs" onClick={() => onRename(passkey)} aria-label={`${t('factors.rename')} — ${passkey.name}`}>
                {t('factors.rename')}
              </Button>
              {passkey.removable && (
                <Button
                  variant="default"
                  size="xs"
                  onClick={() => onRemove(passkey)}
                  aria-label={`${t('factors.remove')} — ${passkey.name}`}
                >
                  {t('factors.remove')}
                </Button>
              )}
            </Group>
          ),
        },
      ]}
    />
  );
}
