import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Brand } from '../ui/Brand.js';
import { languageNames, languages, type Language, type Localized } from '../ui/language.js';
import type { PublicContext } from './props.js';

/** An address that keeps the language. */
export function address(path: string, language: Language, query: Record<string, string | number> = {}): string {
  const given = Object.entries(query).filter(([name, value]) => name !== 'lang' && value !== '');
  return `${path}?${new URLSearchParams([...given.map(([name, value]) => [name, String(value)]), ['lang', language]]).toString()}`;
}

/** Masthead, sections, main, footer: the frame of every public page. */
export function Layout({ context, children }: { context: PublicContext; children: ReactNode }) {
  const { t } = useTranslation('public');
  const { language, path, query = {}, bilanYears, publisher } = context;
  const named = (text: Partial<Localized>) => text[language] || text.fr || text.ar || '';
  const latest = bilanYears[0];
  const links = [
    { href: '/', label: t('home') },
    { href: '/calls', label: t('allCalls') },
    ...(latest ? [{ href: `/bilan/${latest}`, label: t('bilan'), under: '/bilan' }] : []),
    { href: '/verify', label: t('verify') },
  ];
  return (
    <>
      <a className="skip" href="#main">
        {t('common:skip')}
      </a>
      <header className="masthead">
        <div className="page masthead-inner">
          <Brand href={address('/', language)} product={t('common:productLong')} ministry={publisher ? named(publisher.name) : ''} />
          <div className="tools">
            <nav className="languages" aria-label={t('common:language')}>
              {languages.map((other) => (
                <a
                  key={other}
                  href={address(path, other, query)}
                  lang={other}
                  hrefLang={other}
                  aria-current={other === language ? 'true' : undefined}
                >
                  {languageNames[other]}
                </a>
              ))}
            </nav>
            <a className="enter" href={address('/app/sign-in', language)}>
              {t('signIn')}
            </a>
          </div>
        </div>
      </header>
      <nav className="sections" aria-label={t('nav')}>
        <div className="page">
          <ul>
            {links.map(({ href, label, under = href }) => (
              <li key={href}>
                <a
                  href={address(href, language)}
                  aria-current={path === under || (under !== '/' && path.startsWith(`${under}/`)) ? 'page' : undefined}
                >
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </nav>
      {context.demonstration && (
        <aside className="demonstration" aria-label={t('common:demonstration.label')}>
          <div className="page">{t('common:demonstration.banner')}</div>
        </aside>
      )}
      <main id="main" className="page content" tabIndex={-1}>
        {children}
      </main>
      <footer className="foot">
        <div className="page">
          <a href={address('/accessibility', language)}>{t('accessibility.link')}</a>
          <a href={address('/legal', language)}>{t('legal.title')}</a>
          <a href={address('/privacy', language)}>{t('privacy.title')}</a>
          {publisher && <span>{t('footer.publisher', { name: named(publisher.inSentence) })}</span>}
          <span>{t('footer.note')}</span>
        </div>
      </footer>
    </>
  );
}
