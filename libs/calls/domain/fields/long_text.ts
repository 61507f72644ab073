import type { KindOfField } from './field.js';
import { writtenKind } from './written.js';

export const long_text: KindOfField<string> = {
  label: { fr: 'Texte long', ar: 'نص طويل', en: 'Long text' },
  ...writtenKind('Une réponse détaillée.'),
};
