import { isComplete, type FieldError, type Localized } from '#kernel/public';
import type { FormDefinition, FormField } from './call-rules.js';
import { answerDefect, boundsDefects, kindOfField } from './fields/index.js';

/** Answers by the code of their field. */
export type Answers = Readonly<Record<string, unknown>>;

export const MAX_CODE = 40;
export const CODE = /^[a-z][a-z0-9_]{0,39}$/;

/** Everything wrong with a form; `complete` asks also for what publishing needs: both languages, at least one field. */
export function formDefects({ sections, fields }: FormDefinition, { complete }: { complete: boolean }): FieldError[] {
  const sectionCodes = new Set(sections.map((section) => section.code));
  const defects = [...codeDefects(sections, 'sections'), ...codeDefects(fields, 'fields')];
  fields.forEach((field, index) => {
    const path = `fields.${index}`;
    if (!sectionCodes.has(field.section)) defects.push({ path: `${path}.section`, code: 'choice' });
    const options = optionDefects(field, path);
    // What may be chosen is counted once it is right.
    if (options.length === 0) defects.push(...boundsDefects(field).map((defect) => ({ ...defect, path: `${path}.${defect.path}` })));
    defects.push(...options);
  });
  if (complete) defects.push(...incompleteTexts({ sections, fields }), ...emptySections({ sections, fields }));
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
  const options = field.options ?? [];
  if (!kindOfField(field.kind).hasOptions)
    return options.length > 0 ? [{ path: `${path}.options`, code: 'too_many', params: { max: 0 } }] : [];
  if (options.length < 2) return [{ path: `${path}.options`, code: 'too_few', params: { min: 2 } }];
  return codeDefects(options, `${path}.options`);
}

/** A page on which nothing is asked. */
function emptySections({ sections, fields }: FormDefinition): FieldError[] {
  if (fields.length === 0) return [];
  const asked = new Set(fields.map(({ section }) => section));
  return sections.flatMap(({ code }, index) => (asked.has(code) ? [] : [{ path: `sections.${index}.label`, code: 'section_empty' }]));
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
      const error = answerDefect(field, Object.hasOwn(answers, field.code) ? answers[field.code] : undefined, { complete });
      return error ? [{ path: field.code, ...error }] : [];
    }),
  ];
}
