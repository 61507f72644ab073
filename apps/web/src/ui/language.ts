export const languages = ['fr', 'ar', 'en'] as const;
export type Language = (typeof languages)[number];

/** Text in the languages of the country; English is there for interface labels, often not for what people write. */
export interface Localized {
  fr: string;
  ar: string;
  en?: string;
}

/** An instant as the API gives it. The browser never converts time zones: `wall` and `text` come from the server's zone table. */
export interface Moment {
  /** ISO 8601 in UTC. */
  instant: string;
  /** `YYYY-MM-DD HH:mm` as the clock on the wall showed it. */
  wall: string;
  zone: string;
  offset: string;
  text: { fr: string; ar: string; en: string };
}

export const languageNames: Record<Language, string> = { fr: 'Français', ar: 'العربية', en: 'English' };

export const directionOf = (language: Language): 'rtl' | 'ltr' => (language === 'ar' ? 'rtl' : 'ltr');

/** A value put into an Arabic sentence keeps its own order (a file number, a Latin name): wrapped in U+2068…U+2069. */
export const isolatedIn = (language: Language, value: string): string => (directionOf(language) === 'rtl' ? `\u2068${value}\u2069` : value);

export function asLanguage(value: unknown): Language | null {
  return languages.find((language) => language === value) ?? null;
}

/** The text in `wanted`, else in French, else in Arabic; with the language it really is in, for `lang` and `dir`. */
export function choose(localized: Partial<Localized>, wanted: Language): { text: string; language: Language } {
  for (const language of [wanted, 'fr', 'ar', 'en'] as const) {
    const text = localized[language];
    if (text) return { text, language };
  }
  return { text: '', language: wanted };
}
