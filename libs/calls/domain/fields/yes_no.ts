import type { Label } from '#kernel/public';
import type { KindOfField } from './field.js';

const YES: Label = { fr: 'Oui', ar: 'نعم', en: 'Yes' };
const NO: Label = { fr: 'Non', ar: 'لا', en: 'No' };

export const yes_no: KindOfField<boolean> = {
  label: { fr: 'Oui ou non', ar: 'نعم أو لا', en: 'Yes or no' },
  defect: (value) => (typeof value === 'boolean' ? null : { code: 'boolean' }),
  words: (value) => (value === true ? YES : NO),
  sample: () => true,
};
