import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import arCommon from '../i18n/ar/common.json';
import ar from '../i18n/ar/public.json';
import enCommon from '../i18n/en/common.json';
import en from '../i18n/en/public.json';
import frCommon from '../i18n/fr/common.json';
import fr from '../i18n/fr/public.json';
import { isolatedIn, languages, type Language } from '../ui/language.js';

const catalogues = { fr: { common: frCommon, public: fr }, ar: { common: arCommon, public: ar }, en: { common: enCommon, public: en } };

function speaking(language: Language): i18n {
  const instance = i18next.createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'fr',
    defaultNS: 'public',
    resources: { [language]: catalogues[language] },
    interpolation: { escape: (value) => isolatedIn(language, value) },
    initAsync: false,
  });
  return instance;
}

/** One instance per language for the life of the process: requests in different languages never meet. */
export const speakers = Object.fromEntries(languages.map((language) => [language, speaking(language)])) as Record<Language, i18n>;
