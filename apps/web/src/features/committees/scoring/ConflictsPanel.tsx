import type { FileDetail, SessionDetail } from '#committees';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction, useApiForm } from '../../../app/api/index.js';
import { Adder, LocalText, Mark, ProblemAlert, ReasonDialog, Section, SelectField, ShortForm, TextAreaField } from '../../../ui/index.js';
import { useOptions, useVocabulary } from '../vocabulary.js';
import listStyles from '../../../ui/lists.module.css';

type Conflict = FileDetail['conflicts'][number];

/** Who has withdrawn from this file and why; the chair notes a conflict, or lifts one that does not stand. */
export function ConflictsPanel({ file, session }: { file: FileDetail; session: SessionDetail }) {
  const { t } = useTranslation('committees');
  const pins = session.can.includes('pin_conflict');
  if (file.conflicts.length + file.questions.length === 0 && !pins) return null;
  return (
    <Section title={t('conflict.title')}>
      {file.conflicts.length === 0 && <p className="work-when">{t('conflict.none')}</p>}
      <ul className={listStyles.framed}>
        {file.conflicts.map((conflict) => (
          <ConflictLine
            key={conflict.memberId}
            fileId={file.fileId}
            conflict={conflict}
            lifts={pins && conflict.memberId !== session.me.memberId}
          />
        ))}
        {file.questions.map(({ memberId, name, kindLabel, answered }) => (
          <li key={memberId}>
            <Mark tone={answered ? 'neutral' : 'attention'}>{answered ? t('conflict.questionAnswered') : t('conflict.questionOpen')}</Mark>{' '}
            <bdi>{name}</bdi> — <LocalText text={kindLabel} />
          </li>
        ))}
      </ul>
      {pins && <Adder label={t('conflict.pin')}>{(close) => <PinForm file={file} session={session} onClose={close} />}</Adder>}
    </Section>
  );
}

function ConflictLine({ fileId, conflict, lifts }: { fileId: string; conflict: Conflict; lifts: boolean }) {
  const { t } = useTranslation('committees');
  const [open, setOpen] = useState(false);
  const lift = useAction<string>({
    call: (text, key) =>
      api.post('/api/committees/files/{id}/conflicts/lift', { path: { id: fileId }, body: { memberId: conflict.memberId, text } }, key),
    invalidates: ['/api/committees'],
    onSuccess: () => setOpen(false),
  });
  return (
    <li className={listStyles.line}>
      <span>
        <bdi>{conflict.name}</bdi> — <LocalText text={conflict.kindLabel} /> ({t(`conflict.origin.${conflict.origin}`)})
      </span>
      {lifts && (
        <Button size="xs" variant="default" onClick={() => setOpen(true)} aria-label={t('conflict.liftOf', { name: conflict.name })}>
          {t('conflict.lift')}
        </Button>
      )}
      <ReasonDialog
        opened={open}
        title={t('conflict.liftOf', { name: conflict.name })}
        label={t('reason')}
        action={t('conflict.lift')}
        pending={lift.pending}
        onConfirm={(text) => lift.run(text)}
        onClose={() => setOpen(false)}
      >
        <ProblemAlert problem={lift.problem} />
      </ReasonDialog>
    </li>
  );
}

function PinForm({ file, session, onClose }: { file: FileDetail; session: SessionDetail; onClose: () => void }) {
  const { t } = useTranslation('committees');
  const options = useOptions();
  const { conflictKinds } = useVocabulary();
  const state = useApiForm({
    initialValues: { memberId: '', kind: 'other', text: '' },
    validate: { memberId: (memberId) => (memberId ? null : t('choose')) },
    submit: (values, key) => api.post('/api/committees/files/{id}/conflicts', { path: { id: file.fileId }, body: values }, key),
    invalidates: ['/api/committees'],
    onSuccess: onClose,
  });
  const known = new Set(file.conflicts.map(({ memberId }) => memberId));
  const members = session.panel.filter(({ memberId }) => !known.has(memberId) && memberId !== session.me.memberId);
  return (
    <ShortForm state={state} action={t('conflict.pin')} onClose={onClose}>
      <SelectField
        form={state.form}
        name="memberId"
        label={t('panel.member')}
        required
        data={[{ value: '', label: t('choose') }, ...members.map(({ memberId, name }) => ({ value: memberId, label: name }))]}
      />
      <SelectField form={state.form} name="kind" label={t('declaration.kind')} data={options(conflictKinds)} />
      <TextAreaField form={state.form} name="text" label={t('reason')} minRows={2} required />
    </ShortForm>
  );
}
