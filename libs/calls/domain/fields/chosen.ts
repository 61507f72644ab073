import type { Label } from '#kernel/public';
import { same, type Asked } from './field.js';

export const isOption = ({ options = [] }: Asked, value: unknown): boolean => options.some((option) => option.code === value);

/** The label of an option; a code that the question does not have any more is said as it stands. */
export function optionInWords({ options = [] }: Asked, code: unknown): Label {
  const option = options.find((candidate) => candidate.code === code);
  return option ? { fr: option.label.fr, ar: option.label.ar, en: option.label.en ?? option.label.fr } : same(String(code));
}
