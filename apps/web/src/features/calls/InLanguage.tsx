import i18next, { type i18n } from 'i18next';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import ar from '../../i18n/ar/calls.json';
import arCommon from '../../i18n/ar/common.json';
import fr from '../../i18n/fr/calls.json';
import frCommon from '../../i18n/fr/common.json';
import { directionOf, isolatedIn } from '../../ui/index.js';

/** `common` holds the words of the shared figures and dates. */
const catalogues = { fr: { calls: fr, common: frCommon }, ar: { calls: ar, common: arCommon } };

/** Not the instance of the page: that one is registered with React, these are given to a part of it. */
function speaking(language: 'fr' | 'ar'): i18n {
  const instance = i18next.createInstance();
  void instance.init({
    lng: language,
    defaultNS: 'calls',
    resources: { [language]: catalogues[language] },
    interpolation: { escape: (value) => isolatedIn(language, value) },
    initAsync: false,
  });
  return instance;
}

const speakers = { fr: speaking('fr'), ar: speaking('ar') };

export const wordsOf = { fr: speakers.fr.getFixedT('fr', 'calls'), ar: speakers.ar.getFixedT('ar', 'calls') };

/** A part of the page in a language that may not be the page's own. */
export function InLanguage({ language, children }: { language: 'fr' | 'ar'; children: ReactNode }) {
  return (
    <I18nextProvider i18n={speakers[language]}>
      <div lang={language} dir={directionOf(language)}>
        {children}
      </div>
    </I18nextProvider>
  );
}
