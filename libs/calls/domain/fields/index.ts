import { limitsInWords, type FieldError, type Label } from '#kernel/public';
import { choice } from './choice.js';
import { choices } from './choices.js';
import { date } from './date.js';
import { same, type Asked, type KindOfField } from './field.js';
import { integer } from './integer.js';
import { long_text } from './long_text.js';
import { money } from './money.js';
import { text } from './text.js';
import { yes_no } from './yes_no.js';

/** The kinds of questions a form may ask, in the order in which officers choose among them. */
const KINDS = { text, long_text, integer, money, date, choice, choices, yes_no } satisfies Record<string, KindOfField>;
export type FieldKind = keyof typeof KINDS;
export const FIELD_KINDS = Object.keys(KINDS) as FieldKind[];
export const kindOfField = (kind: FieldKind): KindOfField => KINDS[kind];

type Question = Asked & { kind: FieldKind };

/** Nothing written yet: absent, null, blank, or an empty list. */
export function isUnanswered(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0;
}

/** What is wrong with an answer; whoever only drafts is not held to what is required and to the bounds. */
export function answerDefect(
  question: Question & { required: boolean },
  value: unknown,
  { complete }: { complete: boolean },
): Omit<FieldError, 'path'> | null {
  if (isUnanswered(value)) return complete && question.required ? { code: 'required' } : null;
  const kind = kindOfField(question.kind);
  return kind.defect(value, question) ?? (complete ? outOfBounds(kind, question, value) : null);
}

function outOfBounds({ bounds }: KindOfField, { min, max }: Asked, answer: unknown): Omit<FieldError, 'path'> | null {
  if (!bounds) return null;
  const size = bounds.sizeOf(answer);
  if (min !== undefined && size < min) return { code: bounds.under, params: { min, unit: bounds.unit } };
  if (max !== undefined && size > max) return { code: bounds.over, params: { max, unit: bounds.unit } };
  return null;
}

/** What is wrong with the bounds that a question sets, so that it has an answer: none is beyond what its kind knows, nor the wrong way round. */
export function boundsDefects({ kind, ...asked }: Question): FieldError[] {
  const { bounds } = kindOfField(kind);
  const given = (['min', 'max'] as const).filter((path) => asked[path] !== undefined);
  if (!bounds) return given.map((path) => ({ path, code: 'unknown' }));
  const { least, most } = bounds.range(asked);
  const { unit } = bounds;
  const beyond = given.flatMap((path): FieldError[] => {
    if (asked[path]! > most) return [{ path, code: 'too_large', params: { max: most, unit } }];
    return path === 'max' && asked.max! < least ? [{ path, code: 'too_small', params: { min: least, unit } }] : [];
  });
  if (beyond.length > 0 || asked.min === undefined || asked.max === undefined) return beyond;
  return asked.min > asked.max ? [{ path: 'max', code: 'bounds' }] : [];
}

/** Its limits as a reader is told them before they are met; null where it has none. */
export function boundsText({ kind, min, max }: Question): Label | null {
  const { bounds } = kindOfField(kind);
  return bounds ? limitsInWords({ min, max }, bounds.unit) : null;
}

const NOTHING = same('—');

/** An answer as a reader sees it, in each language: the label of a choice, an amount in dirhams, a day in words. */
export function answerText(question: Question, value: unknown): Label {
  return isUnanswered(value) ? NOTHING : kindOfField(question.kind).words(value, question);
}

/** An answer that will do. */
export const sampleAnswer = (question: Question): unknown => kindOfField(question.kind).sample(question);
