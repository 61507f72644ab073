import type { ApplicationView } from '#applications';
import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParam } from '../../app/address.js';
import { api, useAction, useApi } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { AppLink, Deadline, fieldId, PageTitle, ProblemAlert, Section, useGo } from '../../ui/index.js';
import { OwnDossier } from './OwnDossier.js';
import { CompletionAlert } from './DraftOverview.js';
import { useCheckTitle, useTasks } from './tasks.js';

/** Everything before it is handed over: what is wrong with links to it, the file as it will be read, the declaration. */
export function CheckPage() {
  const query = useApi('/api/applications/{id}', { path: { id: useParam('applicationId') } }, { staleTime: 0 });
  return <Loaded query={query}>{(file) => <Check file={file} />}</Loaded>;
}

function Check({ file }: { file: ApplicationView }) {
  const { t } = useTranslation('applications');
  const home = `/app/applications/${file.id}`;
  const checkTitle = useCheckTitle(file);
  const ready = file.completeness.errors.length === 0;
  return (
    <>
      <PageTitle
        title={checkTitle}
        over={<AppLink href={home}>{file.project.title || t('untitled')}</AppLink>}
        lead={
          !file.completion && (
            <>
              {t('closes')} <Deadline at={file.call.closes} />
            </>
          )
        }
      />
      <CompletionAlert file={file} />
      {ready ? <Submit file={file} /> : <Missing file={file} />}
      <OwnDossier id={file.id} />
      {ready && (
        <p>
          <a href="#submit">{t('check.backToSubmit')}</a>
        </p>
      )}
    </>
  );
}

/** What must be completed or corrected, by section, each a link to its field. */
function Missing({ file }: { file: ApplicationView }) {
  const { t } = useTranslation('applications');
  const go = useGo();
  const tasks = useTasks(file);
  const { errors } = file.completeness;
  return (
    <section className="error-summary" aria-labelledby="missing-title">
      <h2 id="missing-title">{t('common:errorCount', { count: errors.length })}</h2>
      {tasks.map((task) => {
        const own = errors.filter(({ path }) => path === task.path || path.startsWith(`${task.path}.`));
        if (own.length === 0) return null;
        return (
          <div key={task.path}>
            <strong>{task.label}</strong>
            <ul>
              {own.map(({ path, message }) => (
                <li key={`${path} ${message}`}>
                  <AppLink href={`${task.href}?check=1`}>
                    <ErrorName file={file} path={path} /> {message}
                  </AppLink>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
      <p>{file.completion ? t('check.notYetCompletion') : t('check.notYet')}</p>
      <Button variant="default" onClick={() => go(`/app/applications/${file.id}`)}>
        {t('check.back')}
      </Button>
    </section>
  );
}

/** The name of the question or document an error is about. */
function ErrorName({ file, path }: { file: ApplicationView; path: string }) {
  const { i18n } = useTranslation('applications');
  const language = i18n.language === 'ar' ? 'ar' : 'fr';
  const code = path.split('.').pop();
  const named = path.startsWith('documents.')
    ? file.documents.find((document) => document.code === code)?.label
    : path.startsWith('eligibility.')
      ? file.eligibility.questions.find((question) => question.code === code)?.question
      : file.call.form.fields.find((field) => `sections.${field.section}.${field.code}` === path)?.label;
  return named ? <bdi>{named[language]} — </bdi> : null;
}

function Submit({ file }: { file: ApplicationView }) {
  const { t } = useTranslation('applications');
  const go = useGo();
  const [declared, setDeclared] = useState(false);
  const [reminded, setReminded] = useState(false);
  const completing = file.completion !== null;
  const mayAct = file.can.includes(completing ? 'answer_completion' : 'submit');
  const submit = useAction({
    call: (_, key) =>
      api.post(
        `/api/applications/{id}/${completing ? 'completion' : 'submission'}`,
        { path: { id: file.id }, body: { declaration: true } },
        key,
      ),
    invalidates: ['/api/applications', '/api/home'],
    onSuccess: () => go(`/app/applications/${file.id}`, { replace: true }),
  });

  if (!mayAct) {
    return (
      <Section title={t('check.complete')}>
        <p>{t('check.president')}</p>
      </Section>
    );
  }
  return (
    <Section title={completing ? t('check.handBack') : t('check.submitTitle')} id="submit">
      <ProblemAlert problem={submit.problem} />
      <Checkbox
        id={fieldId('declaration')}
        label={t('check.declaration')}
        checked={declared}
        onChange={(event) => setDeclared(event.currentTarget.checked)}
        error={reminded && !declared ? t('check.declareFirst') : undefined}
        mb="md"
      />
      <Button
        size="md"
        loading={submit.pending}
        onClick={() => {
          setReminded(true);
          if (declared) submit.run();
          else document.getElementById(fieldId('declaration'))?.focus();
        }}
      >
        {completing ? t('check.handBack') : t('check.submit')}
      </Button>
    </Section>
  );
}
