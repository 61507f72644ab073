import type { ApplicationView } from '#applications';
import { isAskedFor } from '#applications/public';
import type { FormField } from '#calls';
import { answerText, isUnanswered } from '#calls/public';
import { Stack } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocal, useUnsent } from '../../../ui/index.js';
import { answersFrom, heldBack, soundAnswers, typedFrom } from '../fields/answers.js';
import type { TypedAnswers } from '../fields/field.js';
import { FIELDS } from '../fields/index.js';
import { SectionFrame } from '../SectionFrame.js';
import { useSectionForm } from '../useSectionForm.js';

/** A section of the call's form, rendered from its definition. */
export function FormEditor({ file, code }: { file: ApplicationView; code: string }) {
  const { t } = useTranslation('common');
  const local = useLocal();
  const path = `sections.${code}`;
  const fields = file.call.form.fields.filter((field) => field.section === code);
  const section = file.sections.find((candidate) => candidate.code === code);
  /** The last answers that were ones: what is held back stays there as it was. */
  const sound = useRef(section?.answers ?? {});
  const typed = useRef<TypedAnswers>({});
  const held = (values: TypedAnswers) => heldBack(fields, answersFrom(fields, values, FIELDS));
  const { form, errors, autosave } = useSectionForm<TypedAnswers, { answers: Record<string, unknown> }>(file, {
    path,
    address: `/api/applications/${file.id}/sections/${code}`,
    version: section?.version ?? 0,
    initial: typedFrom(fields, section?.answers ?? {}, FIELDS),
    body: (values) => {
      sound.current = soundAnswers(fields, answersFrom(fields, values, FIELDS), sound.current);
      return { answers: sound.current };
    },
    fromContent: ({ answers }) => {
      const stays = held(typed.current).flatMap(({ path: wrong }) => {
        const text = typed.current[wrong];
        return text === undefined ? [] : [[wrong, text] as const];
      });
      sound.current = answers;
      return { ...typedFrom(fields, answers, FIELDS), ...Object.fromEntries<TypedAnswers[string]>(stays) };
    },
    heldIn: held,
    sayHeld: (why) => t('notKept', { why: why.replace(/\.$/, '') }),
    fieldOf: (error) => error.replace(new RegExp(`^(${path}|answers)\\.`), ''),
  });
  typed.current = form.values;
  useUnsent(() => held(form.values).length > 0);
  const textOf = (field: FormField, answer: unknown) => (isUnanswered(answer) ? '' : local(answerText(field, answer)));
  const open = (field: FormField) => file.state === 'draft' || (file.completion !== null && isAskedFor(file.completion, field.code));

  return (
    <SectionFrame
      file={file}
      path={path}
      errors={errors}
      autosave={autosave}
      describe={([, answered], value) => {
        const field = fields.find((candidate) => candidate.code === answered);
        return { label: local(field?.label), text: field ? textOf(field, value) : '' };
      }}
    >
      <Stack gap="lg" className="form-wide">
        {fields.map((field) => {
          const { Question } = FIELDS[field.kind];
          return <Question key={field.code} form={form} field={field} disabled={!open(field)} />;
        })}
      </Stack>
    </SectionFrame>
  );
}
