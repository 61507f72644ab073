import type { FormField } from '#calls';
import { parseMoney } from '../../../ui/money.js';

/** What the fields of a form hold while one types. */
export type Typed = string | number | boolean | string[] | null;
export type TypedAnswers = Record<string, Typed>;

const blanks: Record<FormField['kind'], Typed> = {
  text: '',
  long_text: '',
  integer: '',
  money: null,
  date: '',
  choice: '',
  choices: [],
  yes_no: null,
};

/** Answers of the API as the fields hold them. */
export function typedFrom(fields: readonly FormField[], answers: Record<string, unknown>): TypedAnswers {
  return Object.fromEntries(
    fields.map(({ code, kind }) => {
      const answer = answers[code];
      if (answer === undefined || answer === null) return [code, blanks[kind]];
      return [code, kind === 'integer' ? `${answer as number}` : (answer as Typed)];
    }),
  );
}

/** A whole number as people type it, with blanks and Arabic digits; what is no number stays as typed, for the API to refuse. */
export function wholeNumber(typed: string): number | string {
  const read = parseMoney(typed);
  return 'centimes' in read && read.centimes !== null && read.centimes % 100 === 0 ? read.centimes / 100 : typed;
}

/** What the fields hold as answers of the API; what is not answered is left out. */
export function answersFrom(fields: readonly FormField[], typed: TypedAnswers): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap(({ code, kind }) => {
      const value = typed[code];
      if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) return [];
      return [[code, kind === 'integer' ? wholeNumber(String(value)) : value]];
    }),
  );
}
