import type { ProgrammeView } from '#programmes';
import { Button, Group, Stack } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction, useApi } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { Dated, Dialog, LocalText, ProblemAlert, ReasonDialog, useNamed, Written } from '../../ui/index.js';

export type EntryKind = 'component' | 'envelope' | 'funder' | 'funding' | 'partner' | 'gathering' | 'target';
type Entry = Pick<ProgrammeView['funders'][number], 'id' | 'version' | 'withdrawn'>;
type Can = ProgrammeView['can'];

/** Who took part and what was held is put right after the closing too; what holds money only before it. */
const mayWithdraw = (kind: EntryKind, can: Can) => can.includes(kind === 'partner' || kind === 'gathering' ? 'mend' : 'edit');

/** What an entry says; struck through once it is withdrawn, with who took it back, when and why. */
export function Standing({ entry: { withdrawn }, children }: { entry: Entry; children: ReactNode }) {
  const { t } = useTranslation('programmes');
  if (!withdrawn) return <>{children}</>;
  return (
    <>
      <s>{children}</s>
      <div className="work-when">
        {t('entryWithdrawn')} <Dated at={withdrawn.at} /> — <bdi>{withdrawn.by ?? '—'}</bdi>
        {' · '}
        <Written>{withdrawn.reason}</Written>
      </div>
    </>
  );
}

interface ActsProps {
  kind: EntryKind;
  entry: Entry;
  /** What it is called, for the names of the buttons. */
  about: string;
  can: Can;
  /** The form that corrects it. */
  form: (close: () => void) => ReactNode;
}

/** Correct, withdraw or restore, and what became of it: in its place. */
export function EntryActs({ kind, entry, about, can, form }: ActsProps) {
  const { t } = useTranslation('programmes');
  const named = useNamed();
  const [asked, setAsked] = useState<'correct' | 'withdraw' | 'history' | null>(null);
  const path = { kind, id: entry.id };
  const close = () => setAsked(null);
  const withdraw = useAction<string>({
    call: (reason, key) =>
      api.post('/api/programmes/entries/{kind}/{id}/withdrawal', { path, body: { version: entry.version, reason } }, key),
    invalidates: ['/api/programmes'],
    onSuccess: close,
  });
  const restore = useAction<undefined>({
    call: (_, key) => api.post('/api/programmes/entries/{kind}/{id}/restoration', { path, body: { version: entry.version } }, key),
    invalidates: ['/api/programmes'],
  });
  const button = (label: string, onClick: () => void, danger = false) => (
    <Button size="compact-xs" variant="subtle" c={danger ? '#8f1c13' : undefined} aria-label={named(label, about)} onClick={onClick}>
      {label}
    </Button>
  );
  return (
    <>
      <Group gap={4}>
        {!entry.withdrawn && can.includes('mend') && button(t('entryCorrect'), () => setAsked('correct'))}
        {!entry.withdrawn && mayWithdraw(kind, can) && button(t('entryWithdraw'), () => setAsked('withdraw'), true)}
        {entry.withdrawn && mayWithdraw(kind, can) && button(t('entryRestore'), () => restore.run(undefined))}
        {button(t('entryHistory'), () => setAsked('history'))}
      </Group>
      <ProblemAlert problem={restore.problem} />
      {asked === 'correct' && form(close)}
      {asked === 'history' && <History kind={kind} id={entry.id} about={about} onClose={close} />}
      <ReasonDialog
        opened={asked === 'withdraw'}
        title={named(t('entryWithdraw'), about)}
        label={t('entryWithdrawReason')}
        action={t('entryWithdraw')}
        danger
        pending={withdraw.pending}
        onClose={close}
        onConfirm={(reason) => withdraw.run(reason)}
      >
        <p>{t('entryWithdrawWhy')}</p>
        <ProblemAlert problem={withdraw.problem} />
      </ReasonDialog>
    </>
  );
}

function History({ kind, id, about, onClose }: { kind: EntryKind; id: string; about: string; onClose: () => void }) {
  const { t } = useTranslation('programmes');
  const named = useNamed();
  return (
    <Dialog title={named(t('entryHistory'), about)} size="lg" onClose={onClose}>
      <Loaded query={useApi('/api/programmes/entries/{kind}/{id}/history', { path: { kind, id } })}>
        {(acts) => (
          <Stack gap="md">
            {acts.map((act) => (
              <div key={act.id}>
                <strong>
                  <LocalText text={act.act} />
                </strong>
                <div className="work-when">
                  <Dated at={act.at} /> — <bdi>{act.by ?? '—'}</bdi>
                </div>
                {act.reason && <Written>{act.reason}</Written>}
                <ul>
                  {act.changes.map(({ label, from, to }) => (
                    <li key={label.en}>
                      <LocalText text={label} />
                      {' — '}
                      {from !== null && (
                        <>
                          <s>
                            <bdi>{from}</bdi>
                          </s>{' '}
                        </>
                      )}
                      <bdi>{to ?? '—'}</bdi>
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </Stack>
        )}
      </Loaded>
    </Dialog>
  );
}
