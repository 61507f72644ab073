import { isComplete, type FieldError, type Localized } from '#kernel';
import { calendarDefects, type Calendar } from './calendar.js';
import type { Criterion, EligibilityQuestion, FormDefinition, RequiredDocument, TargetGroup } from './call-rules.js';
import { formDefects } from './form.js';
import { gridDefects } from './grid.js';

/** Everything the public is going to read. */
export interface Publication {
  title: Localized;
  summary: Localized;
  description: Localized;
  regionCodes: readonly string[];
  domainCodes: readonly string[];
  targetGroups: readonly TargetGroup[];
  eligibility: readonly EligibilityQuestion[];
  ceilingCentimes: number | null;
  form: FormDefinition | null;
  criteria: readonly Criterion[] | null;
  documents: readonly Pick<RequiredDocument, 'label'>[];
  /** Regions that have a sub-envelope to take awards from. */
  fundedRegions: readonly string[];
  calendar: (Pick<Calendar, 'opens' | 'closes'> & { zone: string }) | null;
}

/** Everything that stands against publishing at an instant, place by place; nothing when the call is ready. */
export function publishingDefects(call: Publication, now: Date): FieldError[] {
  return [
    ...incompleteTexts(call),
    ...(call.regionCodes.length > 0 ? [] : [required('regionCodes')]),
    ...(call.domainCodes.length > 0 ? [] : [required('domainCodes')]),
    ...(call.ceilingCentimes ? [] : [required('ceilingCentimes')]),
    ...(call.form ? under('form', formDefects(call.form, { complete: true })) : [required('form')]),
    ...(call.criteria ? under('grid', gridDefects(call.criteria, { complete: true })) : [required('grid')]),
    ...call.regionCodes
      .filter((code) => !call.fundedRegions.includes(code))
      .map((code) => ({ path: `funding.${code}`, code: 'sub_envelope_missing' })),
    ...(call.calendar ? calendarDefects(call.calendar, call.calendar.zone, now) : [required('calendar')]),
  ];
}

const required = (path: string): FieldError => ({ path, code: 'required' });
const under = (prefix: string, errors: readonly FieldError[]) => errors.map((error) => ({ ...error, path: `${prefix}.${error.path}` }));

function incompleteTexts(call: Publication): FieldError[] {
  const texts: [string, Localized][] = [
    ['title', call.title],
    ['summary', call.summary],
    ['description', call.description],
    ...call.targetGroups.map(({ label }, index): [string, Localized] => [`targetGroups.${index}.label`, label]),
    ...call.eligibility.map(({ question }, index): [string, Localized] => [`eligibility.${index}.question`, question]),
    ...call.documents.map(({ label }, index): [string, Localized] => [`documents.${index}.label`, label]),
  ];
  return texts.filter(([, text]) => !isComplete(text)).map(([path]) => ({ path, code: 'both_languages' }));
}
