// Every page of the product and who sees it: the gallery and the accessibility test walk this list.
// `path` is an address, or a function of `get` (reads the API as that person) that finds one and may answer null: nothing to show.

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

const firstOf = (list, href) => async (get) => {
  const { items } = await get(list);
  return items[0] ? href(items[0].id) : null;
};
const currentProgramme = async (get) => (await get('/api/programmes')).items[0];
const openedProgramme = async (get) => {
  const programme = await currentProgramme(get);
  return programme ? `/app/programmes/${programme.id}` : null;
};
const splitOfProgramme = async (get) => {
  const programme = await currentProgramme(get);
  if (!programme) return null;
  const { components } = await get(`/api/programmes/${programme.id}`);
  const envelope = components.flatMap(({ envelopes }) => envelopes)[0];
  return envelope ? `/app/programmes/${programme.id}/envelopes/${envelope.id}` : null;
};
const partsOfCall = ['content', 'territory', 'money', 'audience', 'calendar', 'form', 'grid', 'documents', 'preview'];

/** Programmes and calls, as the programme officer writes them. */
const programmeOfficerPages = [
  { name: 'Programmes', path: '/app/programmes' },
  { name: 'Nouveau programme', path: '/app/programmes/new' },
  { name: 'Programme', path: openedProgramme },
  { name: 'Répartition', path: splitOfProgramme },
  { name: 'Appels', path: '/app/calls' },
  { name: 'Nouvel appel', path: '/app/calls/new' },
  { name: 'Appel en préparation', path: firstOf('/api/calls?state=draft', (id) => `/app/calls/${id}`) },
  ...partsOfCall.map((part) => ({
    name: `Appel en préparation, ${part}`,
    path: firstOf('/api/calls?state=draft', (id) => `/app/calls/${id}/${part}`),
  })),
  { name: 'Appel ouvert', path: firstOf('/api/calls?state=open', (id) => `/app/calls/${id}`) },
  { name: 'Appel ouvert, formulaire', path: firstOf('/api/calls?state=open', (id) => `/app/calls/${id}/form`) },
  { name: 'Appel ouvert, questions', path: firstOf('/api/calls?state=open', (id) => `/app/calls/${id}/questions`) },
];

/** Pages by the e-mail of the demonstration account that finds real work there. */
export const pagesByAccount = {
  'programme@ministere.example': programmeOfficerPages,
};
