import type { ZonedInstant } from '#kernel';
import { isLanguage, LANGUAGES, type Language, type Localized } from '#kernel/public';

export { LANGUAGES as languages, type Language, type Localized };

/** An instant as the API gives it. The browser never converts time zones: `wall` and `text` come from the server's zone table. */
export type Moment = ZonedInstant;

export const languageNames: Record<Language, string> = { fr: 'Français', ar: 'العربية', en: 'English' };

export const directionOf = (language: Language): 'rtl' | 'ltr' => (language === 'ar' ? 'rtl' : 'ltr');

/** A value put into an Arabic sentence keeps its own order (a file number, a Latin name): wrapped in U+2068…U+2069. */
export const isolatedIn = (language: Language, value: string): string => (directionOf(language) === 'rtl' ? `\u2068${value}\u2069` : value);

export const asLanguage = (value: unknown): Language | null => (isLanguage(value) ? value : null);

/** The text in `wanted`, else in French, else in Arabic; with the language it really is in, for `lang` and `dir`. */
export function choose(localized: Partial<Localized>, wanted: Language): { text: string; language: Language } {
  for (const language of [wanted, 'fr', 'ar', 'en'] as const) {
    const text = localized[language];
    if (text) return { text, language };
  }
  return { text: '', language: wanted };
}
