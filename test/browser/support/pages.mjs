// Every page of the product and who sees it: the gallery and the accessibility test walk this list.
// `path` is an address, or a function of `get` (reads the API as that person) that finds one and may answer null: nothing to show.
import { moneyPages } from './money-pages.mjs';

/**
 * @typedef {object} ListedPage
 * @property {string} name
 * @property {string | ((get: (path: string) => Promise<any>, page: import('playwright-core').Page) => Promise<string | null>)} path
 * @property {string} [from] where its address is looked for
 * @property {boolean} [refused] the API refuses what it asks, and that is right
 */

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
  { name: 'Mentions légales', path: '/legal' },
  { name: 'Données personnelles', path: '/privacy' },
  { name: 'Introuvable', path: '/no-such-page' },
  { name: 'Se connecter', path: '/app/sign-in' },
  { name: 'Ouvrir un compte', path: '/app/register' },
  { name: 'Lien qui ne vaut plus', path: '/app/password?token=essai', refused: true },
  { name: 'Installation', path: '/app/setup' },
  { name: 'Mot de passe', path: '/app/password' },
  { name: 'Courriels', path: '/app/mail' },
];

/** Pages that every account has. */
export const commonPages = [
  { name: 'À faire', path: '/app' },
  { name: 'Messages', path: '/app/inbox' },
  { name: 'Mon compte', path: '/app/account' },
  { name: 'Codes de secours', path: '/app/security' },
  { name: 'Mon calendrier', path: '/app/calendar' },
  { name: 'Invitations', path: '/app/invitations' },
];

/** The first of a list that the API gives, as an address. */
const first =
  (list, address, wanted = () => true) =>
  async (get) => {
    const answer = await get(list);
    const item = (Array.isArray(answer) ? answer : (answer.items ?? [])).find(wanted);
    return item ? address(item) : null;
  };

const session = (suffix = '', wanted) =>
  first('/api/committees/sessions?pageSize=50', ({ id }) => `/app/committees/sessions/${id}${suffix}`, wanted);
const atWork = ({ state }) => state === 'open';
const decided = ({ state }) => state === 'closed' || state === 'minutes_signed';
const anApplication = (wanted, suffix = '') =>
  first('/api/applications/own?pageSize=50', ({ id }) => `/app/applications/${id}${suffix}`, wanted);
const draft = ({ state }) => state === 'draft';
const submitted = ({ state }) => state !== 'draft';
const callIn = (state, suffix = '') => first(`/api/calls?state=${state}`, ({ id }) => `/app/calls/${id}${suffix}`);
const anInstitution = (suffix = '') => first('/api/institutions', ({ id }) => `/app/institutions/${id}${suffix}`);
const ofProgramme = (suffix) =>
  first(
    '/api/programmes',
    ({ id }) => `/app/programmes/${id}${suffix}`,
    (programme) => programme.code === 'PAA-2027',
  );
/** A registry of before with some of its faults, brought in where none was yet: looked at, and not carried out. */
const anImport = async (get, page) => {
  const { items } = await get('/api/imports');
  if (items[0]) return `/app/imports/${items[0].id}`;
  const id = await page.evaluate(async () => {
    const rows = [
      'Nom de l’association;ICE;N° récépissé;Région;Téléphone;Téléphone',
      'Association de démonstration reprise;001525713000082;R-12/2015;Souss-Massa;05 35 00 00 01;',
      'جمعية العرض المستوردة;12;R-13/2015;Bretagne;;',
      ';;;;;',
      'Association sans récépissé;001525713000082;;MA-09;;',
    ];
    const form = new FormData();
    form.append('file', new Blob([rows.join('\r\n')], { type: 'text/csv' }), 'registre-2015.csv');
    const token = /(?:^|; )jisr_csrf=([^;]*)/.exec(document.cookie)?.[1] ?? '';
    const headers = { 'x-csrf-token': decodeURIComponent(token), 'idempotency-key': crypto.randomUUID() };
    const answer = await fetch('/api/imports/kinds/associations/files', { method: 'POST', headers, body: form });
    return (await answer.json()).id;
  });
  return `/app/imports/${id}`;
};
/** A gathering of any programme, with who was there. */
const aGathering = async (get) => {
  for (const { id } of (await get('/api/programmes')).items) {
    const gathering = (await get(`/api/programmes/${id}`)).gatherings[0];
    if (gathering) return `/app/programmes/gatherings/${gathering.id}`;
  }
  return null;
};
const splitOfProgramme = async (get) => {
  const programme = (await get('/api/programmes')).items.find(({ code }) => code === 'PAA-2027');
  if (!programme) return null;
  const { components } = await get(`/api/programmes/${programme.id}`);
  const envelope = components.flatMap(({ envelopes }) => envelopes)[0];
  return envelope ? `/app/programmes/${programme.id}/envelopes/${envelope.id}` : null;
};
const partsOfCall = ['content', 'territory', 'money', 'audience', 'calendar', 'form', 'grid', 'documents', 'preview'];

/** The file that a member scores, in the session at work. */
const fileToScore = async (get) => {
  const sessions = (await get('/api/committees/sessions?pageSize=50')).items ?? [];
  const open = sessions.find(atWork);
  if (!open) return null;
  const files = await get(`/api/committees/sessions/${open.id}/files`);
  const items = Array.isArray(files) ? files : (files.items ?? []);
  const file = items.find(({ mySheet }) => mySheet !== 'sent') ?? items[0];
  return file ? `/app/committees/files/${file.fileId}` : null;
};

const associationPages = [
  { name: 'Mes dossiers', path: '/app/applications' },
  { name: 'Dossier déposé', path: anApplication(submitted) },
  { name: 'Brouillon', path: anApplication(draft) },
  { name: 'Budget', path: anApplication(draft, '/edit/budget') },
  { name: 'Section', path: anApplication(draft, '/edit/sections.projet') },
  { name: 'Pièces', path: anApplication(draft, '/edit/documents') },
  { name: 'Vérifier et déposer', path: anApplication(draft, '/check') },
];

const aCommittee = (suffix = '') => first('/api/committees', ({ id }) => `/app/committees/${id}${suffix}`);
const ownAssociation =
  (suffix = '') =>
  async (get) =>
    `/app/associations/${(await get('/api/session')).grants[0].associationId}${suffix}`;
const openCallNumber = (address) => first('/api/public/calls?phase=open', ({ number }) => address(number));

const memberPages = [
  { name: 'Comité', path: '/app/committees' },
  { name: 'Séance', path: session('', atWork) },
  { name: 'Noter', path: fileToScore },
  { name: 'Délibération', path: session('/ranking', decided) },
];

const ownPages = {
  'presidente@association.example': [
    { name: 'Mon association', path: ownAssociation() },
    { name: 'Mon association, modifier', path: ownAssociation('/edit') },
    { name: 'Mon association, bureau', path: ownAssociation('/board') },
    { name: 'Inscrire une association', path: '/app/associations/new' },
    { name: 'Commencer un dossier', path: openCallNumber((number) => `/app/applications/new/${number}`) },
    {
      name: 'Document vérifié',
      path: async (get) => {
        const file = (await get('/api/applications/own?pageSize=50')).items.find(submitted);
        return file ? (await get(`/api/applications/${file.id}`)).receipts[0].verifyPath : null;
      },
    },
    { name: 'Poser une question', path: openCallNumber((number) => `/app/calls/ask/${number}`) },
    ...associationPages,
  ],
  'redacteur@association.example': [
    { name: 'Mes dossiers', path: '/app/applications' },
    { name: 'Brouillon en arabe', path: anApplication(({ title }) => /[\u0600-\u06ff]/.test(title)) },
  ],
  'programme@ministere.example': [
    { name: 'Programmes', path: '/app/programmes' },
    {
      name: 'Programme',
      path: first(
        '/api/programmes',
        ({ id }) => `/app/programmes/${id}`,
        (programme) => programme.code === 'PAA-2027',
      ),
    },
    { name: 'Nouveau programme', path: '/app/programmes/new' },
    { name: 'Qui porte, signe et paie', path: ofProgramme('/parties') },
    { name: 'Domaines', path: '/app/programmes/domains' },
    { name: 'Qui était là', path: aGathering },
    { name: 'Imports', path: '/app/imports' },
    { name: 'Un import', path: anImport },
    { name: 'Réglages', path: anInstitution('/parameters') },
    { name: 'Répartition', path: splitOfProgramme },
    { name: 'Appels', path: '/app/calls' },
    { name: 'Nouvel appel', path: '/app/calls/new' },
    { name: 'Appel en préparation', path: callIn('draft') },
    ...partsOfCall.map((part) => ({ name: `Appel en préparation, ${part}`, path: callIn('draft', `/${part}`) })),
    { name: 'Appel ouvert', path: callIn('open') },
    { name: 'Appel ouvert, questions', path: callIn('open', '/questions') },
    { name: 'Dossiers', path: '/app/applications' },
    { name: 'Lettres', path: '/app/committees/letters' },
    { name: 'Comités', path: '/app/committees' },
    { name: 'Un comité', path: aCommittee() },
    { name: 'Un comité, règles', path: aCommittee('/edit') },
    { name: 'Nouveau comité', path: '/app/committees/new' },
    {
      name: 'Programme, modifier',
      path: first(
        '/api/programmes',
        ({ id }) => `/app/programmes/${id}/edit`,
        (programme) => programme.code === 'PAA-2027',
      ),
    },
  ],
  'instruction@ministere.example': [
    { name: 'Instruction', path: '/app/instruction' },
    {
      name: 'Étude',
      path: first(
        '/api/instruction/files?pageSize=50',
        ({ id }) => `/app/instruction/${id}`,
        (file) => file.state === 'assigned',
      ),
    },
    { name: 'Associations', path: '/app/associations' },
    { name: 'Doublons possibles', path: '/app/associations/pairs' },
    { name: 'Association', path: first('/api/associations', ({ id }) => `/app/associations/${id}`) },
  ],
  'comite.presidence@region.example': memberPages,
  'comite.secretariat@region.example': [{ name: 'Séance', path: session('', atWork) }],
  'comite.collectivites@region.example': [{ name: 'Noter', path: fileToScore }],
  'comite.services@region.example': [{ name: 'Noter', path: fileToScore }],
  'comite.societe-civile@region.example': [{ name: 'Déclarer', path: session('', atWork) }],
  'administration@ministere.example': [
    { name: 'Durées de conservation', path: '/app/retention' },
    { name: 'Institutions', path: '/app/institutions' },
    { name: 'Institution', path: anInstitution() },
    { name: 'Institution, modifier', path: anInstitution('/edit') },
    { name: 'Nouvelle institution', path: '/app/institutions/new' },
    { name: 'Fichiers perdus', path: '/app/files' },
    { name: 'Personnes', path: '/app/people' },
    { name: 'Personne invitée', path: first('/api/people?invited=1', ({ id }) => `/app/people/${id}`) },
    { name: 'Travaux en échec', path: '/app/failed-jobs' },
    { name: 'Actes à deux', path: '/app/proposals' },
  ],
  'administration.2@ministere.example': [
    { name: 'Actes à deux', path: '/app/proposals' },
    { name: 'Acte à deux', path: first('/api/proposals', ({ id }) => `/app/proposals/${id}`) },
  ],
  'audit@controle.example': [
    { name: 'Journal', path: '/app/trail' },
    { name: 'Programmes', path: '/app/programmes' },
    { name: 'Dossier', path: first('/api/applications?pageSize=5', ({ id }) => `/app/applications/${id}`) },
    { name: 'Convention', path: first('/api/conventions?state=in_force', ({ id }) => `/app/conventions/${id}`) },
    { name: 'Ordres de paiement', path: '/app/disbursements/orders' },
    { name: 'Personnes', path: '/app/people' },
  ],
};

/** Pages by the e-mail of the demonstration account that finds real work there. */
export const pagesByAccount = Object.fromEntries(
  [...new Set([...Object.keys(ownPages), ...Object.keys(moneyPages)])].map((email) => [
    email,
    [...(ownPages[email] ?? []), ...(moneyPages[email] ?? [])],
  ]),
);
