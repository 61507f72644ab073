/** The three languages of the product; French and Arabic are equals, English is third. */
export const LANGUAGES = ['fr', 'ar', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A label of the product itself: complete in the three languages. */
export type Label = { readonly [L in Language]: string };

/** What people write for the public: French and Arabic are both required to publish, English is optional. */
export interface Localized {
  fr: string;
  ar: string;
  en?: string;
}

export const isLanguage = (value: unknown): value is Language => LANGUAGES.includes(value as Language);

/** The text in the wanted language; a missing English text falls back to French. */
export function inLanguage(text: Localized, language: Language): string {
  return text[language]?.trim() || text.fr;
}

/** True when both official languages are written. */
export function isComplete(text: Partial<Localized> | null | undefined): text is Localized {
  return Boolean(text?.fr?.trim() && text.ar?.trim());
}

/** Fills `{{name}}` places of a text. An unknown place is an error of ours, never shown to a reader. */
export function interpolate(text: string, params: Readonly<Record<string, unknown>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    if (!Object.hasOwn(params, name)) throw new Error(`no value for {{${name}}} in "${text}"`);
    return String(params[name]);
  });
}
