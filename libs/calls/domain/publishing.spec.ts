import { publishingDefects, type Publication } from './publishing.js';

const both = (fr: string, ar = 'نص') => ({ fr, ar });
const NOW = new Date('2026-11-16T10:00:00Z');
const ZONE = 'Africa/Casablanca';

/** The call of Souss-Massa, ready. */
const ready: Publication = {
  title: both('Intégration 2027'),
  summary: both('Résumé'),
  description: both('Description'),
  regionCodes: ['MA-09'],
  domainCodes: ['educative'],
  targetGroups: [{ code: 'children', label: both('Enfants') }],
  eligibility: [{ code: 'age', question: both('Avez-vous deux ans ?') }],
  ceilingCentimes: 30_000_000,
  form: {
    sections: [{ code: 'project', label: both('Projet') }],
    fields: [{ code: 'need', section: 'project', kind: 'text', label: both('Besoin'), required: true }],
  },
  criteria: [{ code: 'all', label: both('Ensemble'), weight: 100, scaleMax: 20, levels: [] }],
  documents: [{ label: both('Statuts') }],
  fundedRegions: ['MA-09', 'MA-02'],
  calendar: { opens: new Date('2026-11-20T09:00:00Z'), closes: new Date('2026-12-20T16:00:00Z'), zone: ZONE },
};
const defectsOf = (change: Partial<Publication>, now = NOW) =>
  publishingDefects({ ...ready, ...change }, now).map(({ path, code }) => `${path} ${code}`);

describe('a call is published', () => {
  it('when all that the public will read is there', () => expect(defectsOf({})).toEqual([]));

  it.each<[string, Partial<Publication>, string[]]>([
    ['its title in one language', { title: both('Titre', '') }, ['title both_languages']],
    ['a target group in one language', { targetGroups: [{ code: 'x', label: both('', 'نص') }] }, ['targetGroups.0.label both_languages']],
    ['a question in one language', { eligibility: [{ code: 'x', question: both('?', ' ') }] }, ['eligibility.0.question both_languages']],
    [
      'a document in one language',
      { documents: [{ label: both('Statuts') }, { label: both('RIB', '') }] },
      ['documents.1.label both_languages'],
    ],
    ['no region', { regionCodes: [] }, ['regionCodes required']],
    ['no domain', { domainCodes: [] }, ['domainCodes required']],
    ['no ceiling', { ceilingCentimes: null }, ['ceilingCentimes required']],
    ['a ceiling of nothing', { ceilingCentimes: 0 }, ['ceilingCentimes required']],
    ['no form', { form: null }, ['form required']],
    ['a form without a question', { form: { ...ready.form!, fields: [] } }, ['form.fields too_few']],
    ['no grid', { criteria: null }, ['grid required']],
    ['weights that make 90', { criteria: [{ ...ready.criteria![0]!, weight: 90 }] }, ['grid.criteria weights']],
    ['a region without money', { regionCodes: ['MA-09', 'MA-01'] }, ['funding.MA-01 sub_envelope_missing']],
    ['no calendar', { calendar: null }, ['calendar required']],
  ])('refused with %s', (_what, change, defects) => expect(defectsOf(change)).toEqual(defects));

  it('may open at once, earlier today, but not yesterday', () => {
    const opening = (opens: string) => ({ calendar: { ...ready.calendar!, opens: new Date(opens) } });
    expect(defectsOf(opening('2026-11-16T08:00:00Z'))).toEqual([]);
    expect(defectsOf(opening('2026-11-15T22:00:00Z'))).toEqual(['calendar.opens calendar_past']);
  });

  it('and not when its deadline has passed', () => {
    expect(defectsOf({}, new Date('2026-12-20T16:00:00Z'))).toContain('calendar.closes calendar_past');
  });

  it('everything that stands against it is said at once', () => {
    expect(defectsOf({ regionCodes: [], form: null, criteria: null, calendar: null, ceilingCentimes: null })).toHaveLength(5);
  });
});
