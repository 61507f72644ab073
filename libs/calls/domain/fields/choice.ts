import { isOption, optionInWords } from './chosen.js';
import type { KindOfField } from './field.js';

/** Answers are the code of an option. */
export const choice: KindOfField<string> = {
  label: { fr: 'Un choix', ar: 'اختيار واحد', en: 'One choice' },
  hasOptions: true,
  defect: (value, asked) => (isOption(asked, value) ? null : { code: 'choice' }),
  words: (value, asked) => optionInWords(asked, value),
  sample: ({ options = [] }) => options[0]?.code ?? '',
};
