import type { Localized } from '#kernel';
import type { InstructionState } from './instruction.machine.js';

export type ItemKind = 'admissibility' | 'eligibility';
export const VERDICTS = ['conform', 'not_conform', 'to_complete'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface ChecklistItem {
  kind: ItemKind;
  /** Stable within a file: `deadline`, `form`, `document:<code>`, `question:<code>`. */
  code: string;
  label: Localized;
  /** What the program knows itself; the instructor decides. */
  suggestion: Verdict | null;
}

/** What a call and a file say that the checklist needs. */
export interface ChecklistSource {
  submittedInTime: boolean;
  documents: readonly { code: string; label: Localized; required: boolean }[];
  /** Codes of the documents that are there, attached or valid in the vault. */
  presentDocuments: ReadonlySet<string>;
  eligibility: readonly { code: string; question: Localized }[];
}

const DEADLINE: Localized = { fr: 'Dossier déposé dans le délai', ar: 'إيداع الملف داخل الأجل', en: 'File submitted in time' };
const FORM: Localized = { fr: 'Formulaire complet', ar: 'الاستمارة كاملة', en: 'Form complete' };

/** The points an instructor decides, in order: admissibility from the deadline, the form and the documents; then the questions of the call. */
export function buildChecklist(source: ChecklistSource): ChecklistItem[] {
  return [
    { kind: 'admissibility', code: 'deadline', label: DEADLINE, suggestion: source.submittedInTime ? 'conform' : 'not_conform' },
    { kind: 'admissibility', code: 'form', label: FORM, suggestion: null },
    ...source.documents
      .filter((document) => document.required)
      .map((document): ChecklistItem => ({
        kind: 'admissibility',
        code: `document:${document.code}`,
        label: document.label,
        suggestion: source.presentDocuments.has(document.code) ? 'conform' : 'to_complete',
      })),
    ...source.eligibility.map((item): ChecklistItem => ({
      kind: 'eligibility',
      code: `question:${item.code}`,
      label: item.question,
      suggestion: null,
    })),
  ];
}

/** The states in which a point may still be decided: admissibility before it is declared, eligibility until the study is concluded. */
export const statesOfItem = (kind: ItemKind): readonly InstructionState[] =>
  kind === 'eligibility' ? ['assigned', 'admissible'] : ['assigned'];

export interface DecidedItem {
  kind: ItemKind;
  verdict: Verdict | null;
}

/**
 * Whether the checklist allows a conclusion: a favourable one needs every point of its kind conform, an unfavourable one
 * needs at least one that is not; both need every point decided.
 */
export function conclusion(items: readonly DecidedItem[], kind: ItemKind, favourable: boolean): { pending: number; contradicts: boolean } {
  const own = items.filter((item) => item.kind === kind);
  const pending = own.filter((item) => item.verdict === null).length;
  const wrong = own.some((item) => item.verdict === 'not_conform' || item.verdict === 'to_complete');
  return { pending, contradicts: favourable ? wrong : !wrong && own.length > 0 };
}

export interface InstructorLoad {
  personId: string;
  openFiles: number;
}

/** The instructor with the fewest open files; equal loads go by identifier, so that two processes choose alike. */
export function leastLoaded(candidates: readonly InstructorLoad[]): string | null {
  const sorted = [...candidates].sort((a, b) => a.openFiles - b.openFiles || (a.personId < b.personId ? -1 : 1));
  return sorted[0]?.personId ?? null;
}
