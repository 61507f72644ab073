import { ActionIcon, Button, Group, Modal, Popover, Stack, TextInput } from '@mantine/core';
import { IconBookmark, IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert, typedDirection, useNamed } from '../../ui/index.js';
import { api, useAction, useApi } from '../api/index.js';
import classes from './Listed.module.css';

/** What of the address a view keeps: neither the page nor the language of the screen. */
function queryNow(): string {
  const query = new URLSearchParams(window.location.search);
  for (const name of ['page', 'lang']) query.delete(name);
  return query.toString();
}

/** What the address becomes for a view: its filters, and none of those that stand there now. */
function toShow(query: string): Record<string, string | undefined> {
  const now = [...new URLSearchParams(window.location.search).keys()].filter((name) => name !== 'lang');
  const kept = [...new URLSearchParams(query)].filter(([name]) => name !== 'lang' && name !== 'page');
  return { ...Object.fromEntries(now.map((name) => [name, undefined])), ...Object.fromEntries(kept) };
}

/** The views that somebody keeps of a list: chosen, kept under a name, forgotten. */
export function SavedViews({ list, change }: { list: string; change: (changed: Record<string, string | undefined>) => void }) {
  const { t } = useTranslation('common');
  const target = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState(false);
  const [naming, setNaming] = useState(false);
  const backToButton = () => target.current?.focus();
  return (
    <>
      <Popover opened={opened} onChange={setOpened} position="bottom-end" withinPortal trapFocus returnFocus>
        <Popover.Target>
          <Button
            ref={target}
            variant="default"
            size="xs"
            leftSection={<IconBookmark size={14} aria-hidden />}
            onClick={() => setOpened(!opened)}
          >
            {t('list.views')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown className={classes.views} aria-label={t('list.views')}>
          <Button
            variant="subtle"
            size="compact-md"
            onClick={() => {
              setOpened(false);
              setNaming(true);
            }}
          >
            {t('list.keepView')}
          </Button>
          <Kept
            list={list}
            onShow={(query) => {
              change(toShow(query));
              setOpened(false);
              backToButton();
            }}
          />
        </Popover.Dropdown>
      </Popover>
      <NameView
        list={list}
        opened={naming}
        onClose={() => {
          setNaming(false);
          backToButton();
        }}
      />
    </>
  );
}

function Kept({ list, onShow }: { list: string; onShow: (query: string) => void }) {
  const { t } = useTranslation('common');
  const named = useNamed();
  const views = useApi('/api/views/{list}', { path: { list } });
  const forget = useAction<string>({
    call: (id, key) => api.del('/api/views/{list}/{id}', { path: { list, id } }, key),
    invalidates: ['/api/views'],
  });
  return (
    <>
      <ProblemAlert problem={forget.problem} />
      <ul className="plain">
        {(views.data ?? []).map(({ id, name, query }) => (
          <li key={id}>
            <Group gap={4} wrap="nowrap" justify="space-between">
              <Button variant="subtle" color="dark" size="compact-md" onClick={() => onShow(query)}>
                <bdi>{name}</bdi>
              </Button>
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
          </li>
        ))}
      </ul>
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
