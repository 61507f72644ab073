import type { FieldError } from '#kernel';
import { PART_NAMES } from './parts.js';

/** What an instructor asks to complete: questions of the form, parts, `project`, `budget`, `eligibility`; and documents of the call. */
export interface CompletionItems {
  fields: readonly string[];
  documents: readonly string[];
}

/** Whether a part of the file, or a document, is among what is asked. */
export const isAskedFor = ({ fields, documents }: CompletionItems, item: string | { document: string }): boolean =>
  typeof item === 'string' ? fields.includes(item) : documents.includes(item.document);

const WHOLE_PARTS: readonly string[] = ['project', 'budget', 'eligibility', ...PART_NAMES];

export function unknownCompletionItems(asked: CompletionItems, known: CompletionItems): FieldError[] {
  const unknown = (list: 'fields' | 'documents', codes: readonly string[]) =>
    asked[list].flatMap((code, index) => (codes.includes(code) ? [] : [{ path: `${list}.${index}`, code: 'unknown' }]));
  return [...unknown('fields', [...known.fields, ...WHOLE_PARTS]), ...unknown('documents', known.documents)];
}

/** The answers of a section that differ although they were not asked for. */
export function changedBeyond(
  asked: CompletionItems,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): string[] {
  const codes = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...codes].filter(
    (code) => !asked.fields.includes(code) && JSON.stringify(before[code] ?? null) !== JSON.stringify(after[code] ?? null),
  );
}
