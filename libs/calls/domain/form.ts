import { isCentimes, isComplete, type FieldError, type Localized } from '#kernel';
import type { FormDefinition, FormField } from './call-rules.js';

/** Answers by the code of their field. */
export type Answers = Readonly<Record<string, unknown>>;

/** What a draft may hold of any text; the field's own limit is enforced at submission. */
export const MAX_DRAFT_CHARACTERS = 20_000;
export const CODE = /^[a-z][a-z0-9_]{0,39}$/;

/** Everything wrong with a form; `complete` asks also for what publishing needs: both languages, at least one field. */
export function formDefects({ sections, fields }: FormDefinition, { complete }: { complete: boolean }): FieldError[] {
  const sectionCodes = new Set(sections.map((section) => section.code));
  const defects = [...codeDefects(sections, 'sections'), ...codeDefects(fields, 'fields')];
  fields.forEach((field, index) => {
    const path = `fields.${index}`;
    if (!sectionCodes.has(field.section)) defects.push({ path: `${path}.section`, code: 'choice' });
    if (field.min !== undefined && field.max !== undefined && field.min > field.max) defects.push({ path: `${path}.max`, code: 'bounds' });
    defects.push(...optionDefects(field, path));
  });
  if (complete) defects.push(...incompleteTexts({ sections, fields }));
  return defects;
}

function codeDefects(items: readonly { code: string }[], path: string): FieldError[] {
  const seen = new Set<string>();
  return items.flatMap(({ code }, index) => {
    if (!CODE.test(code)) return [{ path: `${path}.${index}.code`, code: 'code' }];
    if (seen.has(code)) return [{ path: `${path}.${index}.code`, code: 'repeated' }];
    seen.add(code);
    return [];
  });
}

function optionDefects(field: FormField, path: string): FieldError[] {
  const choosing = field.kind === 'choice' || field.kind === 'choices';
  const options = field.options ?? [];
  if (!choosing) return options.length > 0 ? [{ path: `${path}.options`, code: 'too_many', params: { max: 0 } }] : [];
  if (options.length < 2) return [{ path: `${path}.options`, code: 'too_few', params: { min: 2 } }];
  return codeDefects(options, `${path}.options`);
}

function incompleteTexts({ sections, fields }: FormDefinition): FieldError[] {
  const texts: [string, Localized][] = [
    ...sections.map(({ label }, index): [string, Localized] => [`sections.${index}.label`, label]),
    ...fields.flatMap((field, index): [string, Localized][] => [
      [`fields.${index}.label`, field.label],
      ...(field.help ? [[`fields.${index}.help`, field.help] satisfies [string, Localized]] : []),
      ...(field.options ?? []).map((option, rank): [string, Localized] => [`fields.${index}.options.${rank}.label`, option.label]),
    ]),
  ];
  const defects = texts.filter(([, text]) => !isComplete(text)).map(([path]) => ({ path, code: 'both_languages' }));
  return fields.length > 0 ? defects : [{ path: 'fields', code: 'too_few', params: { min: 1 } }, ...defects];
}

/**
 * Checks answers against a form. A draft may hold anything of the right type; a complete file must answer what is required,
 * within the limits. A code the form does not have is refused either way. Paths are the codes of the fields.
 */
export function checkAnswers(form: Pick<FormDefinition, 'fields'>, answers: Answers, { complete }: { complete: boolean }): FieldError[] {
  const known = new Set(form.fields.map((field) => field.code));
  const unknown = Object.keys(answers).filter((code) => !known.has(code));
  return [
    ...unknown.map((path) => ({ path, code: 'unknown' })),
    ...form.fields.flatMap((field) => {
      const error = answerDefect(field, Object.hasOwn(answers, field.code) ? answers[field.code] : undefined, complete);
      return error ? [{ path: field.code, ...error }] : [];
    }),
  ];
}

/** Nothing written yet: absent, null, blank, or an empty list. */
export function isUnanswered(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0;
}

type Defect = Omit<FieldError, 'path'>;

function answerDefect(field: FormField, value: unknown, complete: boolean): Defect | null {
  if (isUnanswered(value)) return complete && field.required ? { code: 'required' } : null;
  return typeDefect(field, value) ?? (complete ? limitDefect(field, value) : null);
}

/** What the value is, whatever its limits. */
function typeDefect(field: FormField, value: unknown): Defect | null {
  switch (field.kind) {
    case 'text':
    case 'long_text':
      if (typeof value !== 'string') return { code: 'text' };
      return characters(value) > MAX_DRAFT_CHARACTERS ? { code: 'too_long', params: { max: MAX_DRAFT_CHARACTERS } } : null;
    case 'integer':
      return Number.isSafeInteger(value) ? null : { code: 'number' };
    case 'money':
      return isCentimes(value) ? null : { code: 'number' };
    case 'date':
      return typeof value === 'string' && isDay(value) ? null : { code: 'date' };
    case 'choice':
      return isOption(field, value) ? null : { code: 'choice' };
    case 'choices':
      if (!Array.isArray(value)) return { code: 'list' };
      return value.every((item) => isOption(field, item)) && new Set(value).size === value.length ? null : { code: 'choice' };
    case 'yes_no':
      return typeof value === 'boolean' ? null : { code: 'boolean' };
  }
}

/** Whether the value keeps within the field's bounds; its type is right already. */
function limitDefect({ kind, min, max }: FormField, value: unknown): Defect | null {
  if (kind === 'text' || kind === 'long_text') return outside(characters(value as string), min, max, 'too_short', 'too_long');
  if (kind === 'integer' || kind === 'money') return outside(value as number, min, max, 'too_small', 'too_large');
  if (kind === 'choices') return outside((value as unknown[]).length, min, max, 'too_few', 'too_many');
  return null;
}

function outside(size: number, min: number | undefined, max: number | undefined, under: string, over: string): Defect | null {
  if (min !== undefined && size < min) return { code: under, params: { min } };
  if (max !== undefined && size > max) return { code: over, params: { max } };
  return null;
}

/** Characters as a reader counts them: a letter outside the basic plane is one. */
const characters = (text: string): number => [...text].length;

const isOption = (field: FormField, value: unknown): boolean => (field.options ?? []).some((option) => option.code === value);

function isDay(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === value;
}
