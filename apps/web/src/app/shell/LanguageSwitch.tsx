import { useTranslation } from 'react-i18next';
import { speak } from '../../i18n/i18n.js';
import { languageNames, languages, type Language } from '../../ui/language.js';
import { useLanguage } from '../../ui/text.js';
import { api } from '../api/index.js';
import { useSessionQuery } from '../session/session.js';

/** Changes the language where one stands; the account remembers it. */
export function LanguageSwitch() {
  const { t } = useTranslation('common');
  const current = useLanguage();
  const { data: session } = useSessionQuery();

  const choose = async (language: Language) => {
    await speak(language);
    if (session?.person) await api.put('/api/session/language', { body: { language } });
  };

  return (
    <nav className="languages" aria-label={t('language')}>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-current={language === current ? 'true' : undefined}
          onClick={() => void choose(language)}
        >
          {languageNames[language]}
        </button>
      ))}
    </nav>
  );
}
