import type { ApplicationView } from '#applications';
import type { FormField } from '#calls';
import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDirhams, useLanguage, useLocal } from '../../../ui/index.js';
import { SectionFrame } from '../SectionFrame.js';
import { useSectionForm } from '../useSectionForm.js';
import { answersFrom, typedFrom, type TypedAnswers } from './answers.js';
import { Question } from './Question.js';

/** A section of the call's form, rendered from its definition. */
export function FormEditor({ file, code }: { file: ApplicationView; code: string }) {
  const local = useLocal();
  const path = `sections.${code}`;
  const fields = file.call.form.fields.filter((field) => field.section === code);
  const section = file.sections.find((candidate) => candidate.code === code);
  const { form, errors, autosave } = useSectionForm<TypedAnswers, { answers: Record<string, unknown> }>(file, {
    path,
    address: `/api/applications/${file.id}/sections/${code}`,
    version: section?.version ?? 0,
    initial: typedFrom(fields, section?.answers ?? {}),
    body: (values) => ({ answers: answersFrom(fields, values) }),
    fromContent: ({ answers }) => typedFrom(fields, answers),
    fieldOf: (error) => error.replace(new RegExp(`^(${path}|answers)\\.`), ''),
  });
  const textOf = useAnswerInWords();
  const open = (field: FormField) => file.state === 'draft' || (file.completion?.fields.includes(field.code) ?? false);

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
        {fields.map((field) => (
          <Question key={field.code} form={form} field={field} disabled={!open(field)} />
        ))}
      </Stack>
    </SectionFrame>
  );
}

/** An answer as a sentence holds it. */
function useAnswerInWords(): (field: FormField, answer: unknown) => string {
  const { t } = useTranslation('common');
  const local = useLocal();
  const language = useLanguage();
  return ({ kind, options = [] }, answer) => {
    if (answer === null || answer === '') return '';
    if (typeof answer === 'boolean') return answer ? t('yes') : t('no');
    if (kind === 'money') return formatDirhams(Number(answer), language);
    const label = (code: unknown) => local(options.find((option) => option.code === code)?.label) || String(code);
    return Array.isArray(answer) ? answer.map(label).join(', ') : label(answer);
  };
}
