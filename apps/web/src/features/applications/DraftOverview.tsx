import type { ApplicationView } from '#applications';
import { Alert, Button } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { AppLink, Deadline, Mark, PageTitle, Reference, Section, StateBadge, TaskList, useGo, useLocal } from '../../ui/index.js';
import { tones, useCheckTitle, useTasks } from './tasks.js';
import { Withdraw } from './Withdraw.js';
import styles from './DraftOverview.module.css';

/** The file as a list of tasks, in any order and over several sittings; then its submission. */
export function DraftOverview({ file }: { file: ApplicationView }) {
  const { t } = useTranslation('applications');
  const local = useLocal();
  const go = useGo();
  const tasks = useTasks(file);
  const checkTitle = useCheckTitle(file);
  const done = tasks.filter(({ state }) => state === 'complete').length;
  const next = tasks.find(({ state, open }) => open && state !== 'complete');
  const ready = file.completeness.errors.length === 0;
  const check = `/app/applications/${file.id}/check`;
  return (
    <>
      <PageTitle
        title={file.project.title || t('untitled')}
        over={<AppLink href="/app/applications">{t('navOwn')}</AppLink>}
        lead={
          <>
            {file.number && (
              <>
                <Reference>{file.number}</Reference>
                {' · '}
              </>
            )}
            {local(file.call.title)}
          </>
        }
        actions={<StateBadge state={file.state} label={file.stateLabel} />}
      />
      {file.completion ? (
        <CompletionAlert file={file} />
      ) : (
        <p className={styles.deadline}>
          <IconClock size={18} aria-hidden />
          <span>
            {t('closes')}{' '}
            <strong>
              <Deadline at={file.call.closes} />
            </strong>
          </span>
        </p>
      )}
      <Section title={t('overview.title')} aside={<span>{t('overview.done', { done, total: tasks.length })}</span>}>
        <TaskList
          label={t('overview.title')}
          tasks={tasks.map(({ href, label, state, open }) => ({
            href,
            label,
            status:
              file.completion && open ? (
                <Mark tone="attention">{t('overview.asked')}</Mark>
              ) : (
                <Mark tone={tones[state]}>{t(`state.${state}`)}</Mark>
              ),
          }))}
        />
      </Section>
      {next && !ready ? (
        <Button onClick={() => go(next.href)}>{t('overview.next', { section: next.label })}</Button>
      ) : (
        <Button onClick={() => go(check)}>{checkTitle}</Button>
      )}
      {next && !ready && (
        <p>
          <AppLink href={check}>{t('overview.seeMissing')}</AppLink>
        </p>
      )}
      <Withdraw file={file} />
    </>
  );
}

export function CompletionAlert({ file: { completion } }: { file: ApplicationView }) {
  const { t } = useTranslation('applications');
  if (!completion) return null;
  return (
    <Alert color="orange" mb="md" icon={<IconClock aria-hidden />} title={t('completion.title')} styles={{ title: { color: '#7a3b00' } }}>
      <p style={{ margin: 0 }}>
        {t('completion.until')}{' '}
        <strong>
          <Deadline at={completion.until} />
        </strong>
      </p>
      <p style={{ margin: 0 }}>{t('completion.hint')}</p>
    </Alert>
  );
}
