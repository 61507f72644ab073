import type { KindOfField } from './field.js';
import { writtenKind } from './written.js';

export const text: KindOfField<string> = {
  label: { fr: 'Texte court', ar: 'نص قصير', en: 'Short text' },
  ...writtenKind('Une réponse'),
};
