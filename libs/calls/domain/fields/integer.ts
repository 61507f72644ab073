import { asItStands, type KindOfField } from './field.js';

export const integer: KindOfField<number> = {
  label: { fr: 'Nombre entier', ar: 'عدد صحيح', en: 'Whole number' },
  bounds: { unit: 'value', under: 'too_small', over: 'too_large', sizeOf: (answer) => answer },
  defect: (value) => (Number.isSafeInteger(value) ? null : { code: 'number' }),
  words: asItStands,
  sample: ({ min, max }) => min ?? Math.min(1, max ?? 1),
};
