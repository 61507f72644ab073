import { Stack } from '@mantine/core';
import { fieldId, LocalText, YesNo, useLocal } from '../../../ui/index.js';
import { useTranslation } from 'react-i18next';
import type { EditorProps } from './editor.js';
import { SectionFrame } from '../SectionFrame.js';
import { isOpen } from '../tasks.js';
import { useSectionForm } from '../useSectionForm.js';

type Values = Record<string, boolean | null>;

const answered = (values: Values) => Object.fromEntries(Object.entries(values).filter(([, answer]) => answer !== null));

/** The questions of the call to which every answer must be yes. */
export function EligibilityEditor({ file }: EditorProps) {
  const { t } = useTranslation('applications');
  const local = useLocal();
  const { questions, answers, version } = file.eligibility;
  const valuesOf = (known: Record<string, unknown>): Values =>
    Object.fromEntries(questions.map(({ code }) => [code, typeof known[code] === 'boolean' ? known[code] : null]));
  const { form, errors, autosave } = useSectionForm<Values, { answers: Record<string, unknown> }>(file, {
    path: 'eligibility',
    address: `/api/applications/${file.id}/eligibility`,
    version,
    initial: valuesOf(answers),
    body: (values) => ({ answers: answered(values) }),
    fromContent: ({ answers: given }) => valuesOf(given),
    fieldOf: (path) => path.replace(/^(eligibility|answers)\./, ''),
  });
  const word = (answer: boolean | null | undefined) => (answer === true ? t('common:yes') : answer === false ? t('common:no') : '—');

  return (
    <SectionFrame
      file={file}
      path="eligibility"
      errors={errors}
      autosave={autosave}
      describe={([, code], answer) => ({
        label: local(questions.find((question) => question.code === code)?.question),
        text: word(answer as boolean | null),
      })}
    >
      <Stack gap="lg" className="form-wide">
        {questions.map(({ code, question }) => (
          <YesNo
            key={code}
            id={fieldId(code)}
            label={<LocalText text={question} />}
            value={form.values[code] ?? null}
            onChange={(answer) => form.setFieldValue(code, answer)}
            error={form.errors[code]}
            disabled={!isOpen(file, 'eligibility')}
          />
        ))}
      </Stack>
    </SectionFrame>
  );
}
