// Every page of the product and who sees it: the gallery and the accessibility test walk this list.
// `path` is an address, or a function of `get` (reads the API as that person) that finds one and may answer null: nothing to show.
import { moneyPages } from './money-pages.mjs';

/** @typedef {{ name: string, path: string | ((get: (path: string) => Promise<any>) => Promise<string | null>) }} ListedPage */

/** @type {ListedPage[]} */
export const publicPages = [
  { name: 'Accueil', path: '/' },
  { name: 'Appels', path: '/calls' },
  {
    name: 'Appel',
    path: async (_get, page) =>
      page
        .locator('.call-list a')
        .first()
        .getAttribute('href', { timeout: 3000 })
        .catch(() => null),
    from: '/calls',
  },
  { name: 'Bilan 2017', path: '/bilan/2017' },
  { name: 'Bilan 2018', path: '/bilan/2018' },
  { name: 'Vérifier', path: '/verify' },
  { name: 'Accessibilité', path: '/accessibility' },
  { name: 'Introuvable', path: '/no-such-page' },
  { name: 'Se connecter', path: '/app/sign-in' },
  { name: 'Courriels', path: '/app/mail' },
];

/** Pages that every account has. */
export const commonPages = [{ name: 'À faire', path: '/app' }];

/** Pages by the e-mail of the demonstration account that finds real work there. */
export const pagesByAccount = {};

for (const [email, pages] of Object.entries(moneyPages)) pagesByAccount[email] = [...(pagesByAccount[email] ?? []), ...pages];
