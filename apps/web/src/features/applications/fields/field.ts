import type { FormField } from '#calls';
import type { Label } from '#kernel';
import type { UseFormReturnType } from '@mantine/form';
import type { ComponentType } from 'react';

/** What the fields of a form hold while one types. */
export type Typed = string | number | boolean | string[] | null;
export type TypedAnswers = Record<string, Typed>;

export interface QuestionProps {
  form: UseFormReturnType<TypedAnswers>;
  field: FormField;
  disabled: boolean;
}

/** How a kind of question passes between the API and the form. */
export interface Passage {
  /** What its field holds while nothing is answered. */
  readonly blank: Typed;
  /** An answer as its field holds it, and back; absent where they are the same. */
  readonly typed?: (answer: unknown) => Typed;
  readonly answer?: (typed: Typed) => unknown;
}

/** One kind of question on the screen: how it is asked, and how its answer is read. What an answer is, its room says. */
export interface FieldOnScreen extends Passage {
  readonly Question: ComponentType<QuestionProps>;
  /** In a dossier; `text` is the answer in words. */
  readonly Answer: ComponentType<{ text: Label; value: unknown }>;
}
