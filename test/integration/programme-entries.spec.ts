import { newId } from '#platform';
import type { EntryActView } from '#programmes';
import { expectRefusal, User } from '../support/people.js';
import { aPublishedCall } from '../support/calls.js';
import { aProgramme, loadReference, must, programmeOfficer, readProgramme } from '../support/programmes.js';
import { createWorld, type World } from '../support/world.js';

const DH = 100;
const UE = { fr: 'Union européene', ar: 'الاتحاد الأوروبي' };
const UNION = { ...UE, fr: 'Union européenne' };

describe('what was entered about a programme is put right with its trace', () => {
  let world: World;
  let nadia: User;
  let souad: User;
  let auditor: User;
  beforeAll(async () => {
    world = await createWorld({ withoutWorker: true });
    nadia = await programmeOfficer(world);
    souad = await User.with(world, 'Souad Souss', [{ role: 'programme.officer', scope: { regionCode: 'MA-09' } }]);
    auditor = await User.with(world, 'Aziz Auditeur', [{ role: 'auditor' }]);
    await loadReference(world);
  });
  afterAll(() => world?.close());

  const at = (kind: string, id: string, what: string) => `/api/programmes/entries/${kind}/${id}/${what}`;
  const history = async (who: User, kind: string, id: string) => must<EntryActView[]>(await who.get(at(kind, id, 'history')));
  const funder = { name: UE, currency: 'EUR', amountHundredths: 10_000_000_00, source: 'Communiqué' };

  it('Nadia corrects the name of a funder; who read an older version overwrites nothing; an auditor reads what it was', async () => {
    const { id: programme } = await aProgramme(world);
    const { id } = must<{ id: string }>(await nadia.post(`/api/programmes/${programme}/funders`, funder));
    const corrected = { ...funder, name: UNION, version: 1 };
    expectRefusal(await souad.put(`/api/programmes/funders/${id}`, corrected), 403, 'FORBIDDEN');
    expect(must(await nadia.put(`/api/programmes/funders/${id}`, corrected))).toEqual({ version: 2 });
    expectRefusal(await nadia.put(`/api/programmes/funders/${id}`, { ...corrected, currency: 'MAD' }), 409, 'VERSION_CONFLICT');
    // The same again changes nothing and leaves nothing in the trail.
    expect(must(await nadia.put(`/api/programmes/funders/${id}`, { ...corrected, version: 2 }))).toEqual({ version: 2 });
    expect((await readProgramme(nadia, programme)).funders).toMatchObject([{ name: UNION, version: 2, withdrawn: null }]);

    const acts = await history(auditor, 'funder', id);
    expect(acts.map(({ act, by }) => [act.fr, by])).toEqual([
      ['Corriger le bailleur', 'Nadia Programme'],
      ['Consigner la signature', 'Nadia Programme'],
      ['Ajouter un bailleur', 'Nadia Programme'],
    ]);
    expect(acts[0]!.changes).toMatchObject([{ label: { fr: 'Nom' }, from: 'Union européene', to: 'Union européenne' }]);
    expect(acts[2]!.changes.map(({ to }) => to)).toContain('10\u202f000\u202f000');
    expectRefusal(await nadia.put(`/api/programmes/funders/${newId()}`, corrected), 404, 'NOT_FOUND');
    expectRefusal(await nadia.get(at('appel', id, 'history')), 404, 'NOT_FOUND');
    expectRefusal(await nadia.get(at('partner', id, 'history')), 404, 'NOT_FOUND');
  });

  it('what is withdrawn is kept, says by whom and why, takes no correction and can be restored', async () => {
    const { id: programme } = await aProgramme(world);
    const partner = { name: UE, role: UE };
    const { id } = must<{ id: string }>(await nadia.post(`/api/programmes/${programme}/partners`, partner));
    expectRefusal(await nadia.post(at('partner', id, 'withdrawal'), { version: 1, reason: '' }), 422, 'INVALID_REQUEST');
    expectRefusal(await souad.post(at('partner', id, 'withdrawal'), { version: 1, reason: 'Doublon' }), 403, 'FORBIDDEN');
    expect((await nadia.post(at('partner', id, 'withdrawal'), { version: 1, reason: 'Doublon' })).status).toBe(204);
    expectRefusal(await nadia.post(at('partner', id, 'withdrawal'), { version: 2, reason: 'Doublon' }), 409, 'ENTRY_WITHDRAWN');
    expectRefusal(await nadia.put(`/api/programmes/partners/${id}`, { ...partner, version: 2 }), 409, 'ENTRY_WITHDRAWN');
    expect((await readProgramme(auditor, programme)).partners).toMatchObject([
      { version: 2, withdrawn: { by: 'Nadia Programme', reason: 'Doublon' } },
    ]);
    expectRefusal(await nadia.post(at('partner', id, 'restoration'), { version: 1 }), 409, 'VERSION_CONFLICT');
    expect((await nadia.post(at('partner', id, 'restoration'), { version: 2 })).status).toBe(204);
    expect((await readProgramme(nadia, programme)).partners).toMatchObject([{ version: 3, withdrawn: null }]);
    expect((await history(nadia, 'partner', id)).map(({ act, reason }) => [act.en, reason])).toEqual([
      ['Restore the partner', null],
      ['Withdraw the partner', 'Doublon'],
      ['Add a partner', null],
    ]);
  });

  it('a component with envelopes, an envelope with shares, a share of a call: each refusal says what stands in the way', async () => {
    const call = await aPublishedCall(world);
    const { componentId, envelopeId, id: programme } = call.programme;
    const away = { version: 1, reason: 'Ouverte par erreur' };
    const component = await nadia.post(at('component', componentId, 'withdrawal'), away);
    expectRefusal(component, 409, 'COMPONENT_HAS_ENVELOPES');
    expect(component.body.params).toMatchObject({ envelopes: 1 });
    const envelope = await nadia.post(at('envelope', envelopeId, 'withdrawal'), away);
    expectRefusal(envelope, 409, 'ENVELOPE_HAS_SHARES');
    expect(envelope.body.params).toMatchObject({ shares: call.programme.shares.length, awardedCentimes: 0 });
    const share = await nadia.put(`/api/programmes/envelopes/${envelopeId}/shares`, { shares: [] });
    expectRefusal(share, 409, 'SUB_ENVELOPE_IN_USE');
    expect(share.body.params).toEqual({ calls: call.number });

    // A second component, opened by mistake, goes; its code is free again, and it cannot come back over the one that took it.
    const title = { fr: 'Composante', ar: 'مكوّن' };
    const add = async () => must<{ id: string }>(await nadia.post(`/api/programmes/${programme}/components`, { code: 'C2', title })).id;
    const second = await add();
    const money = must<{ id: string }>(await nadia.post(`/api/programmes/components/${second}/envelopes`, { amountCentimes: 5 * DH })).id;
    const whole = async () => (await readProgramme(nadia, programme)).envelopeCentimes;
    const before = await whole();
    expect((await nadia.post(at('envelope', money, 'withdrawal'), away)).status).toBe(204);
    expect(await whole()).toBe(before - 5 * DH);
    expectRefusal(
      await nadia.put(`/api/programmes/envelopes/${money}/shares`, {
        shares: [{ regionCode: null, domainCode: null, year: null, amountCentimes: 1 }],
      }),
      409,
      'ENTRY_WITHDRAWN',
    );
    expect((await nadia.post(at('component', second, 'withdrawal'), away)).status).toBe(204);
    expectRefusal(await nadia.post(`/api/programmes/components/${second}/envelopes`, { amountCentimes: 1 }), 409, 'ENTRY_WITHDRAWN');
    expectRefusal(await nadia.post(at('envelope', money, 'restoration'), { version: 2 }), 409, 'ENTRY_WITHDRAWN');
    await add();
    expectRefusal(await nadia.post(at('component', second, 'restoration'), { version: 2 }), 409, 'CODE_TAKEN');
  });

  it('in a closed programme words are still put right, money is not; who took part and what was held may come and go', async () => {
    const { id: programme, envelopeId, componentId } = await aProgramme(world);
    const { id } = must<{ id: string }>(await nadia.post(`/api/programmes/${programme}/funders`, funder));
    must(await nadia.post(`/api/programmes/${programme}/closure`));
    expect((await readProgramme(nadia, programme)).can).toEqual(['mend', 'reopen']);
    expect((await readProgramme(souad, programme)).can).toEqual([]);
    expect(must(await nadia.put(`/api/programmes/funders/${id}`, { ...funder, name: UNION, version: 1 }))).toEqual({ version: 2 });
    const dearer = { ...funder, name: UNION, amountHundredths: 1, version: 2 };
    expectRefusal(await nadia.put(`/api/programmes/funders/${id}`, dearer), 409, 'WRONG_STATE');
    expectRefusal(
      await nadia.put(`/api/programmes/envelopes/${envelopeId}`, { amountCentimes: 9_000_000 * DH, version: 1 }),
      409,
      'WRONG_STATE',
    );
    expectRefusal(await nadia.put(`/api/programmes/components/${componentId}`, { code: 'C7', title: UE, version: 1 }), 409, 'WRONG_STATE');
    expect(must(await nadia.put(`/api/programmes/components/${componentId}`, { code: 'C1', title: UE, version: 1 }))).toEqual({
      version: 2,
    });
    expectRefusal(await nadia.post(at('funder', id, 'withdrawal'), { version: 2, reason: 'Erreur' }), 409, 'WRONG_STATE');
    expectRefusal(await nadia.post(`/api/programmes/${programme}/funders`, funder), 409, 'WRONG_STATE');
    const meeting = { kind: 'concertation', title: UE, startsOn: '2026-05-10', endsOn: '2026-05-10', place: 'Rabat' };
    const held = must<{ id: string }>(await nadia.post(`/api/programmes/${programme}/gatherings`, meeting));
    expectRefusal(
      await nadia.put(`/api/programmes/gatherings/${held.id}`, { ...meeting, endsOn: '2026-05-09', version: 1 }),
      422,
      'INVALID_REQUEST',
    );
    expect((await nadia.post(at('gathering', held.id, 'withdrawal'), { version: 1, reason: 'Autre programme' })).status).toBe(204);
  });
});
