import type { ApplicationView } from '#applications';
import type { FormField } from '#calls';
import { Stack } from '@mantine/core';
import { useLocal } from '../../../ui/index.js';
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
  const { form, errors, autosave } = useSectionForm<TypedAnswers>(file, {
    path,
    address: `/api/applications/${file.id}/sections/${code}`,
    version: section?.version ?? 0,
    initial: typedFrom(fields, section?.answers ?? {}),
    body: (values) => ({ answers: answersFrom(fields, values) }),
    fromContent: (content: { answers: Record<string, unknown> }) => typedFrom(fields, content.answers),
    fieldOf: (error) => error.replace(new RegExp(`^(${path}|answers)\\.`), ''),
  });
  const open = (field: FormField) => file.state === 'draft' || (file.completion?.fields.includes(field.code) ?? false);

  return (
    <SectionFrame
      file={file}
      path={path}
      errors={errors}
      autosave={autosave}
      describe={(values) => fields.map((field) => `${local(field.label)} : ${describeValue(field, values[field.code])}`)}
    >
      <Stack gap="lg" className="form-wide">
        {fields.map((field) => (
          <Question key={field.code} form={form} field={field} disabled={!open(field)} />
        ))}
      </Stack>
    </SectionFrame>
  );
}

const describeValue = (field: FormField, value: unknown): string => {
  if (value === null || value === undefined || value === '') return '—';
  if (field.kind === 'money') return String(Number(value) / 100);
  const label = (code: unknown) => field.options?.find((option) => option.code === code)?.label.fr ?? String(code);
  return Array.isArray(value) ? value.map(label).join(', ') : label(value);
};
