import { dayInWords, isDay } from '#kernel/public';
import { same, type KindOfField } from './field.js';

/** Answers are `YYYY-MM-DD`. */
export const date: KindOfField<string> = {
  label: { fr: 'Date', ar: 'تاريخ', en: 'Date' },
  defect: (value) => (typeof value === 'string' && isDay(value) ? null : { code: 'date' }),
  words: (value) => (typeof value === 'string' && isDay(value) ? dayInWords(value) : same(JSON.stringify(value))),
  sample: () => '2027-03-01',
};
