import { checkAnswers, type CallRules } from '#calls';
import { communeByCode, isCodeOfCommune, sha256, type FieldError } from '#kernel';
import { newId, platformErrors } from '#platform';
import type { SectionToSave } from '../data/applications.store.js';
import { checkLines, unknownAccounts, withAmount, type BudgetLine, type GivenLine } from '../domain/budget.js';
import type { Partner } from '../domain/consortium.js';
import { groupsBeyond } from '../domain/groups-of-call.js';
import { checkPart, PART_NAMES, type Indicator, type PartName, type Parts, type Place, type TargetGroup } from '../domain/parts.js';
import {
  CELLS_OF_BUDGET,
  CELLS_OF_PART,
  checkUnfinished,
  LISTS_OF_BUDGET,
  LISTS_OF_PART,
  type UnfinishedRow,
} from '../domain/unfinished.js';
import { ELIGIBILITY } from './file-check.js';

export interface Versioned {
  version: number;
}

/** Rows that are not whole yet are kept with the draft, as they were typed. */
export interface WithUnfinished {
  unfinished?: UnfinishedRow[];
}

export type GivenAnswers = Versioned & { answers: Record<string, unknown> };
export type GivenProject = Versioned & { title: string; domainCode: string; regionCode: string };
export type GivenPart<N extends PartName> = Versioned & { items: Parts[N] } & WithUnfinished;
export type GivenBudget = Versioned & { lines: GivenLine[] } & WithUnfinished;

/** Parts of a file as somebody saves them, each at the version they read; what is left out stays as it is. */
export interface GivenContent {
  project?: GivenProject;
  sections?: (GivenAnswers & { code: string })[];
  parts?: { [N in PartName]?: GivenPart<N> };
  eligibility?: GivenAnswers;
  budget?: GivenBudget;
}

/** @throws INVALID_REQUEST */
export function refuse(errors: readonly FieldError[], prefix?: string): void {
  if (errors.length === 0) return;
  throw platformErrors.INVALID_REQUEST({}, prefix ? errors.map((error) => ({ ...error, path: `${prefix}.${error.path}` })) : errors);
}

const under = (prefix: string, errors: readonly FieldError[]): FieldError[] =>
  errors.map((error) => ({ ...error, path: `${prefix}.${error.path}` }));

export const projectErrorsUnder = (call: CallRules, { domainCode, regionCode }: GivenProject): FieldError[] => [
  ...(call.domainCodes.includes(domainCode) ? [] : [{ path: 'domainCode', code: 'choice' }]),
  ...(call.regionCodes.includes(regionCode) ? [] : [{ path: 'regionCode', code: 'choice' }]),
];

/** @throws NOT_FOUND for a section that the form does not have */
export function sectionErrors(call: CallRules, code: string, answers: Record<string, unknown>): FieldError[] {
  if (!call.form.sections.some((section) => section.code === code)) throw platformErrors.NOT_FOUND();
  const fields = call.form.fields.filter((field) => field.section === code);
  return under('answers', checkAnswers({ fields }, answers, { complete: false }));
}

export function eligibilityErrors(call: CallRules, answers: Record<string, unknown>): FieldError[] {
  const known = new Set(call.eligibility.map((question) => question.code));
  return Object.entries(answers).flatMap(([code, answer]) => {
    if (!known.has(code)) return [{ path: `answers.${code}`, code: 'unknown' }];
    return typeof answer === 'boolean' ? [] : [{ path: `answers.${code}`, code: 'boolean' }];
  });
}

/** Of a part under the rules of its call. */
export const partErrors = <N extends PartName>(call: CallRules, name: N, { items, unfinished = [] }: GivenPart<N>): FieldError[] => [
  ...checkPart(name, items),
  ...(name === 'target_groups' ? groupsBeyond(call.targetGroups, items as TargetGroup[]) : []),
  ...(name === 'places' ? unknownCommunes(items as readonly Place[]) : []),
  ...checkUnfinished(unfinished, LISTS_OF_PART, CELLS_OF_PART[name]),
];

/** A code of the right form that no commune has. */
const unknownCommunes = (items: readonly Place[]): FieldError[] =>
  items.flatMap(({ province, commune }, index) =>
    commune && isCodeOfCommune(commune, province ?? '') && !communeByCode(commune)
      ? [{ path: `items.${index}.commune`, code: 'choice' }]
      : [],
  );

export const budgetErrors = ({ accounts }: Pick<CallRules, 'accounts'>, { lines, unfinished = [] }: GivenBudget): FieldError[] => [
  ...either(checkLines(lines), () => unknownAccounts(lines, accounts)),
  ...checkUnfinished(unfinished, LISTS_OF_BUDGET, CELLS_OF_BUDGET),
];

/** Every error of what was given, its path beginning with its part (`sections.project.answers.need`). @throws NOT_FOUND */
export const contentErrors = (call: CallRules, { project, sections = [], parts = {}, eligibility, budget }: GivenContent): FieldError[] => [
  ...(project ? under('project', projectErrorsUnder(call, project)) : []),
  ...sections.flatMap(({ code, answers }) => under(`sections.${code}`, sectionErrors(call, code, answers))),
  ...sections.flatMap(({ code }, index) =>
    sections.findIndex((section) => section.code === code) < index ? [{ path: `sections.${index}.code`, code: 'listed_twice' }] : [],
  ),
  ...namesIn(parts).flatMap((name) => under(`parts.${name}`, partErrors(call, name, parts[name]!))),
  ...(eligibility ? under('eligibility', eligibilityErrors(call, eligibility.answers)) : []),
  ...(budget ? under('budget', budgetErrors(call, budget)) : []),
];

const either = (errors: FieldError[], others: () => FieldError[]): FieldError[] => (errors.length > 0 ? errors : others());

export const namesIn = (parts: NonNullable<GivenContent['parts']>): PartName[] => PART_NAMES.filter((name) => parts[name] !== undefined);

export const formSection = (code: string, { version, answers }: GivenAnswers): SectionToSave => ({ kind: 'form', code, version, answers });

export const eligibilitySection = ({ version, answers }: GivenAnswers): SectionToSave => ({
  kind: 'part',
  code: ELIGIBILITY,
  version,
  answers,
});

export function partSection<N extends PartName>(name: N, { version, items: given, unfinished = [] }: GivenPart<N>): SectionToSave {
  const items = name === 'indicators' ? withIds(given as Indicator[]) : name === 'partners' ? withPartnerIds(given as Partner[]) : given;
  return { kind: 'part', code: name, version, answers: unfinished.length > 0 ? { items, unfinished } : { items } };
}

export const budgetLines = ({ lines }: GivenBudget): BudgetLine[] => lines.map(withAmount);

/** An indicator keeps the identifier it was given, because reports refer to it; a new one gets its own. */
const withIds = (indicators: readonly Indicator[]): Indicator[] => indicators.map((item) => ({ ...item, id: item.id ?? newId() }));

/**
 * A partner keeps the identifier it was given, because its letter of commitment refers to it. A new one gets that of its name: a page that saves
 * itself again and again before it is read anew names the same.
 */
function withPartnerIds(partners: readonly Partner[]): Partner[] {
  return partners.map((partner, index) => {
    if (partner.id) return partner;
    const namesakes = partners.slice(0, index).filter(({ name }) => name === partner.name).length;
    return { ...partner, id: idOfName(`${namesakes} ${partner.name}`) };
  });
}

/** Of the form of a UUID of version 5, by the hash of a name. */
function idOfName(name: string): string {
  const hash = sha256(`partner ${name}`);
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-5${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
