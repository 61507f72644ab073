import type { FieldError, Label, Localized, SizeUnit } from '#kernel/public';

/** What a kind must know of the question it answers. */
export interface Asked {
  /** In the unit of the kind's bounds. */
  min?: number;
  max?: number;
  options?: readonly { code: string; label: Localized }[];
}

export type Defect = Omit<FieldError, 'path'>;

/** What `min` and `max` of a question count. */
export type Unit = Extract<SizeUnit, 'characters' | 'value' | 'money' | 'choices'>;

/** How an answer is measured, and what it is called when it is beyond the bounds of its question. */
export interface Bounds<Answer> {
  readonly unit: Unit;
  readonly under: string;
  readonly over: string;
  sizeOf(answer: Answer): number;
  /** The smallest size that may be the most, and the largest that any answer to the question has. */
  range(asked: Asked): { least: number; most: number };
}

/** One kind of question: what an answer to it is, how it is bounded, how it is said, and one that will do. */
export interface KindOfField<Answer = unknown> {
  /** What officers call it. */
  readonly label: Label;
  /** Absent where an answer has no size. */
  readonly bounds?: Bounds<Answer>;
  /** Its answers are chosen among options. */
  readonly hasOptions?: true;
  /** What keeps a value from being an answer, whatever its bounds. */
  defect(value: unknown, asked: Asked): Defect | null;
  /** An answer as a reader sees it, in each language; what is none of the kind is said as it stands. */
  words(value: unknown, asked: Asked): Label;
  /** An answer within the bounds, for demonstrations and tests. */
  sample(asked: Asked): Answer;
}

/** The same in every language. */
export const same = (text: string): Label => ({ fr: text, ar: text, en: text });
export const asItStands = (value: unknown): Label => same(typeof value === 'string' ? value : JSON.stringify(value));
