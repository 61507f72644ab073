import { LANGUAGES, MAX_CENTIMES, sizeInWords, type Label } from '#kernel/public';
import type { KindOfField } from './field.js';
import { figureKind } from './figure.js';

/** Answers and bounds are centimes. */
export const money: KindOfField<number> = {
  label: { fr: 'Montant en dirhams', ar: 'مبلغ بالدرهم', en: 'Amount in dirhams' },
  ...figureKind('money', MAX_CENTIMES),
  words: (value) =>
    Object.fromEntries(LANGUAGES.map((language) => [language, sizeInWords(Number(value), 'money', language)])) as unknown as Label,
};
