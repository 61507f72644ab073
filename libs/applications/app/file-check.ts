import { checkAnswers, isUnanswered, type CallRules } from '#calls';
import type { FieldError } from '#kernel';
import { formAnswers, partsOf, unfinishedOf, type FileContent } from '../data/applications.store.js';
import type { Application } from '../data/application.entity.js';
import { checkBudget, totalsOf } from '../domain/budget.js';
import { commitmentsOf, sharesBeyondBudget } from '../domain/consortium.js';
import { groupsBeyond } from '../domain/groups-of-call.js';
import { missingParts, PART_NAMES, placesToChoose } from '../domain/parts.js';
import { unfinishedErrors } from '../domain/unfinished.js';

export type SectionState = 'not_started' | 'in_progress' | 'to_correct' | 'complete';

export interface CheckedSection {
  /** Where its errors' paths begin: `project`, `sections.need`, `parts.places`, `budget`, `documents`, `eligibility`. */
  path: string;
  state: SectionState;
}

export interface FileCheck {
  sections: CheckedSection[];
  errors: FieldError[];
}

/** Codes that say "not there yet" rather than "wrong". */
const MISSING = new Set(['required', 'document_missing', 'asked_missing', 'row_unfinished']);

export const ELIGIBILITY = 'eligibility';
/** May be complete before anything is attached: the vault may hold all of them. */
const DOCUMENTS = 'documents';

/** The yes/no answers to the call's eligibility questions, by code. */
export function eligibilityAnswers(content: FileContent): Record<string, unknown> {
  return content.sections.find((section) => section.kind === 'part' && section.code === ELIGIBILITY)?.answers ?? {};
}

/**
 * Everything that keeps a file from being submitted under the rules of its call, with the state of each section.
 * `inVault` are the kinds of documents valid in the association's vault.
 */
export function checkFile(call: CallRules, row: Application, content: FileContent, inVault: ReadonlySet<string>): FileCheck {
  const errors = [
    ...projectErrors(call, row),
    ...formErrors(call, formAnswers(content)),
    ...missingParts(partsOf(content)),
    ...groupErrors(call, row, content),
    ...(row.state === 'draft'
      ? [...placesToChoose(partsOf(content)), ...sharesBeyondBudget(partsOf(content).partners ?? [], totalsOf(content.lines))]
      : []),
    ...checkBudget(content.lines, call),
    ...unfinishedErrors(unfinishedOf(content), row.budgetUnfinished),
    ...eligibilityErrors(call, eligibilityAnswers(content)),
    ...documentErrors(call, content, inVault),
  ];
  const saved = new Set(content.sections.map((section) => `${section.kind === 'form' ? 'sections' : 'parts'}.${section.code}`));
  const state = (path: string, started: boolean): CheckedSection => ({ path, state: stateOf(errors, path, started) });
  return {
    errors,
    sections: [
      state('project', row.projectVersion > 0),
      ...call.form.sections.map(({ code }) => state(`sections.${code}`, saved.has(`sections.${code}`))),
      ...PART_NAMES.map((name) => state(`parts.${name}`, saved.has(`parts.${name}`))),
      state('budget', content.lines.length > 0 || row.budgetUnfinished.length > 0),
      ...(call.eligibility.length > 0 ? [state(ELIGIBILITY, saved.has(`parts.${ELIGIBILITY}`))] : []),
      ...(call.documents.length > 0 || commitmentsOf(partsOf(content).partners ?? []).length > 0
        ? [state(DOCUMENTS, content.attachments.length > 0)]
        : []),
    ],
  };
}

function stateOf(errors: readonly FieldError[], path: string, started: boolean): SectionState {
  const own = errors.filter((error) => error.path === path || error.path.startsWith(`${path}.`));
  if (own.some((error) => !MISSING.has(error.code))) return 'to_correct';
  if (!started && path !== DOCUMENTS) return 'not_started';
  return own.length === 0 ? 'complete' : started ? 'in_progress' : 'not_started';
}

function projectErrors(call: CallRules, row: Application): FieldError[] {
  return [
    ...(row.title.trim() ? [] : [{ path: 'project.title', code: 'required' }]),
    ...(call.domainCodes.length === 0 || call.domainCodes.includes(row.domainCode) ? [] : [{ path: 'project.domainCode', code: 'choice' }]),
    ...(call.regionCodes.length === 0 || call.regionCodes.includes(row.regionCode) ? [] : [{ path: 'project.regionCode', code: 'choice' }]),
  ];
}

function formErrors(call: CallRules, answers: Readonly<Record<string, unknown>>): FieldError[] {
  const sectionOf = new Map(call.form.fields.map((field) => [field.code, field.section]));
  return checkAnswers(call.form, answers, { complete: true }).map((error) => ({
    ...error,
    path: `sections.${sectionOf.get(error.path.split('.')[0]!) ?? 'unknown'}.${error.path}`,
  }));
}

/** What was submitted before its call was held to stays as it is: a draft is corrected before it is sent. */
function groupErrors(call: CallRules, row: Application, content: FileContent): FieldError[] {
  if (row.submittedAt !== null) return [];
  const errors = groupsBeyond(call.targetGroups, partsOf(content).target_groups ?? []);
  return errors.map((error) => ({ ...error, path: `parts.target_groups.${error.path}` }));
}

function eligibilityErrors(call: CallRules, answers: Readonly<Record<string, unknown>>): FieldError[] {
  return call.eligibility.flatMap(({ code }) => {
    if (isUnanswered(answers[code])) return [{ path: `${ELIGIBILITY}.${code}`, code: 'required' }];
    return answers[code] === true ? [] : [{ path: `${ELIGIBILITY}.${code}`, code: 'must_be_yes' }];
  });
}

function documentErrors(call: CallRules, content: FileContent, inVault: ReadonlySet<string>): FieldError[] {
  const attached = new Set(content.attachments.map((attachment) => attachment.documentCode));
  return call.documents
    .filter(({ code, required, fromVault }) => required && !attached.has(code) && !(fromVault && inVault.has(fromVault)))
    .map(({ code }) => ({ path: `${DOCUMENTS}.${code}`, code: 'document_missing' }));
}

/** The documents that the call takes from the vault and nobody has attached: their code in the call and their kind in the vault. */
export function wantedFromVault(call: CallRules, content: FileContent): { code: string; kind: string }[] {
  const attached = new Set(content.attachments.map((attachment) => attachment.documentCode));
  return call.documents.flatMap(({ code, fromVault }) => (fromVault && !attached.has(code) ? [{ code, kind: fromVault }] : []));
}
