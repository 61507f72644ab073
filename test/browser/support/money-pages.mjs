// Pages of conventions, payments, monitoring and bilan, by the account that works there.

/** The address of the first row of a list, or null while the list is empty. */
const firstOf =
  (list, href, wanted = () => true) =>
  async (get) => {
    const { items } = await get(list);
    const found = items.find(wanted);
    return found ? href(found) : null;
  };
const convention = (state, tail = '') => firstOf(`/api/conventions?state=${state}`, ({ id }) => `/app/conventions/${id}${tail}`);
const anyConvention = (room, tail = '') => firstOf('/api/conventions?state=in_force', ({ id }) => `/app/${room}/conventions/${id}${tail}`);
const order = (state) => firstOf(`/api/disbursements/orders?state=${state}`, ({ id }) => `/app/disbursements/orders/${id}`);
const report = (state) => firstOf(`/api/monitoring/reports?state=${state}`, ({ id }) => `/app/monitoring/reports/${id}`);

/** @type {Record<string, import('./pages.mjs').ListedPage[]>} */
export const moneyPages = {
  'presidente@association.example': [
    { name: 'Mes conventions', path: '/app/conventions' },
    { name: 'Convention à signer', path: convention('sent') },
    { name: 'Redécouper le budget', path: convention('sent', '/budget') },
    { name: 'Convention en vigueur', path: convention('in_force') },
    { name: 'Mes paiements', path: '/app/disbursements' },
    { name: 'Paiements de ma convention', path: anyConvention('disbursements') },
    { name: 'Mes rapports', path: '/app/monitoring' },
    { name: 'Rapport à remettre', path: report('due') },
    { name: 'Suivi de ma convention', path: anyConvention('monitoring') },
  ],
  'programme@ministere.example': [
    { name: 'Conventions', path: '/app/conventions' },
    { name: 'Décisions à mettre en acte', path: '/app/conventions/awards' },
    {
      name: 'Préparer un acte',
      path: firstOf('/api/conventions/awards?waiting=1', ({ applicationId }) => `/app/conventions/awards/${applicationId}`),
    },
    { name: 'Convention en préparation', path: convention('drafted') },
    { name: 'Tranches à ordonner', path: '/app/disbursements/tranches' },
    { name: 'Rapports', path: '/app/monitoring' },
    { name: 'Rapport à lire', path: report('submitted') },
    { name: 'Suivi et clôture', path: anyConvention('monitoring') },
    { name: 'Bilan 2017 (interne)', path: '/app/bilan?year=2017' },
    { name: 'Projets comptés en 2017', path: '/app/bilan/2017/projects' },
  ],
  'signature@ministere.example': [{ name: 'Convention à contresigner', path: convention('signed_by_association') }],
  'ordonnateur@ministere.example': [
    { name: 'Ordres de paiement', path: '/app/disbursements/orders' },
    { name: 'Ordre à ordonnancer', path: order('verified') },
  ],
  'comptable@ministere.example': [
    { name: 'Ordre à vérifier', path: order('prepared') },
    { name: 'Ordre payé', path: order('executed') },
    { name: 'Fichiers bancaires', path: '/app/disbursements/batches' },
    { name: 'Relevés bancaires', path: '/app/disbursements/statements' },
    { name: 'Relevé', path: firstOf('/api/disbursements/statements', ({ id }) => `/app/disbursements/statements/${id}`) },
    { name: 'Mouvements à examiner', path: '/app/disbursements/cases' },
    { name: 'Mouvement à examiner', path: firstOf('/api/disbursements/cases', ({ id }) => `/app/disbursements/cases/${id}`) },
    { name: 'Ordres de recette', path: '/app/disbursements/recoveries' },
    { name: 'Grand livre', path: anyConvention('disbursements', '/ledger') },
  ],
  'communication@ministere.example': [
    { name: 'Bilan (interne)', path: '/app/bilan' },
    { name: 'Éditions du bilan', path: '/app/bilan/editions' },
  ],
};
