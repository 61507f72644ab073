import type { Part, Row, Writing } from './table.js';

const nationally = (of: readonly Part[], body: Writing['body']): Row => ({
  kind: 'writing',
  owner: 'nationalOfficer',
  of,
  body,
  national: 'every officer reads a programme; what it is made of is set at national level',
});
const both = (text: string) => ({ fr: text, ar: text });
const reason = () => ({ reason: 'Motif' });
const funder = () => ({ name: both('UE'), currency: 'EUR', amountHundredths: 1, source: 'S' });
const partner = () => ({ name: both('OIM'), role: both('R') });
const gathering = () => ({ kind: 'concertation', title: both('R'), startsOn: '2026-01-01', endsOn: '2026-01-02', place: 'Rabat' });

const target = () => ({ indicator: both('I'), audience: 'women', minimum: 1_500, unit: 'persons' });

const wording = (yearFrom: number) => ({ label: { fr: 'D', ar: 'م', en: 'D' }, yearFrom, position: 9 });
const SAME = 'a programme is the same for every officer';

/** What is entered about a programme, and put right afterwards. */
export const ENTRIES: Readonly<Record<string, Row>> = {
  'PUT /api/programmes/:id/domains': nationally(['programme'], () => ({ version: 1, codes: [] })),
  'PUT /api/programmes/:id/domain-mappings': nationally(['programme'], () => ({ version: 99, mappings: [] })),
  'GET /api/domains': { kind: 'reading', owner: 'officer', of: [], query: '', national: SAME },
  'POST /api/domains': nationally([], () => ({ ...wording(2027), code: 'legal_support' })),
  'PUT /api/domains/labels/:id': nationally(['domainLabel'], () => ({ label: wording(2018).label, position: 2, version: 1 })),
  'POST /api/domains/:code/labels': nationally(['=culture'], () => wording(2040)),
  'POST /api/domains/:code/retirement': nationally(['=culture'], () => ({ lastYear: 2050 })),
  'POST /api/domains/:code/return': nationally(['=culture'], () => ({})),
  'PUT /api/programmes/components/:id': nationally(['component'], () => ({ code: 'C1', title: both('C'), version: 1 })),
  'PUT /api/programmes/envelopes/:id': nationally(['envelope'], () => ({ amountCentimes: 1, version: 1 })),
  'POST /api/programmes/:id/funders': nationally(['programme'], funder),
  'PUT /api/programmes/funders/:id': nationally(['funder'], () => ({ ...funder(), version: 1 })),
  'POST /api/programmes/funders/:id/fundings': nationally(['funder'], ({ component }) => ({
    componentId: component,
    amountHundredths: 1,
    source: 'S',
  })),
  'PUT /api/programmes/fundings/:id': nationally(['funding'], () => ({ amountHundredths: 1, source: 'S', version: 1 })),
  'POST /api/programmes/funders/:id/signature': nationally(['funder'], () => ({ amountHundredths: 1, version: 1 })),
  'POST /api/programmes/funders/:id/abandonment': nationally(['funder'], () => ({ ...reason(), version: 1 })),
  'POST /api/programmes/funders/:id/preparation': nationally(['funder'], () => ({ ...reason(), version: 1 })),
  'POST /api/programmes/:id/partners': nationally(['programme'], partner),
  'PUT /api/programmes/partners/:id': nationally(['partner'], () => ({ ...partner(), version: 1 })),
  'POST /api/programmes/components/:id/targets': nationally(['component'], target),
  'GET /api/programmes/:id/audiences': { kind: 'reading', owner: 'officer', of: ['programme'], query: '', national: SAME },
  'PUT /api/programmes/targets/:id': nationally(['target'], () => ({ ...target(), version: 1 })),
  'GET /api/programmes/:id/gathering-kinds': { kind: 'reading', owner: 'officer', of: ['programme'], query: '', national: SAME },
  'POST /api/programmes/:id/gatherings': nationally(['programme'], gathering),
  'PUT /api/programmes/gatherings/:id': nationally(['gathering'], () => ({ ...gathering(), version: 1 })),
  'GET /api/programmes/entries/:kind/:id/history': {
    kind: 'reading',
    owner: 'officer',
    of: ['=funder', 'funder'],
    query: '',
    national: SAME,
  },
  'POST /api/programmes/entries/:kind/:id/withdrawal': nationally(['=partner', 'partner'], () => ({ ...reason(), version: 2 })),
  'POST /api/programmes/entries/:kind/:id/restoration': nationally(['=partner', 'partner'], () => ({ version: 3 })),
};
