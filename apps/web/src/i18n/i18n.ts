import i18next, { type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { formatDirhams, formatNumber } from '../ui/format.js';
import { asLanguage, directionOf, isolatedIn, type Language } from '../ui/language.js';

type Catalogue = Resource[string];

/** One chunk per language: every context's catalogue together. */
const loaders: Record<Language, () => Promise<{ catalogue: Catalogue }>> = {
  fr: () => import('./fr/index.js'),
  ar: () => import('./ar/index.js'),
  en: () => import('./en/index.js'),
};

const remembered = 'jisr.language';

/** The address says the language when it does, then what was chosen here before; French otherwise. Never the browser's guess. */
export function initialLanguage(): Language {
  const asked = asLanguage(new URLSearchParams(location.search).get('lang'));
  return asked ?? asLanguage(localStorage.getItem(remembered)) ?? 'fr';
}

export async function startI18n(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'fr',
    defaultNS: 'common',
    resources: { [language]: (await loaders[language]()).catalogue },
    partialBundledLanguages: true,
    // React escapes by itself; what is needed here is that values keep their own direction.
    interpolation: { escape: (value) => isolatedIn(asLanguage(i18next.language) ?? 'fr', value) },
  });
  addFormats(i18next);
  markDocument(language);
}

/** Changes the words and the direction in place: the page stays where it is. */
export async function speak(language: Language): Promise<void> {
  const { catalogue } = await loaders[language]();
  for (const [namespace, words] of Object.entries(catalogue)) i18next.addResourceBundle(language, namespace, words);
  await i18next.changeLanguage(language);
  remember(language);
  markDocument(language);
}

/** For the next page that this browser opens, whose address may not say a language: where another program sends people back to. */
export const remember = (language: Language): void => localStorage.setItem(remembered, language);

/** `{{centimes, dirhams}}` and `{{count, grouped}}` in catalogues. */
export function addFormats(instance: typeof i18next): void {
  const languageOf = (code: string | undefined) => asLanguage(code) ?? 'fr';
  instance.services.formatter?.add('dirhams', (value: number, code) => formatDirhams(value, languageOf(code)));
  instance.services.formatter?.add('grouped', (value: number, code) => formatNumber(value, languageOf(code)));
}

function markDocument(language: Language): void {
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
}
