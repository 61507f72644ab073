import { Programmes } from '#programmes';
import { newId } from '#platform';
import { expectRefusal, User, visitor } from '../support/people.js';
import { aProgramme, loadReference, must, programmeOfficer, readProgramme } from '../support/programmes.js';
import { createWorld, type World } from '../support/world.js';

const DH = 100;

describe('programmes', () => {
  let world: World;
  let nadia: User;
  let programmes: Programmes;
  beforeAll(async () => {
    world = await createWorld({ withoutWorker: true });
    nadia = await programmeOfficer(world);
    programmes = world.api.get(Programmes);
    await loadReference(world);
  });
  afterAll(() => world?.close());

  const share = (more: object) => ({ regionCode: null, domainCode: null, year: null, amountCentimes: 0, ...more });
  const reserve = (subEnvelopeId: string, amountCentimes: number, awardId = newId()) =>
    world.tx.run((em) => programmes.reserveAward(em, { awardId, subEnvelopeId, amountCentimes }));

  it('Nadia creates a programme, splits its envelope and activates it; the auditor reads it and changes nothing', async () => {
    const programme = await aProgramme(world, {
      amountCentimes: 1_000_000 * DH,
      shares: [
        { regionCode: 'MA-09', year: 2027, amountCentimes: 600_000 * DH },
        { regionCode: 'MA-02', domainCode: 'camps', amountCentimes: 300_000 * DH },
      ],
    });
    const auditor = await User.with(world, 'Aziz Auditeur', [{ role: 'auditor' }]);
    const view = await readProgramme(auditor, programme.id);
    expect(view).toMatchObject({
      state: 'active',
      stateLabel: { ar: 'نشط' },
      envelopeCentimes: 1_000_000 * DH,
      splitCentimes: 900_000 * DH,
      can: [],
    });
    expect((await readProgramme(nadia, programme.id)).can).toEqual(['edit', 'mend', 'decide_parties', 'close']);
    expect(view.components[0]!.envelopes[0]!.shares).toMatchObject([
      { regionCode: 'MA-02', domain: { fr: 'Colonies de vacances' }, availableCentimes: 300_000 * DH },
      { region: { fr: 'Souss-Massa' }, domain: null, year: 2027, availableCentimes: 600_000 * DH },
    ]);
    expectRefusal(await auditor.post(`/api/programmes/${programme.id}/closure`), 403, 'FORBIDDEN');
    expectRefusal(await visitor(world).get(`/api/programmes/${programme.id}`), 401, 'UNAUTHENTICATED');
    const trail = await world.sql<{ event: string }>(`SELECT event FROM audit_entry WHERE subject_id = $1 ORDER BY id`, [programme.id]);
    expect(trail.map(({ event }) => event)).toEqual(['create', 'add_component', 'add_envelope', 'split_envelope', 'activate']);
  });

  it('a regional officer sees the shares of the region and those for all, and splits nothing', async () => {
    const programme = await aProgramme(world, { shares: [{ regionCode: 'MA-09' }, { regionCode: 'MA-02' }, { regionCode: null }] });
    const souad = await User.with(world, 'Souad Souss', [{ role: 'programme.officer', scope: { regionCode: 'MA-09' } }]);
    const shares = (await readProgramme(souad, programme.id)).components[0]!.envelopes[0]!.shares;
    expect(shares.map(({ regionCode }) => regionCode)).toEqual([null, 'MA-09']);
    expectRefusal(await souad.put(`/api/programmes/envelopes/${programme.envelopeId}/shares`, { shares: [] }), 403, 'FORBIDDEN');
    const list = must(await souad.get(`/api/programmes?pageSize=100`));
    expect(list.can).toEqual([]);
    expect(must(await nadia.get('/api/programmes')).can).toEqual(['create']);
    expect(list.items.find(({ id }: { id: string }) => id === programme.id)).toMatchObject({ splitCentimes: 1_333_333_32 });
  });

  it('a split beyond the envelope is refused, also when it is written behind our back', async () => {
    const programme = await aProgramme(world, { amountCentimes: 100_000 * DH });
    const path = `/api/programmes/envelopes/${programme.envelopeId}`;
    const tooMuch = await nadia.put(`${path}/shares`, {
      shares: [share({ regionCode: 'MA-09', amountCentimes: 60_000 * DH }), share({ regionCode: 'MA-02', amountCentimes: 40_001 * DH })],
    });
    expectRefusal(tooMuch, 409, 'SPLIT_EXCEEDS_ENVELOPE');
    expect(tooMuch.body.params).toMatchObject({ splitCentimes: 100_001 * DH, envelopeCentimes: 100_000 * DH });
    expectRefusal(await nadia.put(path, { amountCentimes: 99_999 * DH, version: 1 }), 409, 'SPLIT_EXCEEDS_ENVELOPE');
    await expect(
      world.sql(`INSERT INTO sub_envelope (id, envelope_id, amount_centimes) VALUES ($1, $2, 1)`, [newId(), programme.envelopeId]),
    ).rejects.toThrow('exceed');
    expect((await nadia.put(path, { amountCentimes: 100_001 * DH, version: 1 })).body).toEqual({ version: 2 });
  });

  it('a wrong split names its lines: unknown region or domain, year outside the programme, the same share twice', async () => {
    const programme = await aProgramme(world);
    const answer = await nadia.put(`/api/programmes/envelopes/${programme.envelopeId}/shares`, {
      shares: [share({ regionCode: 'MA-13' }), share({ domainCode: 'sport' }), share({ year: 2017 }), share({}), share({})],
    });
    expectRefusal(answer, 422, 'INVALID_REQUEST');
    expect(answer.body.errors.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`)).toEqual([
      'shares.4 repeated',
      'shares.0.regionCode choice',
      'shares.1.domainCode choice',
      'shares.2.year choice',
    ]);
  });

  it('of twenty awards at once on one share, those that fit are kept and the sum is exact', async () => {
    const programme = await aProgramme(world, { amountCentimes: 100_000 * DH, shares: [{ regionCode: 'MA-09' }] });
    const { id } = programme.shares[0]!;
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => reserve(id, 7_000 * DH)));
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(6);
    expect(refused.every(({ reason }) => (reason as { code: string }).code === 'ENVELOPE_EXCEEDED')).toBe(true);
    expect((refused[0]!.reason as { params: object }).params).toMatchObject({ availableCentimes: 2_000 * DH });
    const [sums] = await world.sql(
      `SELECT s.awarded_centimes AS awarded, sum(r.amount_centimes)::text AS reserved, count(*)::int AS awards
       FROM sub_envelope s JOIN award_reservation r ON r.sub_envelope_id = s.id WHERE s.id = $1 GROUP BY s.id`,
      [id],
    );
    expect(sums).toEqual({ awarded: String(98_000 * DH), reserved: String(98_000 * DH), awards: 14 });
    await expect(world.sql(`UPDATE sub_envelope SET awarded_centimes = amount_centimes + 1 WHERE id = $1`, [id])).rejects.toThrow(
      'sub_envelope_awarded_ck',
    );
  });

  it('the same award again replaces its amount, may move to another share, and is given back whole', async () => {
    const programme = await aProgramme(world, { amountCentimes: 200_000 * DH });
    const [south, east] = [programme.shares[0]!, programme.shares[1]!];
    const awardId = newId();
    const awarded = async () =>
      (await world.tx.run((em) => programmes.subEnvelopes(em, programme.id))).map(({ id, awardedCentimes }) => [id, awardedCentimes]);
    await reserve(south.id, 90_000 * DH, awardId);
    await reserve(south.id, 100_000 * DH, awardId);
    expect(new Map((await awarded()) as [string, number][]).get(south.id)).toBe(100_000 * DH);
    await expect(reserve(south.id, 100_000 * DH + 1, awardId)).rejects.toMatchObject({ code: 'ENVELOPE_EXCEEDED' });
    await Promise.all(Array.from({ length: 5 }, () => reserve(east.id, 50_000 * DH, awardId)));
    expect(new Map((await awarded()) as [string, number][])).toEqual(
      new Map([
        [south.id, 0],
        [east.id, 50_000 * DH],
      ]),
    );
    const shares = [share({ regionCode: 'MA-02', amountCentimes: 49_999 * DH })];
    expectRefusal(await nadia.put(`/api/programmes/envelopes/${programme.envelopeId}/shares`, { shares }), 409, 'SPLIT_BELOW_AWARDED');
    await world.tx.run((em) => programmes.releaseAward(em, awardId));
    await world.tx.run((em) => programmes.releaseAward(em, awardId));
    expect((await nadia.put(`/api/programmes/envelopes/${programme.envelopeId}/shares`, { shares })).status).toBe(200);
  });

  it('a programme without a split is not activated; a closed one no longer changes; an old version overwrites nothing', async () => {
    const draft = await aProgramme(world, { shares: [], draft: true });
    expectRefusal(await nadia.post(`/api/programmes/${draft.id}/activation`), 409, 'PROGRAMME_NOT_READY');
    expectRefusal(await nadia.post(`/api/programmes/${draft.id}/closure`), 409, 'WRONG_STATE');
    const content = { code: draft.code, title: { fr: 'Nouveau titre', ar: 'عنوان جديد' }, firstYear: 2026, lastYear: 2030 };
    expect((await nadia.put(`/api/programmes/${draft.id}`, { ...content, version: 1 })).body).toEqual({ version: 2 });
    expectRefusal(await nadia.put(`/api/programmes/${draft.id}`, { ...content, version: 1 }), 409, 'VERSION_CONFLICT');
    expectRefusal(await nadia.put(`/api/programmes/${draft.id}`, { ...content, lastYear: 2020, version: 2 }), 422, 'INVALID_REQUEST');

    const active = await aProgramme(world);
    expectRefusal(await nadia.post('/api/programmes', { ...content, code: active.code }), 409, 'CODE_TAKEN');
    expect((await nadia.post(`/api/programmes/${active.id}/closure`)).status).toBe(204);
    expectRefusal(await nadia.put(`/api/programmes/envelopes/${active.envelopeId}/shares`, { shares: [] }), 409, 'WRONG_STATE');
    expectRefusal(await nadia.get(`/api/programmes/${newId()}`), 404, 'NOT_FOUND');
  });

  it('keeps funders in their currency, partners, workshops, and what others claim with its source', async () => {
    const { id } = await aProgramme(world);
    const add = async (what: string, body: object) => must(await nadia.post<{ id: string }>(`/api/programmes/${id}/${what}`, body));
    const name = { fr: 'Union européenne', ar: 'الاتحاد الأوروبي' };
    await add('funders', { name, currency: 'EUR', amountHundredths: 10_000_000_00, source: 'Communiqué' });
    await add('partners', { name: { fr: 'OIM', ar: 'المنظمة الدولية للهجرة' }, role: { fr: 'Formation', ar: 'التكوين' } });
    const workshop = {
      kind: 'capacity_building',
      title: name,
      startsOn: '2018-10-16',
      endsOn: '2018-10-18',
      place: 'Rabat',
      attendance: 53,
    };
    await add('gatherings', workshop);
    expectRefusal(await nadia.post(`/api/programmes/${id}/gatherings`, { ...workshop, endsOn: '2018-10-15' }), 422, 'INVALID_REQUEST');
    const view = await readProgramme(nadia, id);
    expect(view.funders).toMatchObject([{ currency: 'EUR', amountHundredths: 10_000_000_00, statedEquivalent: null }]);
    expect(view.gatherings).toMatchObject([{ startsOn: '2018-10-16', attendance: 53, kindLabel: { fr: 'Renforcement des capacités' } }]);
  });

  it('what others published is public once a second person has confirmed it, and again after each correction', async () => {
    const { id } = await aProgramme(world);
    const zineb = await User.with(world, 'Zineb Communication', [{ role: 'communication.officer' }]);
    const ofOriental = await User.with(world, 'Officier Oujda', [{ role: 'programme.officer', scope: { regionCode: 'MA-02' } }]);
    const published = () => world.tx.run(async (em) => (await programmes.claims(em)).map(({ measure, value }) => [measure, value]));
    const shown = async () => (await readProgramme(nadia, id)).claims as { id: string; value: number; state: string }[];
    const label = { fr: 'Projets financés', ar: 'المشاريع الممولة', en: 'Projects funded' };
    const claim = { period: '2014-2016', measure: 'projects', label, value: 237, unit: 'count', source: 'Presse, mai 2017' };
    const url = `/api/programmes/${id}/claims`;
    expectRefusal(await zineb.post(url, claim), 403, 'FORBIDDEN');
    expectRefusal(await ofOriental.post(url, claim), 403, 'FORBIDDEN');
    expectRefusal(await nadia.post(url, claim), 403, 'STEP_UP_REQUIRED');
    await nadia.stepUp();
    const kept = must<{ id: string; proposalId: string }>(await nadia.post(url, claim));
    expectRefusal(await nadia.post(url, claim), 409, 'CODE_TAKEN');
    expect([await published(), await shown()]).toMatchObject([[], [{ value: 237, state: 'waiting' }]]);

    const confirm = (who: User, proposalId: string) => who.post(`/api/proposals/${proposalId}/confirmation`);
    expectRefusal(await confirm(nadia, kept.proposalId), 403, 'OTHER_PERSON_NEEDED');
    await zineb.stepUp();
    expect((await confirm(zineb, kept.proposalId)).status).toBe(204);
    expect(await published()).toEqual([['projects', 237]]);

    const corrected = must<{ proposalId: string }>(await nadia.put(`/api/programmes/claims/${kept.id}`, { ...claim, value: 239 }));
    expect(await published()).toEqual([]);
    const again = must<{ proposalId: string }>(await nadia.put(`/api/programmes/claims/${kept.id}`, { ...claim, value: 240 }));
    expectRefusal(await confirm(zineb, corrected.proposalId), 409, 'CLAIM_CHANGED');
    expect((await confirm(zineb, again.proposalId)).status).toBe(204);
    expect(await published()).toEqual([['projects', 240]]);

    const withdrawal = `/api/programmes/claims/${kept.id}/withdrawal`;
    expectRefusal(await ofOriental.post(withdrawal, { reason: 'Erreur de source' }), 403, 'FORBIDDEN');
    expect((await zineb.post(withdrawal, { reason: 'Erreur de source' })).status).toBe(204);
    expect([await published(), await shown()]).toEqual([[], []]);
    expectRefusal(await nadia.put(`/api/programmes/claims/${kept.id}`, claim), 409, 'WRONG_STATE');
    // The same figure may be kept anew.
    must(await nadia.post(url, claim));
  });

  it('domains keep the words and the order of each year; loading them again changes nothing', async () => {
    await loadReference(world);
    const year = async (value: number) => (await visitor(world).get(`/api/public/reference?year=${value}`)).body.domains;
    expect((await year(2017)).map(({ code }: { code: string }) => code)).toEqual(['educative', 'culture', 'humanitarian', 'camps']);
    expect((await year(2017))[0].label.fr).toBe('Intégration éducative des immigrants et réfugiés');
    expect((await year(2018)).map(({ code }: { code: string }) => code)).toEqual(['educative', 'camps', 'culture', 'humanitarian']);
    expect((await year(2016))[0].label.fr).toBe('Intégration éducative des immigrés et réfugiés');
    expect(await year(2027)).toEqual(await year(2018));
  });
});
