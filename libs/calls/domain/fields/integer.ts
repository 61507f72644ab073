import { asItStands, type KindOfField } from './field.js';
import { figureKind } from './figure.js';

/** No more than a field of a screen reads. */
const MAX_WHOLE = 999_999_999_999;

export const integer: KindOfField<number> = {
  label: { fr: 'Nombre entier', ar: 'عدد صحيح', en: 'Whole number' },
  ...figureKind('value', MAX_WHOLE),
  words: asItStands,
};
