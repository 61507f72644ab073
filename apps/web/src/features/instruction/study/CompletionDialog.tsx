import type { InstructionDetail } from '#instruction';
import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, useApiForm } from '../../../app/api/index.js';
import { FormDialog, DateField, fieldId, TextAreaField, useLocal, type Localized } from '../../../ui/index.js';

interface Asked {
  [key: string]: unknown;
  fields: string[];
  documents: string[];
  message: string;
  until: string;
}

/** Opens only what is ticked to the association, until one deadline; points marked "to complete" come ticked. */
export function CompletionDialog({ file, onClose }: { file: InstructionDetail; onClose: () => void }) {
  const { t } = useTranslation(['instruction', 'common']);
  const documents = documentsOf(file);
  const state = useApiForm<Asked>({
    initialValues: { fields: [], documents: documents.filter(({ missing }) => missing).map(({ code }) => code), message: '', until: '' },
    validate: (values) => (values.fields.length + values.documents.length === 0 ? { fields: t('completion.nothing') } : {}),
    submit: (values, key) => api.post('/api/instruction/files/{id}/completions', { path: { id: file.id }, body: values }, key),
    invalidates: ['/api/instruction', '/api/home'],
    onSuccess: onClose,
  });
  const { form } = state;
  return (
    <FormDialog title={t('act.request_completion')} size="lg" state={state} action={t('completion.send')} onClose={onClose}>
      <p>{t('completion.lead')}</p>
      <Ticks legend={t('completion.documents')} form={form} name="documents" options={documents} leading />
      {file.dossier.sections.map((section, index) => (
        <Ticks key={section.code} legend={section.label} form={form} name="fields" options={section.answers} leading={index === 0} />
      ))}
      <TextAreaField form={form} name="message" label={t('completion.message')} description={t('completion.messageHint')} required />
      <DateField
        form={form}
        name="until"
        withTime

        label={t('completion.until')}
        description={t('completion.untilHint')}
        required
      />
    </FormDialog>
  );
}

interface TicksProps {
  legend: string | Localized;
  form: { getInputProps: (name: string) => unknown };
  name: 'fields' | 'documents';
  options: { code: string; label: Partial<Localized> }[];
  /** The first group of its name: the error and the summary's link lead there. */
  leading: boolean;
}

function Ticks({ legend, form, name, options, leading }: TicksProps) {
  const local = useLocal();
  const { value, onChange, error } = form.getInputProps(name) as { value: string[]; onChange: (value: string[]) => void; error?: string };
  if (options.length === 0) return null;
  return (
    <Checkbox.Group
      mb="md"
      id={leading ? fieldId(name) : undefined}
      label={typeof legend === 'string' ? legend : local(legend)}
      value={value}
      onChange={onChange}
      error={leading && error}
    >
      {options.map(({ code, label }) => (
        <Checkbox key={code} mt={6} value={code} label={local(label)} />
      ))}
    </Checkbox.Group>
  );
}

/** The documents of the call that the checklist names, and those that were joined besides. */
function documentsOf(file: InstructionDetail): { code: string; label: Localized; missing: boolean }[] {
  const required = file.checklist
    .filter(({ code }) => code.startsWith('document:'))
    .map(({ code, label, verdict }) => ({ code: code.slice('document:'.length), label, missing: verdict === 'to_complete' }));
  const joined = file.dossier.attachments
    .filter(({ documentCode }) => !required.some(({ code }) => code === documentCode))
    .map(({ documentCode, label }) => ({ code: documentCode, label, missing: false }));
  return [...required, ...new Map(joined.map((document) => [document.code, document])).values()];
}
