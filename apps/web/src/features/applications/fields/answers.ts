import type { FieldKind, FormField } from '#calls';
import { answerDefect } from '#calls/public';
import type { FieldError } from '#kernel';
import type { Passage, Typed, TypedAnswers } from './field.js';

type Passages = Readonly<Record<FieldKind, Passage>>;

/** Answers of the API as the fields hold them. */
export function typedFrom(fields: readonly FormField[], answers: Record<string, unknown>, passages: Passages): TypedAnswers {
  return Object.fromEntries(
    fields.map(({ code, kind }) => {
      const answer = answers[code];
      const { blank, typed } = passages[kind];
      if (answer === undefined || answer === null) return [code, blank];
      return [code, typed ? typed(answer) : (answer as Typed)];
    }),
  );
}

/** What the fields hold as answers of the API; what is not answered is left out. */
export function answersFrom(fields: readonly FormField[], typed: TypedAnswers, passages: Passages): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap(({ code, kind }) => {
      const value = typed[code];
      if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) return [];
      return [[code, passages[kind].answer?.(value) ?? value]];
    }),
  );
}

/** The answers that are none of their kind, by the code of their question: a draft would refuse them, and with them all others of the section. */
export const heldBack = (fields: readonly FormField[], answers: Record<string, unknown>): FieldError[] =>
  fields.flatMap((field) => {
    const defect = answerDefect(field, answers[field.code], { complete: false });
    return defect ? [{ path: field.code, ...defect }] : [];
  });

/** What a draft takes of them: where an answer is held back, the one before it stays. */
export function soundAnswers(
  fields: readonly FormField[],
  answers: Record<string, unknown>,
  before: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const held = new Set(heldBack(fields, answers).map(({ path }) => path));
  const kept = Object.entries(answers).filter(([code]) => !held.has(code));
  return Object.fromEntries([...kept, ...[...held].flatMap((code) => (before[code] === undefined ? [] : [[code, before[code]] as const]))]);
}
