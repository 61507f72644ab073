import type { FieldKind, FormField } from '#calls';
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
