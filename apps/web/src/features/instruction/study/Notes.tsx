import type { InstructionDetail } from '#instruction';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, useApiForm } from '../../../app/api/index.js';
import { Dated, ProblemAlert, Section, TextAreaField, Written } from '../../../ui/index.js';
import styles from './study.module.css';

/** What colleagues tell each other; the heading says who never reads it. */
export function Notes({ file }: { file: InstructionDetail }) {
  const { t } = useTranslation('instruction');
  const mayWrite = file.can.includes('note');
  if (!mayWrite && file.notes.length === 0) return null;
  return (
    <Section title={t('note.title')}>
      <p className="work-when">{t('note.who')}</p>
      {file.notes.map((note) => (
        <article key={note.id} className={styles.card}>
          <Written>{note.text}</Written>
          <p className="work-when">
            <bdi>{note.author}</bdi> · <Dated at={note.at} />
          </p>
        </article>
      ))}
      {mayWrite && <NewNote fileId={file.id} />}
    </Section>
  );
}

function NewNote({ fileId }: { fileId: string }) {
  const { t } = useTranslation('instruction');
  const { form, onSubmit, pending, problem } = useApiForm({
    initialValues: { text: '' },
    submit: (values, key) => api.post('/api/instruction/files/{id}/notes', { path: { id: fileId }, body: values }, key),
    invalidates: [`/api/instruction/files/${fileId}`],
    blankAgain: true,
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <ProblemAlert problem={problem} />
      <TextAreaField form={form} name="text" label={t('note.new')} minRows={2} />
      <Button type="submit" size="xs" variant="default" mt={6} loading={pending}>
        {t('note.add')}
      </Button>
    </form>
  );
}
