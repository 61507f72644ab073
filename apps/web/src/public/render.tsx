import badgeCss from '@mantine/core/styles/Badge.css?inline';
import {
  convertCssVariables,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  DirectionProvider,
  MantineProvider,
  mergeMantineTheme,
} from '@mantine/core';
import { createElement, type ComponentType } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import baseCss from '../ui/base.css?inline';
import fontsCss from '../ui/fonts.css?inline';
import { directionOf } from '../ui/language.js';
import { cssVariables, theme } from '../ui/theme.js';
import { criticalCss, parseRules } from './critical-css.js';
import { Layout } from './Layout.js';
import { Bilan } from './pages/Bilan.js';
import { Call } from './pages/Call.js';
import { Calls } from './pages/Calls.js';
import { Home } from './pages/Home.js';
import { Accessibility, Legal, NotFound } from './pages/Plain.js';
import { Privacy } from './pages/Privacy.js';
import { Verify } from './pages/Verify.js';
import publicCss from './public.css?inline';
import type { PublicContext, PublicPages } from './props.js';
import { speakers } from './words.js';

const pages: { [Page in keyof PublicPages]: ComponentType<PublicPages[Page]> } = {
  home: Home,
  calls: Calls,
  call: Call,
  bilan: Bilan,
  verify: Verify,
  accessibility: Accessibility,
  legal: Legal,
  privacy: Privacy,
  notFound: NotFound,
};

/** The theme's variables as the application has them, light only. */
function themeCss(): string {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme);
  const given = defaultCssVariablesResolver(merged);
  const own = cssVariables(merged);
  return convertCssVariables(
    { variables: { ...given.variables, ...given.light, ...own.variables, ...own.light }, light: {}, dark: {} },
    ':root',
  );
}

const fontFaces = fontsCss;
const rules = parseRules([themeCss(), badgeCss, baseCss, publicCss].join('\n'));

/**
 * A public page as a whole HTML document, without JavaScript, its style sheet inside.
 * Its content security policy may be `default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; img-src 'self'; form-action 'self'`.
 * Pure: same page and props, same text. Pages carry `?lang=` everywhere; props are documented in `props.ts`.
 */
export function renderPublicPage<Page extends keyof PublicPages>(page: Page, props: PublicPages[Page]): string {
  const { language } = props;
  const content = createElement<PublicPages[Page]>(pages[page], props);
  const body = renderToStaticMarkup(
    <I18nextProvider i18n={speakers[language]} defaultNS="public">
      <DirectionProvider initialDirection={directionOf(language)} detectDirection={false}>
        <MantineProvider theme={theme} withCssVariables={false} withGlobalClasses={false} forceColorScheme="light">
          <Layout context={props}>{content}</Layout>
        </MantineProvider>
      </DirectionProvider>
    </I18nextProvider>,
  );
  return [
    `<!doctype html><html lang="${language}" dir="${directionOf(language)}" data-mantine-color-scheme="light"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="/favicon.svg" type="image/svg+xml">',
    `<title>${escapeHtml(titleOf(page, props))}</title>`,
    `<style>${fontFaces.replace(/\s+/g, ' ')}${criticalCss(rules, body)}</style></head><body>`,
    body,
    '</body></html>',
  ].join('');
}

function titleOf<Page extends keyof PublicPages>(page: Page, props: PublicPages[Page]): string {
  const t = speakers[props.language].getFixedT(props.language, 'public');
  const titles: { [Name in keyof PublicPages]: (given: PublicPages[Name]) => string } = {
    home: () => t('openCalls'),
    calls: () => t('allCalls'),
    call: ({ call, language }) => call.title[language] || call.title.fr,
    bilan: ({ year }) => t('year.title', { year }),
    verify: () => t('verify'),
    accessibility: () => t('accessibility.title'),
    legal: () => t('legal.title'),
    privacy: () => t('privacy.title'),
    notFound: () => t('notFound.title'),
  };
  return `${(titles[page] as (given: PublicContext) => string)(props)} — ${t('common:productLong')}`;
}

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
