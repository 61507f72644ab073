import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AppLink } from '../../ui/AppLink.js';
import { Brand } from '../../ui/Brand.js';
import { useLanguage, useLocal } from '../../ui/text.js';
import { useReference } from '../reference.js';
import { useSessionQuery } from '../session/session.js';
import { LanguageSwitch } from './LanguageSwitch.js';
import styles from './shell.module.css';

/** What every page of the application stands in: skip link, masthead, banner of the demonstration, main. */
export function Frame({ tools, navigation, children }: { tools?: ReactNode; navigation?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('common');
  const language = useLanguage();
  const { data: session } = useSessionQuery();
  const reference = useReference();
  const local = useLocal();
  const own = session?.grants.find(({ id }) => id === session.activeGrantId)?.institution;
  return (
    <>
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <header className="masthead no-print">
        <div className={`page masthead-inner ${styles.masthead}`}>
          <Brand href={`/?lang=${language}`} product={t('productLong')} ministry={local(own ?? reference.data?.institution)} />
          <div className={styles.tools}>
            {tools}
            <LanguageSwitch />
          </div>
        </div>
      </header>
      {session?.demonstration && (
        <aside className={`${styles.demonstration} no-print`} aria-label={t('demonstration.label')}>
          <div className="page">
            <span>{t('demonstration.banner')}</span>
            <AppLink href="/app/mail">{t('demonstration.mail')}</AppLink>
          </div>
        </aside>
      )}
      {navigation}
      <Main>{children}</Main>
    </>
  );
}

/** Takes the focus when the page changes, so that the keyboard and the screen reader follow. */
function Main({ children }: { children: ReactNode }) {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const first = useRef(path);
  useEffect(() => {
    if (first.current === path) return;
    first.current = '';
    main.current?.focus({ preventScroll: true });
  }, [path]);
  return (
    <main id="main" className={`${styles.main} page`} tabIndex={-1} ref={main}>
      {children}
    </main>
  );
}
