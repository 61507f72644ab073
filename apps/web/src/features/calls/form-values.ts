import type { FieldKind, FormDefinition, FormField } from '#calls';
import { kindOfField } from '#calls/public';
import type { Localized } from '../../ui/language.js';
import { withCodes } from './codes.js';

/** A field as it is being written: nothing is missing, what is empty is left out when it is sent. */
export interface FieldValues {
  /** What tells it from all others while it is written, before it has a code. */
  key: string;
  code: string;
  section: string;
  kind: FieldKind;
  label: Localized;
  help: Localized;
  required: boolean;
  min: number | '' | null;
  max: number | '' | null;
  options: { code: string; label: Localized }[];
}

export interface FormValues extends Record<string, unknown> {
  sections: { code: string; label: Localized }[];
  fields: FieldValues[];
}

const blank = (): Localized => ({ fr: '', ar: '' });

let made = 0;

export function newField(section: string): FieldValues {
  made += 1;
  return {
    key: `new-${made}`,
    code: '',
    section,
    kind: 'text',
    label: blank(),
    help: blank(),
    required: true,
    min: '',
    max: '',
    options: [],
  };
}

/** A section has its code at once: its fields refer to it. */
export function newSection(sections: readonly FormValues['sections'][number][]): FormValues['sections'][number] {
  const taken = new Set(sections.map(({ code }) => code));
  let number = sections.length + 1;
  while (taken.has(`section_${number}`)) number += 1;
  return { code: `section_${number}`, label: blank() };
}

export const newOption = (): FieldValues['options'][number] => ({ code: '', label: blank() });

/** What the builder starts from; a call without form starts with one empty section. */
export function valuesOf(form: FormDefinition | null): FormValues {
  if (!form) return { sections: [newSection([])], fields: [] };
  return {
    sections: form.sections,
    fields: form.fields.map(({ help, min, max, options, ...field }) => ({
      ...field,
      key: field.code,
      help: help ?? blank(),
      min: min ?? '',
      max: max ?? '',
      options: options ?? [],
    })),
  };
}

/** The form as the API wants it: codes given, what does not belong to a kind left out. */
export function definitionOf({ sections, fields }: FormValues): FormDefinition {
  return { sections, fields: withCodes(fields, ({ label }) => label.fr, 'field').map(toField) };
}

function toField({ key: _key, help, min, max, options, ...field }: FieldValues): FormField {
  const { bounds, hasOptions } = kindOfField(field.kind);
  const isNumber = (value: FieldValues['min']): value is number => typeof value === 'number';
  return {
    ...field,
    ...(help.fr.trim() || help.ar.trim() ? { help } : {}),
    ...(bounds && isNumber(min) ? { min } : {}),
    ...(bounds && isNumber(max) ? { max } : {}),
    ...(hasOptions ? { options: withCodes(options, ({ label }) => label.fr, 'option') } : {}),
  };
}
