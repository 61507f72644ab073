import type { DomainsView } from '#programmes';
import { newId } from '#platform';
import { expectRefusal, User, visitor } from '../support/people.js';
import { aPublishedCall } from '../support/calls.js';
import { aProgramme, loadReference, must, programmeOfficer, readProgramme } from '../support/programmes.js';
import { createWorld, type World } from '../support/world.js';

const label = (fr: string) => ({ fr, ar: 'المرافقة القانونية', en: 'Legal support' });

describe('domains of intervention are data', () => {
  let world: World;
  let nadia: User;
  let souad: User;
  beforeAll(async () => {
    world = await createWorld({ withoutWorker: true });
    nadia = await programmeOfficer(world);
    souad = await User.with(world, 'Souad Souss', [{ role: 'programme.officer', scope: { regionCode: 'MA-09' } }]);
    await loadReference(world);
  });
  afterAll(() => world?.close());

  const offered = async (year: number) =>
    (must(await visitor(world).get(`/api/public/reference?year=${year}`)).domains as { code: string; label: { fr: string } }[]).map(
      (domain) => [domain.code, domain.label.fr] as const,
    );
  const named = async (code: string) => must<DomainsView>(await nadia.get('/api/domains')).domains.find((domain) => domain.code === code)!;

  it('Nadia adds one, puts its name right, calls it otherwise from 2029 on, retires it and brings it back; past years keep their words', async () => {
    const wording = { label: label('Acompagnement juridique'), yearFrom: 2027, position: 5 };
    expectRefusal(await souad.post('/api/domains', { ...wording, code: 'legal_support' }), 403, 'FORBIDDEN');
    expectRefusal(await visitor(world).get('/api/domains'), 401, 'UNAUTHENTICATED');
    expectRefusal(await nadia.post('/api/domains', { ...wording, code: 'camps' }), 409, 'CODE_TAKEN');
    const { id } = must<{ id: string }>(await nadia.post('/api/domains', { ...wording, code: 'legal_support' }));
    expect((await offered(2026)).map(([code]) => code)).not.toContain('legal_support');
    expect((await offered(2027)).at(-1)).toEqual(['legal_support', 'Acompagnement juridique']);

    const right = { label: label('Accompagnement juridique'), position: 5, version: 1 };
    expect(must(await nadia.put(`/api/domains/labels/${id}`, right))).toEqual({ version: 2 });
    expectRefusal(await nadia.put(`/api/domains/labels/${id}`, right), 409, 'VERSION_CONFLICT');
    expectRefusal(await nadia.put(`/api/domains/labels/${newId()}`, right), 404, 'NOT_FOUND');
    expectRefusal(await nadia.put(`/api/domains/labels/${id}`, { ...right, label: { fr: 'A', ar: '', en: '' } }), 422, 'INVALID_REQUEST');

    const at = '/api/domains/legal_support';
    const later = { label: label('Accès au droit'), yearFrom: 2029, position: 1 };
    expectRefusal(await nadia.post(`${at}/labels`, { ...later, yearFrom: 2027 }), 422, 'INVALID_REQUEST');
    must(await nadia.post(`${at}/labels`, later));
    expect((await offered(2028)).at(-1)).toEqual(['legal_support', 'Accompagnement juridique']);
    expect(await offered(2029)).toContainEqual(['legal_support', 'Accès au droit']);
    expectRefusal(await nadia.post(`${at}/retirement`, { lastYear: 2028 }), 422, 'INVALID_REQUEST');
    expect((await nadia.post(`${at}/retirement`, { lastYear: 2030 })).status).toBe(204);
    expect((await offered(2031)).map(([code]) => code)).not.toContain('legal_support');
    expect((await nadia.post(`${at}/return`)).status).toBe(204);
    expect((await offered(2031)).map(([code]) => code)).toContain('legal_support');
    expectRefusal(await nadia.post('/api/domains/sport/retirement', { lastYear: 2030 }), 404, 'NOT_FOUND');
    expect((await named('legal_support')).labels.map(({ yearFrom, yearTo }) => [yearFrom, yearTo])).toEqual([
      [2029, null],
      [2027, 2028],
    ]);
    // The seeds loaded again leave what officers wrote.
    await loadReference(world);
    expect((await named('legal_support')).labels).toHaveLength(2);
  });

  it('a programme names its domains: its shares and calls are held to them, and none that they have can be left out', async () => {
    const call = await aPublishedCall(world);
    const programme = call.programme;
    const at = `/api/programmes/${programme.id}/domains`;
    const { version } = await readProgramme(nadia, programme.id);
    expectRefusal(await souad.put(at, { version, codes: [] }), 403, 'FORBIDDEN');
    expectRefusal(await nadia.put(at, { version, codes: ['sport'] }), 422, 'INVALID_REQUEST');
    const outside = await nadia.put(at, { version, codes: ['camps_of_nobody', 'humanitarian'] });
    expectRefusal(outside, 422, 'INVALID_REQUEST');
    const used = await nadia.put(at, { version, codes: ['humanitarian'] });
    expectRefusal(used, 409, 'DOMAIN_IN_USE');
    expect(used.body.params).toEqual({ uses: call.number });

    const other = await aProgramme(world, { shares: [{ regionCode: 'MA-09', domainCode: 'camps' }] });
    const read = await readProgramme(nadia, other.id);
    const url = `/api/programmes/${other.id}/domains`;
    expectRefusal(await nadia.put(url, { version: read.version, codes: ['culture'] }), 409, 'DOMAIN_IN_USE');
    expect(must(await nadia.put(url, { version: read.version, codes: ['camps'] }))).toEqual({ version: read.version + 1 });
    expectRefusal(await nadia.put(url, { version: read.version, codes: [] }), 409, 'VERSION_CONFLICT');
    const share = (domainCode: string) => ({ shares: [{ regionCode: 'MA-09', domainCode, year: null, amountCentimes: 1 }] });
    expectRefusal(await nadia.put(`/api/programmes/envelopes/${other.envelopeId}/shares`, share('culture')), 422, 'INVALID_REQUEST');
    expect((await readProgramme(souad, other.id)).domainCodes).toEqual(['camps']);
    expect((await named('camps')).programmes).toEqual([other.code]);
    must(await nadia.post(`/api/programmes/${other.id}/closure`));
    expectRefusal(await nadia.put(url, { version: read.version + 2, codes: [] }), 409, 'WRONG_STATE');
  });

  it('says under which of its domains those of before are compared, in one step; a bilan is told in them, and nothing is reclassified', async () => {
    const programme = await aProgramme(world);
    const { version } = await readProgramme(nadia, programme.id);
    const at = `/api/programmes/${programme.id}/domain-mappings`;
    const mappings = [
      { from: 'camps', to: 'educative' },
      { from: 'humanitarian', to: 'culture' },
    ];
    expectRefusal(await souad.put(at, { version, mappings }), 403, 'FORBIDDEN');
    expectRefusal(await nadia.put(at, { version, mappings: [...mappings, { from: 'culture', to: 'educative' }] }), 422, 'INVALID_REQUEST');
    expectRefusal(await nadia.put(at, { version, mappings: [{ from: 'sport', to: 'culture' }] }), 422, 'INVALID_REQUEST');
    expect(must(await nadia.put(at, { version, mappings }))).toEqual({ version: version + 1 });
    expectRefusal(await nadia.put(at, { version, mappings: [] }), 409, 'VERSION_CONFLICT');
    expect((await readProgramme(nadia, programme.id)).domainMappings).toEqual(mappings);
    expect(must<DomainsView>(await nadia.get('/api/domains')).comparing).toEqual([{ id: programme.id, code: programme.code }]);
    expect((await nadia.get(`/api/bilan/years/2018?comparedBy=${programme.id}`)).status).toBe(200);
    expectRefusal(await nadia.get(`/api/bilan/years/2018?comparedBy=${newId()}`), 404, 'NOT_FOUND');
  });
});
