import { ActionIcon, Button, Group, Menu, Modal, Stack, TextInput } from '@mantine/core';
import { IconBookmark, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert, typedDirection, useNamed } from '../../ui/index.js';
import { api, useAction, useApi } from '../api/index.js';

/** What of the address a view keeps: all but the page. */
function queryNow(): string {
  const query = new URLSearchParams(window.location.search);
  query.delete('page');
  return query.toString();
}

/** The views that somebody keeps of a list: chosen, kept under a name, forgotten. */
export function SavedViews({ list, change }: { list: string; change: (changed: Record<string, string | undefined>) => void }) {
  const { t } = useTranslation('common');
  const named = useNamed();
  const [naming, setNaming] = useState(false);
  const views = useApi('/api/views/{list}', { path: { list } });
  const forget = useAction<string>({
    call: (id, key) => api.del('/api/views/{list}/{id}', { path: { list, id } }, key),
    invalidates: ['/api/views'],
  });
  const show = (query: string) => {
    const now = Object.fromEntries([...new URLSearchParams(window.location.search).keys()].map((name) => [name, undefined]));
    change({ ...now, ...Object.fromEntries(new URLSearchParams(query)) });
  };
  return (
    <>
      <Menu position="bottom-end" withinPortal closeOnItemClick={false}>
        <Menu.Target>
          <Button variant="default" size="xs" leftSection={<IconBookmark size={14} aria-hidden />}>
            {t('list.views')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown maw={340}>
          {(views.data ?? []).map(({ id, name, query }) => (
            <Group key={id} gap={4} wrap="nowrap">
              <Menu.Item onClick={() => show(query)}>
                <bdi>{name}</bdi>
              </Menu.Item>
              <ActionIcon
                variant="subtle"
                color="dark"
                aria-label={named(t('list.forgetView'), name)}
                loading={forget.pending}
                onClick={() => forget.run(id)}
              >
                <IconTrash size={15} aria-hidden />
              </ActionIcon>
            </Group>
          ))}
          <Menu.Item closeMenuOnClick onClick={() => setNaming(true)}>
            {t('list.keepView')}
          </Menu.Item>
          <ProblemAlert problem={forget.problem} />
        </Menu.Dropdown>
      </Menu>
      <NameView list={list} opened={naming} onClose={() => setNaming(false)} />
    </>
  );
}

function NameView({ list, opened, onClose }: { list: string; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('common');
  const [name, setName] = useState('');
  const keep = useAction<string>({
    call: (text, key) => api.put('/api/views/{list}', { path: { list }, body: { name: text, query: queryNow() } }, key),
    invalidates: ['/api/views'],
    onSuccess: () => {
      setName('');
      onClose();
    },
  });
  return (
    <Modal opened={opened} onClose={onClose} title={<strong>{t('list.keepView')}</strong>} closeButtonProps={{ 'aria-label': t('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) keep.run(name.trim());
        }}
      >
        <Stack gap="md">
          <ProblemAlert problem={keep.problem} />
          <TextInput
            label={t('list.viewName')}
            description={t('list.viewHint')}
            attributes={typedDirection('auto')}
            maxLength={80}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Group gap="sm">
            <Button type="submit" loading={keep.pending} disabled={!name.trim()}>
              {t('list.keepView')}
            </Button>
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
