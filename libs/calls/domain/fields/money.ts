import { formatCentimes, isCentimes } from '#kernel/public';
import type { KindOfField } from './field.js';

/** Answers and bounds are centimes. */
export const money: KindOfField<number> = {
  label: { fr: 'Montant en dirhams', ar: 'مبلغ بالدرهم', en: 'Amount in dirhams' },
  bounds: { unit: 'money', under: 'too_small', over: 'too_large', sizeOf: (answer) => answer },
  defect: (value) => (isCentimes(value) ? null : { code: 'number' }),
  words(value) {
    const amount = formatCentimes(Number(value));
    return { fr: `${amount} DH`, ar: `\u2066${amount}\u2069 درهم`, en: `MAD ${amount}` };
  },
  sample: ({ min, max }) => min ?? Math.min(1, max ?? 1),
};
