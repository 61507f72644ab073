import { ActionIcon, Button, Group, Popover } from '@mantine/core';
import { IconBookmark, IconPencil, IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog, ProblemAlert, TextField, useNamed } from '../../ui/index.js';
import type { Change } from '../address.js';
import { api, useAction, useApi, useApiForm } from '../api/index.js';
import classes from './Listed.module.css';
import listStyles from '../../ui/lists.module.css';

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

/** A view that is there already. */
interface View {
  id: string;
  name: string;
}

/** The views that somebody keeps of a list: chosen, kept under a name, renamed, forgotten. */
export function SavedViews({ list, change }: { list: string; change: Change }) {
  const { t } = useTranslation('common');
  const target = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState(false);
  const [naming, setNaming] = useState<View | 'new' | null>(null);
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
              setNaming('new');
            }}
          >
            {t('list.keepView')}
          </Button>
          <Kept
            list={list}
            onRename={(view) => {
              setOpened(false);
              setNaming(view);
            }}
            onShow={(query) => {
              change(toShow(query));
              setOpened(false);
              backToButton();
            }}
          />
        </Popover.Dropdown>
      </Popover>
      {naming && (
        <NameView
          list={list}
          view={naming === 'new' ? null : naming}
          onClose={() => {
            setNaming(null);
            backToButton();
          }}
        />
      )}
    </>
  );
}

interface KeptProps {
  list: string;
  onShow: (query: string) => void;
  onRename: (view: View) => void;
}

function Kept({ list, onShow, onRename }: KeptProps) {
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
      <ul className={listStyles.plain}>
        {(views.data ?? []).map(({ id, name, query }) => (
          <li key={id}>
            <Group gap={4} wrap="nowrap" justify="space-between">
              <Button variant="subtle" color="dark" size="compact-md" onClick={() => onShow(query)}>
                <bdi>{name}</bdi>
              </Button>
              <Group gap={4} wrap="nowrap">
                <ActionIcon
                  variant="subtle"
                  color="dark"
                  aria-label={named(t('list.renameView'), name)}
                  onClick={() => onRename({ id, name })}
                >
                  <IconPencil size={15} aria-hidden />
                </ActionIcon>
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
            </Group>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Asks the name: of what the screen shows now, or anew of a view that is kept. */
function NameView({ list, view, onClose }: { list: string; view: View | null; onClose: () => void }) {
  const { t } = useTranslation('common');
  const title = view ? t('list.renameView') : t('list.keepView');
  const state = useApiForm({
    initialValues: { name: view?.name ?? '' },
    submit: async ({ name: typed }, key) => {
      const name = typed.trim();
      if (view) await api.put('/api/views/{list}/{id}', { path: { list, id: view.id }, body: { name } }, key);
      else await api.put('/api/views/{list}', { path: { list }, body: { name, query: queryNow() } }, key);
    },
    invalidates: ['/api/views'],
    onSuccess: onClose,
  });
  return (
    <FormDialog title={title} state={state} action={title} disabled={!state.form.values.name.trim()} onClose={onClose}>
      <TextField
        form={state.form}
        name="name"
        label={t('list.viewName')}
        description={view ? undefined : t('list.viewHint')}
        maxLength={80}
        data-autofocus
      />
    </FormDialog>
  );
}
