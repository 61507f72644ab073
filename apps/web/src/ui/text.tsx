import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { asLanguage, choose, directionOf, isolatedIn, type Language, type Localized } from './language.js';

/** The language of the page now. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return asLanguage(i18n.language) ?? 'fr';
}

/** French and Arabic, the language of the page first. */
export function useBothLanguages(): readonly ('fr' | 'ar')[] {
  return useLanguage() === 'ar' ? ['ar', 'fr'] : ['fr', 'ar'];
}

/** `local(text)`: bilingual data as a plain string, for attributes and option labels. */
export function useLocal(): (localized: Partial<Localized> | null | undefined) => string {
  const language = useLanguage();
  return useCallback((localized) => (localized ? choose(localized, language).text : ''), [language]);
}

/** `named(act, what)`: the name of a field or button that stands once for each of what people named, their words kept apart from ours. */
export function useNamed(): (act: string, what: string) => string {
  const language = useLanguage();
  return useCallback((act, what) => `${act} — ${isolatedIn(language, what)}`, [language]);
}

/** Bilingual data on the page; marked with its own language when the reader's is missing, so that it is pronounced and laid out right. */
export function LocalText({ text }: { text: Partial<Localized> | null | undefined }) {
  const wanted = useLanguage();
  if (!text) return null;
  const chosen = choose(text, wanted);
  if (chosen.language === wanted) return <>{chosen.text}</>;
  return (
    <bdi lang={chosen.language} dir={directionOf(chosen.language)}>
      {chosen.text}
    </bdi>
  );
}

/** What people typed, in whatever language: laid out by its own first letter, line breaks kept. */
export function Written({ children }: { children: string | null | undefined }) {
  if (!children) return null;
  return (
    <span dir="auto" style={{ whiteSpace: 'pre-line' }}>
      {children}
    </span>
  );
}
