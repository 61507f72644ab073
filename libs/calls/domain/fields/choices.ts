import { isOption, optionInWords } from './chosen.js';
import type { KindOfField } from './field.js';

/** Answers are a list of codes of options, each once. */
export const choices: KindOfField<string[]> = {
  label: { fr: 'Plusieurs choix', ar: 'عدة اختيارات', en: 'Several choices' },
  hasOptions: true,
  bounds: {
    unit: 'choices',
    under: 'too_few',
    over: 'too_many',
    sizeOf: (answer) => answer.length,
    range: ({ options = [] }) => ({ least: 1, most: options.length }),
  },
  defect(value, asked) {
    if (!Array.isArray(value)) return { code: 'list' };
    return value.every((item) => isOption(asked, item)) && new Set(value).size === value.length ? null : { code: 'choice' };
  },
  words(value, asked) {
    const labels = (Array.isArray(value) ? value : [value]).map((code) => optionInWords(asked, code));
    return {
      fr: labels.map(({ fr }) => fr).join(', '),
      ar: labels.map(({ ar }) => ar).join('، '),
      en: labels.map(({ en }) => en).join(', '),
    };
  },
  sample: ({ options = [], min = 1 }) => options.slice(0, Math.max(1, min)).map(({ code }) => code),
};
