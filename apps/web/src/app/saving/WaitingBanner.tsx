import { Button, CopyButton, Group, Stack, Textarea } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { AppLink } from '../../ui/AppLink.js';
import { Dialog } from '../../ui/dialogs.js';
import { typedDirection } from '../../ui/fields.js';
import { useNamed } from '../../ui/text.js';
import { useSession } from '../session/session.js';
import type { Unsent } from './outbox.js';
import { outbox } from './page-outbox.js';
import { newWordsIn } from './words.js';
import styles from './saving.module.css';

/** On every page while something typed has not arrived: how much, and what cannot be saved any more. */
export function WaitingBanner() {
  const { t } = useTranslation('common');
  const client = useQueryClient();
  const { person, activeGrantId } = useSession();
  const { sendable, stopped } = useSyncExternalStore(outbox.subscribe, outbox.snapshot);
  const [open, setOpen] = useState(false);
  const [trying, setTrying] = useState(false);

  useEffect(() => {
    outbox.onSent = (address) => {
      const room = address.split('/').slice(0, 3).join('/');
      void client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith(room) });
    };
    return () => {
      outbox.onSent = null;
    };
  }, [client]);
  useEffect(() => void outbox.open(person.id, activeGrantId), [person.id, activeGrantId]);

  const count = sendable.length + stopped.length;
  const again = async () => {
    setTrying(true);
    await outbox.flush();
    setTrying(false);
  };
  return (
    <>
      <div role="status" aria-live="polite">
        {count > 0 && (
          <div className={`${styles.banner} no-print`}>
            <div className="page">
              <IconCloudOff size={18} aria-hidden />
              <span>
                {sendable.length > 0 && t('waiting.count', { count: sendable.length })}{' '}
                {stopped.length > 0 && t('waiting.stopped', { count: stopped.length })}
              </span>
              <button type="button" className="link" onClick={() => setOpen(true)}>
                {t('waiting.see')}
              </button>
            </div>
          </div>
        )}
      </div>
      <Dialog opened={open && count > 0} onClose={() => setOpen(false)} title={t('waiting.title')}>
        <Stack gap="md">
          <p style={{ margin: 0 }}>{t('waiting.lead')}</p>
          {sendable.map((unsent) => (
            <div key={unsent.id}>
              <AppLink href={unsent.part.href} onClick={() => setOpen(false)}>
                <bdi>{unsent.part.title}</bdi>
              </AppLink>
              {unsent.asks && <p className="work-when">{t('waiting.asks')}</p>}
              {unsent.grant !== activeGrantId && <p className="work-when">{t('waiting.otherRole')}</p>}
            </div>
          ))}
          {stopped.map((unsent) => (
            <Stopped key={unsent.id} unsent={unsent} />
          ))}
          <Group gap="sm">
            {sendable.length > 0 && (
              <Button loading={trying} onClick={() => void again()}>
                {t('leaving.again')}
              </Button>
            )}
            <Button variant="default" onClick={() => setOpen(false)}>
              {t('close')}
            </Button>
          </Group>
        </Stack>
      </Dialog>
    </>
  );
}

/** Words that the API will not take any more: to be copied, tried again, or dropped. */
function Stopped({ unsent }: { unsent: Unsent }) {
  const { t } = useTranslation('common');
  const named = useNamed();
  const { part, stopped } = unsent;
  const words = newWordsIn(unsent.content, unsent.known.content).join('\n');
  return (
    <section aria-label={part.title}>
      <h3>
        <bdi>{part.title}</bdi>
      </h3>
      <p>
        {t('waiting.why')} {stopped?.title} {stopped?.detail}
      </p>
      <Textarea label={t('waiting.words')} readOnly autosize maxRows={8} value={words} attributes={typedDirection('auto')} />
      <Group gap="sm" mt="xs">
        <CopyButton value={words}>
          {({ copied, copy }) => (
            <Button size="xs" variant="default" onClick={copy} aria-label={named(t('waiting.copy'), part.title)}>
              {copied ? t('waiting.copied') : t('waiting.copy')}
            </Button>
          )}
        </CopyButton>
        <Button size="xs" variant="default" onClick={() => void outbox.retry(unsent.id)} aria-label={named(t('leaving.again'), part.title)}>
          {t('leaving.again')}
        </Button>
        <Button
          size="xs"
          variant="subtle"
          c="#8f1c13"
          onClick={() => void outbox.drop(unsent.id)}
          aria-label={named(t('waiting.drop'), part.title)}
        >
          {t('waiting.drop')}
        </Button>
      </Group>
    </section>
  );
}
