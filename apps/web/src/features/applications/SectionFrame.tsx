import type { ApplicationView } from '#applications';
import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useState, type ReactNode } from 'react';
import { useAddressFilters } from '../../app/address.js';
import { ConflictQuestion, type AutosaveOfForm, type DescribeField } from '../../app/saving/index.js';
import {
  AppLink,
  Deadline,
  ErrorSummary,
  Mark,
  PageTitle,
  ProblemAlert,
  SaveState,
  StickyBar,
  TaskList,
  useGo,
  useLocal,
} from '../../ui/index.js';
import { CompletionAlert } from './DraftOverview.js';
import { tones, useCheckTitle, useTasks } from './tasks.js';
import type { SectionError } from './useSectionForm.js';
import styles from './SectionFrame.module.css';

interface SectionFrameProps<Values> {
  file: ApplicationView;
  path: string;
  hint?: ReactNode;
  errors: SectionError[];
  /** Absent where each act is saved by itself (documents). */
  autosave?: Pick<AutosaveOfForm<Values>, 'saving' | 'problem' | 'question' | 'choose' | 'settle'>;
  /** What a field of the section's content is called, and what is written in it, where two people wrote at once. */
  describe?: DescribeField;
  children: ReactNode;
}

/** What stands around every section: where one is, whether it is saved, what is wrong, and the way on. */
export function SectionFrame<Values>({ file, path, hint, errors, autosave, describe, children }: SectionFrameProps<Values>) {
  const { t } = useTranslation('applications');
  const local = useLocal();
  const go = useGo();
  const [{ check }] = useAddressFilters();
  const tasks = useTasks(file);
  const checkTitle = useCheckTitle(file);
  const index = tasks.findIndex((task) => task.path === path);
  const task = tasks[index];
  const next = tasks.slice(index + 1).find(({ open }) => open);
  const home = `/app/applications/${file.id}`;
  const [stayed, setStayed] = useState(false);
  const leave = async (href: string) => {
    const saved = !autosave || (await autosave.settle());
    setStayed(!saved);
    if (saved) go(href);
  };
  const generalProblem = autosave?.problem && autosave.problem.errors.length === 0 ? autosave.problem : null;

  return (
    <div className={styles.layout}>
      <Sections file={file} path={path} tasks={tasks} />
      <div>
        <PageTitle
          title={task?.label ?? ''}
          over={
            <>
              <AppLink href={home}>{file.project.title || t('untitled')}</AppLink> · {local(file.call.title)}
            </>
          }
          lead={hint}
        />
        <StickyBar edge="start">
          {autosave && <SaveState saving={autosave.saving} />}
          <span className="work-when">
            {file.completion ? t('completion.until') : t('closes')} <Deadline at={file.completion?.until ?? file.call.closes} />
          </span>
        </StickyBar>
        {task?.open && <CompletionAlert file={file} />}
        {!task?.open && <p className="lead">{t('locked')}</p>}
        {check !== undefined && <ErrorSummary errors={errors} attempt={0} />}
        <ProblemAlert problem={generalProblem} />
        {stayed && autosave?.saving.state === 'failed' && (
          <p className="field-error" role="alert">
            {t('stayed')}
          </p>
        )}
        {autosave && describe && <ConflictQuestion question={autosave.question} describe={describe} onChoose={autosave.choose} />}
        <div onBlur={() => void autosave?.settle()}>{children}</div>
        <Group gap="sm" mt="lg">
          <Button onClick={() => void leave(check === undefined && next ? next.href : `${home}/check`)}>
            {check === undefined && next ? t('continue') : checkTitle}
          </Button>
          <Button variant="default" onClick={() => void leave(home)}>
            {t('overview.title')}
          </Button>
        </Group>
      </div>
    </div>
  );
}

function Sections({ file, path, tasks }: { file: ApplicationView; path: string; tasks: ReturnType<typeof useTasks> }) {
  const { t } = useTranslation('applications');
  const checkTitle = useCheckTitle(file);
  const wide = window.matchMedia('(min-width: 900px)').matches;
  const done = tasks.filter(({ state }) => state === 'complete').length;
  return (
    <details className={styles.sections} open={wide}>
      <summary>
        <span>{t('overview.title')}</span>
        <bdi className="figure">
          {done}/{tasks.length}
        </bdi>
      </summary>
      <TaskList
        label={t('overview.title')}
        tasks={[
          ...tasks.map(({ href, label, state, path: own, open }) => ({
            href,
            label,
            current: own === path,
            status:
              file.completion && open ? (
                <Mark tone="attention">{t('overview.asked')}</Mark>
              ) : (
                <Mark tone={tones[state]}>{t(`state.${state}`)}</Mark>
              ),
          })),
          { href: `/app/applications/${file.id}/check`, label: checkTitle, status: null },
        ]}
      />
    </details>
  );
}
