import { kindOfField } from '#calls/public';
import { Badge, Button, Group, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api/index.js';
import { BilingualInput, fieldId, useLocal } from '../../ui/index.js';
import { FieldEditor } from './FieldEditor.js';
import { definitionOf, neighbour, newField, newSection, swapped, valuesOf, type FormValues } from './form-values.js';
import { RowTools } from './RowTools.js';
import { SectionForm, SectionPage } from './SectionPage.js';

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
  const { sections } = form.values;
  const [opened, setOpened] = useState<number | null>(null);
  return (
    <>
      {sections.map(({ code }, index) => (
        <fieldset key={code} className="builder-section" id={fieldId(`sections.${index}`)} tabIndex={-1}>
          <legend>{t('sectionNumber', { number: index + 1 })}</legend>
          <BilingualInput form={form} name={`sections.${index}.label`} label={t('sectionLabel')} required />
          <Fields form={form} section={code} unfolded={unfolded} opened={opened} onOpen={setOpened} />
          <Group justify="space-between" mt="sm">
            <Button
              variant="default"
              size="xs"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => {
                form.insertListItem('fields', newField(code));
                setOpened(form.values.fields.length);
              }}
            >
              {t('addField')}
            </Button>
            {sections.length > 1 && (
              <RowTools
                name={t('sectionNumber', { number: index + 1 })}
                first={index === 0}
                last={index === sections.length - 1}
                removable={form.values.fields.every(({ section }) => section !== code)}
                onUp={() => form.reorderListItem('sections', { from: index, to: index - 1 })}
                onDown={() => form.reorderListItem('sections', { from: index, to: index + 1 })}
                onRemove={() => form.removeListItem('sections', index)}
              />
            )}
          </Group>
        </fieldset>
      ))}
      <Button
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => form.insertListItem('sections', newSection(sections))}
      >
        {t('addSection')}
      </Button>
    </>
  );
}

interface FieldsProps {
  form: BuilderForm;
  section: string;
  unfolded: boolean;
  opened: number | null;
  onOpen: (index: number | null) => void;
}

function Fields({ form, section, unfolded, opened, onOpen }: FieldsProps) {
  const { t } = useTranslation('calls');
  const local = useLocal();
  const { fields } = form.values;
  const own = fields.map((field, index) => ({ field, index })).filter(({ field }) => field.section === section);

  const move = (index: number, step: -1 | 1) => {
    const other = neighbour(fields, index, step);
    if (other === null) return;
    form.setFieldValue('fields', swapped(fields, index, other));
    if (opened === index) onOpen(other);
  };
  const remove = (index: number) => {
    form.removeListItem('fields', index);
    onOpen(null);
  };
  if (own.length === 0) return <p className="work-when">{t('sectionEmpty')}</p>;

  return (
    <ol className="rows">
      {own.map(({ field, index }, rank) => {
        const name = local(field.label) || t('fieldNumber', { number: rank + 1 });
        const wrong = Object.keys(form.errors).some((path) => path.startsWith(`fields.${index}.`) || path === `fields.${index}`);
        const open = unfolded || opened === index || wrong;
        return (
          <li key={index} id={fieldId(`fields.${index}`)} tabIndex={-1} data-name={name}>
            <Group justify="space-between" wrap="nowrap" align="flex-start">
              <Stack gap={4} align="flex-start">
                <button type="button" className="link-button" aria-expanded={open} onClick={() => onOpen(open ? null : index)}>
                  <bdi>{name}</bdi>
                </button>
                <Group gap={6}>
                  <Mark>{local(kindOfField(field.kind).label)}</Mark>
                  {field.required && <Mark>{t('required')}</Mark>}
                  {(!field.label.fr.trim() || !field.label.ar.trim()) && <Mark attention>{t('translationMissing')}</Mark>}
                </Group>
              </Stack>
              <RowTools
                name={name}
                first={neighbour(fields, index, -1) === null}
                last={neighbour(fields, index, 1) === null}
                onUp={() => move(index, -1)}
                onDown={() => move(index, 1)}
                onRemove={() => remove(index)}
              />
            </Group>
            {open && <FieldEditor form={form} index={index} />}
          </li>
        );
      })}
    </ol>
  );
}

function Mark({ attention = false, children }: { attention?: boolean; children: string }) {
  const style = attention ? { background: '#ffe6c4', color: '#7a3b00' } : { background: '#edf0f3', color: '#374151' };
  return <Badge styles={{ root: style, label: { fontSize: 12 } }}>{children}</Badge>;
}
