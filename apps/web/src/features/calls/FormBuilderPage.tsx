import { kindOfField } from '#calls/public';
import { Badge, Group, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api/index.js';
import { BilingualInput, RowsCards, useLocal } from '../../ui/index.js';
import { FieldEditor } from './FieldEditor.js';
import { definitionOf, newField, newSection, valuesOf, type FieldValues, type FormValues } from './form-values.js';
import { SectionForm, SectionPage } from './SectionPage.js';
import styles from './calls.module.css';

type BuilderForm = UseFormReturnType<FormValues>;

/** The form the associations will fill: sections, and in each its questions. */
export function FormBuilderPage() {
  const { t } = useTranslation('calls');
  return (
    <SectionPage section="form">
      {(call) => (
        <SectionForm<FormValues>
          call={call}
          initialValues={valuesOf(call.form)}
          save={(values, version, key) =>
            api.put('/api/calls/{id}/form', { path: { id: call.id }, body: { version, ...definitionOf(values) } }, key)
          }
        >
          {(form, mayEdit) => (
            <>
              {call.form && <p className="work-when">{t('revision', { number: call.form.revision })}</p>}
              <Builder form={form} unfolded={!mayEdit} />
            </>
          )}
        </SectionForm>
      )}
    </SectionPage>
  );
}

/** `unfolded`: every field is shown whole, for who only reads. */
function Builder({ form, unfolded }: { form: BuilderForm; unfolded: boolean }) {
  const { t } = useTranslation('calls');
  const { sections, fields } = form.values;
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <RowsCards<FormValues['sections'][number]>
      form={form}
      name="sections"
      blank={newSection}
      addLabel={t('addSection')}
      rowLabel={(number) => t('sectionNumber', { number })}
      rowKey={({ code }) => code}
      ordered
      removable={({ code }) => sections.length > 1 && fields.every(({ section }) => section !== code)}
      framed
    >
      {({ code }, index) => (
        <>
          <BilingualInput form={form} name={`sections.${index}.label`} label={t('sectionLabel')} required />
          <Fields form={form} section={code} unfolded={unfolded} opened={opened} onOpen={setOpened} />
        </>
      )}
    </RowsCards>
  );
}

interface FieldsProps {
  form: BuilderForm;
  section: string;
  unfolded: boolean;
  /** The key of the field that is shown whole. */
  opened: string | null;
  onOpen: (key: string | null) => void;
}

function Fields({ form, section, unfolded, opened, onOpen }: FieldsProps) {
  const { t } = useTranslation('calls');
  const local = useLocal();
  const own = form.values.fields.flatMap((field, index) => (field.section === section ? [index] : []));
  const isOpen = (key: string, index: number) =>
    unfolded ||
    opened === key ||
    Object.keys(form.errors).some((path) => path.startsWith(`fields.${index}.`) || path === `fields.${index}`);
  return (
    <>
      {own.length === 0 && <p className="work-when">{t('sectionEmpty')}</p>}
      <RowsCards<FieldValues>
        form={form}
        name="fields"
        shown={own}
        blank={() => {
          const field = newField(section);
          onOpen(field.key);
          return field;
        }}
        addLabel={t('addField')}
        rowLabel={(number, { label }) => local(label) || t('fieldNumber', { number })}
        rowKey={({ key }) => key}
        ordered
        heading={(field, index, name) => {
          const open = isOpen(field.key, index);
          return (
            <Stack gap={4} align="flex-start">
              <button type="button" className={styles.fold} aria-expanded={open} onClick={() => onOpen(open ? null : field.key)}>
                <bdi>{name}</bdi>
              </button>
              <Group gap={6}>
                <Mark>{local(kindOfField(field.kind).label)}</Mark>
                {field.required && <Mark>{t('required')}</Mark>}
                {(!field.label.fr.trim() || !field.label.ar.trim()) && <Mark attention>{t('translationMissing')}</Mark>}
              </Group>
            </Stack>
          );
        }}
      >
        {({ key }, index) => isOpen(key, index) && <FieldEditor form={form} index={index} />}
      </RowsCards>
    </>
  );
}

function Mark({ attention = false, children }: { attention?: boolean; children: string }) {
  const style = attention ? { background: '#ffe6c4', color: '#7a3b00' } : { background: '#edf0f3', color: '#374151' };
  return <Badge styles={{ root: style, label: { fontSize: 12 } }}>{children}</Badge>;
}
