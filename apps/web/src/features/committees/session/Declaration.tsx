import type { ConflictKind, DeclarationItem, SessionDetail } from '#committees';
import { Button, Checkbox, NativeSelect, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction, useApi } from '../../../app/api/index.js';
import { Loaded } from '../../../app/shell/Loaded.js';
import {
  Choices,
  ErrorSummary,
  fieldId,
  LocalText,
  Mark,
  ProblemAlert,
  Reference,
  Section,
  typedDirection,
  useUnsent,
  Written,
} from '../../../ui/index.js';
import { useOptions, useVocabulary } from '../vocabulary.js';
import styles from '../committees.module.css';

interface Answer {
  conflict: boolean;
  kind: ConflictKind | '';
  text: string;
}

/** Confidentiality, then conflicts file by file: the names of the files are all that is shown before this is sent. */
export function Declaration({ session }: { session: SessionDetail }) {
  const { t } = useTranslation('committees');
  const agenda = useApi('/api/committees/sessions/{id}/agenda', { path: { id: session.id } });
  return (
    <Section title={t('declaration.title')}>
      <p className="lead">{t('declaration.lead')}</p>
      <Loaded query={agenda}>{(files) => <DeclarationForm sessionId={session.id} files={files} />}</Loaded>
    </Section>
  );
}

function DeclarationForm({ sessionId, files }: { sessionId: string; files: DeclarationItem[] }) {
  const { t } = useTranslation('committees');
  const [confidential, setConfidential] = useState(false);
  const [answers, setAnswers] = useState<Record<string, Answer>>({});
  const [attempt, setAttempt] = useState(0);
  const declare = useAction({
    call: (_: void, key) =>
      api.post(
        '/api/committees/sessions/{id}/declaration',
        {
          path: { id: sessionId },
          body: {
            confidentiality: 'yes',
            files: files.map(({ fileId }) => ({
              fileId,
              kind: answers[fileId]?.kind || null,
              text: answers[fileId]?.text.trim() || undefined,
            })),
          },
        },
        key,
      ),
    invalidates: ['/api/committees', '/api/home'],
  });
  useUnsent(() => !declare.pending && !declare.done && (confidential || Object.keys(answers).length > 0));
  const answer = (fileId: string, given: Answer) => setAnswers((before) => ({ ...before, [fileId]: given }));
  const missing = [
    ...(confidential ? [] : [{ path: 'confidentiality', message: t('declaration.promise') }]),
    ...files
      .filter(({ fileId }) => !answers[fileId] || (answers[fileId].conflict && !answers[fileId].kind))
      .map(({ fileId }) => ({ path: `files.${fileId}`, message: t('declaration.answer') })),
  ];
  const send = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (missing.length === 0) declare.run();
  };
  // A question of the data is answered for itself.
  const unanswered = files.filter(({ fileId, question }) => !answers[fileId] && question === null);

  return (
    <form onSubmit={send} noValidate className="form-wide">
      <ErrorSummary errors={attempt > 0 ? missing : []} attempt={attempt} />
      <ProblemAlert problem={declare.problem} />
      <Checkbox
        id={fieldId('confidentiality')}
        my="md"
        label={t('declaration.confidentiality')}
        checked={confidential}
        onChange={(event) => setConfidential(event.currentTarget.checked)}
      />
      <p>{t('declaration.conflictsLead')}</p>
      {unanswered.length > 1 && (
        <Button
          size="xs"
          variant="default"
          onClick={() => unanswered.forEach(({ fileId }) => answer(fileId, { conflict: false, kind: '', text: '' }))}
        >
          {t('declaration.noneLeft', { count: unanswered.length })}
        </Button>
      )}
      {files.map((file) => (
        <FileAnswer key={file.fileId} file={file} answer={answers[file.fileId]} onChange={(given) => answer(file.fileId, given)} />
      ))}
      <Button type="submit" my="md" loading={declare.pending}>
        {t('declaration.send')}
      </Button>
    </form>
  );
}

function FileAnswer({ file, answer, onChange }: { file: DeclarationItem; answer: Answer | undefined; onChange: (answer: Answer) => void }) {
  const { t } = useTranslation('committees');
  const options = useOptions();
  const { conflictKinds } = useVocabulary();
  return (
    <div className={styles.entry} data-name={file.number}>
      <Choices
        className={styles.answer}
        id={fieldId(`files.${file.fileId}`)}
        name={`conflict-${file.fileId}`}
        value={answer ? (answer.conflict ? 'yes' : 'no') : null}
        onChange={(chosen) => onChange(chosen === 'yes' ? { conflict: true, kind: '', text: '' } : { conflict: false, kind: '', text: '' })}
        legend={
          <>
            <Reference>{file.number}</Reference> · <Written>{file.title}</Written> — <LocalText text={file.association} />
            {file.question && (
              <div>
                <Mark tone="attention">{file.question === 'name' ? t('declaration.namesake') : t('declaration.partner')}</Mark>
              </div>
            )}
          </>
        }
        choices={[
          { value: 'no', label: t('declaration.no') },
          { value: 'yes', label: t('declaration.yes'), tone: 'attention' },
        ]}
      />
      {answer?.conflict && (
        <div className="field-row">
          <NativeSelect
            label={t('declaration.kind')}
            value={answer.kind}
            onChange={(event) => onChange({ ...answer, kind: event.currentTarget.value as ConflictKind })}
            data={[{ value: '', label: t('choose') }, ...options(conflictKinds)]}
          />
          <Textarea
            label={t('declaration.text')}
            minRows={1}
            attributes={typedDirection('auto')}
            value={answer.text}
            onChange={(event) => onChange({ ...answer, text: event.currentTarget.value })}
          />
        </div>
      )}
    </div>
  );
}
