import type { EntryActView } from '#programmes';
import { Programmes } from '#programmes';
import { newId } from '#platform';
import { expectRefusal, User } from '../support/people.js';
import { aProgramme, loadReference, must, programmeOfficer, readProgramme } from '../support/programmes.js';
import { createWorld, type World } from '../support/world.js';

const DH = 100;
const named = (fr: string) => ({ fr, ar: 'ممول' });

describe('who funds which component and envelope', () => {
  let world: World;
  let nadia: User;
  beforeAll(async () => {
    world = await createWorld({ withoutWorker: true });
    nadia = await programmeOfficer(world);
    await loadReference(world);
  });
  afterAll(() => world?.close());

  const addFunder = async (programme: string, more: object) =>
    must<{ id: string }>(
      await nadia.post(`/api/programmes/${programme}/funders`, { name: named('UE'), currency: 'EUR', source: 'Presse', ...more }),
    ).id;
  const fund = (funder: string, body: object) => nadia.post(`/api/programmes/funders/${funder}/fundings`, { source: 'Presse', ...body });

  it('Nadia ties an envelope to two funders: euros with the dirhams that the source states, and dirhams; nothing is converted', async () => {
    const programme = await aProgramme(world, {
      amountCentimes: 50_000_000 * DH,
      shares: [{ regionCode: 'MA-09', amountCentimes: 8_000_000 * DH }],
    });
    const { componentId, envelopeId } = programme;
    const union = await addFunder(programme.id, { amountHundredths: 3_700_000_00, statedEquivalent: '40 MDH' });
    const ministry = await addFunder(programme.id, { name: named('Ministère'), currency: 'MAD', amountHundredths: 20_000_000 * DH });
    const euros = { componentId, envelopeId, amountHundredths: 3_700_000_00, statedCentimes: 40_000_000 * DH };
    const souad = await User.with(world, 'Souad Souss', [{ role: 'programme.officer', scope: { regionCode: 'MA-09' } }]);
    expectRefusal(await souad.post(`/api/programmes/funders/${union}/fundings`, { ...euros, source: 'S' }), 403, 'FORBIDDEN');
    const first = must<{ id: string }>(await fund(union, euros));
    expectRefusal(await fund(union, { componentId, amountHundredths: 1 }), 409, 'FUNDER_EXCEEDED');
    expectRefusal(await fund(ministry, { componentId, envelopeId, amountHundredths: 10_000_001 * DH }), 409, 'ENVELOPE_OVERFUNDED');
    const own = await fund(ministry, { componentId, envelopeId, amountHundredths: 1, statedCentimes: 1 });
    expectRefusal(own, 422, 'INVALID_REQUEST');
    expect(own.body.errors).toMatchObject([{ path: 'statedCentimes', code: 'own_currency' }]);
    must(await fund(ministry, { componentId, envelopeId, amountHundredths: 10_000_000 * DH }));

    // Of other people's: a component of another programme does not exist here.
    const other = await aProgramme(world);
    expectRefusal(await fund(ministry, { componentId: other.componentId, amountHundredths: 1 }), 404, 'NOT_FOUND');

    await world.tx.run((em) =>
      world.api
        .get(Programmes)
        .reserveAward(em, { awardId: newId(), subEnvelopeId: programme.shares[0]!.id, amountCentimes: 5_000_000 * DH }),
    );
    const { funders } = await readProgramme(nadia, programme.id);
    expect(funders).toMatchObject([
      {
        statedEquivalent: '40 MDH',
        assignedHundredths: 3_700_000_00,
        awardedCentimes: 4_000_000 * DH,
        fundings: [{ statedCentimes: 40_000_000 * DH, impliedRateTenThousandths: 108_108 }],
      },
      {
        assignedHundredths: 10_000_000 * DH,
        awardedCentimes: 1_000_000 * DH,
        fundings: [{ statedCentimes: null, impliedRateTenThousandths: null }],
      },
    ]);

    // What stands on it can no longer shrink, change its currency or go.
    const shrunk = { name: named('UE'), currency: 'EUR', amountHundredths: 1, source: 'Presse', version: 1 };
    expectRefusal(await nadia.put(`/api/programmes/funders/${union}`, shrunk), 409, 'FUNDER_EXCEEDED');
    expectRefusal(await nadia.put(`/api/programmes/funders/${union}`, { ...shrunk, currency: 'USD' }), 409, 'ENTRY_HAS_FUNDINGS');
    const away = { version: 1, reason: 'Saisi deux fois' };
    expectRefusal(await nadia.post(`/api/programmes/entries/funder/${union}/withdrawal`, away), 409, 'ENTRY_HAS_FUNDINGS');
    expectRefusal(
      await nadia.put(`/api/programmes/envelopes/${envelopeId}`, { amountCentimes: 45_000_000 * DH, version: 1 }),
      409,
      'ENVELOPE_OVERFUNDED',
    );
    expect((await nadia.post(`/api/programmes/entries/funding/${first.id}/withdrawal`, away)).status).toBe(204);
    expect(must(await nadia.put(`/api/programmes/envelopes/${envelopeId}`, { amountCentimes: 45_000_000 * DH, version: 1 }))).toEqual({
      version: 2,
    });
    expectRefusal(await nadia.post(`/api/programmes/entries/funding/${first.id}/restoration`, { version: 2 }), 409, 'ENVELOPE_OVERFUNDED');
    const smaller = { amountHundredths: 1_000_00, statedCentimes: null, source: 'Presse', version: 2 };
    expectRefusal(await nadia.put(`/api/programmes/fundings/${first.id}`, smaller), 409, 'ENTRY_WITHDRAWN');
  });

  it('an envelope stated in euros is bounded by the dirhams that its source gives; a rate without a currency is refused', async () => {
    const { id, componentId } = await aProgramme(world);
    const at = `/api/programmes/components/${componentId}/envelopes`;
    const prim = {
      amountCentimes: 97_000_000 * DH,
      foreignCurrency: 'EUR',
      foreignHundredths: 9_000_000_00,
      statedRate: '1 € = 10,8 DH',
      source: 'AFD',
    };
    must(await nadia.post(at, prim));
    expectRefusal(await nadia.post(at, { ...prim, foreignCurrency: 'MAD' }), 422, 'INVALID_REQUEST');
    expectRefusal(await nadia.post(at, { ...prim, foreignCurrency: null, foreignHundredths: null }), 422, 'INVALID_REQUEST');
    const { components } = await readProgramme(nadia, id);
    expect(components[0]!.envelopes.at(-1)).toMatchObject({ ...prim, impliedRateTenThousandths: 107_778 });
  });

  it('an agreement that is being finalised has no amount and brings nothing; it is signed, taken back with the reason, or given up', async () => {
    const { id: programme, componentId } = await aProgramme(world);
    const swiss = await addFunder(programme, { name: named('Coopération suisse'), currency: 'CHF', preparing: true });
    expectRefusal(
      await nadia.post(`/api/programmes/${programme}/funders`, { name: named('UE'), currency: 'EUR', source: 'S' }),
      422,
      'INVALID_REQUEST',
    );
    expectRefusal(await fund(swiss, { componentId, amountHundredths: 1 }), 409, 'FUNDER_NOT_SIGNED');
    const at = `/api/programmes/funders/${swiss}`;
    const signed = { amountHundredths: 500_00, signedOn: '2017-12-20', effectiveOn: '2018-02-01' };
    const souad = await User.with(world, 'Souad Oujda', [{ role: 'programme.officer', scope: { regionCode: 'MA-02' } }]);
    expectRefusal(await souad.post(`${at}/signature`, { ...signed, version: 1 }), 403, 'FORBIDDEN');
    expect((await nadia.post(`${at}/signature`, { ...signed, version: 1 })).status).toBe(204);
    expectRefusal(await nadia.post(`${at}/signature`, { ...signed, version: 1 }), 409, 'VERSION_CONFLICT');
    expect((await readProgramme(nadia, programme)).funders).toMatchObject([{ ...signed, state: 'signed', can: ['reopen'] }]);
    const part = must<{ id: string }>(await fund(swiss, { componentId, amountHundredths: 500_00 }));
    const reason = 'La signature est reportée';
    expectRefusal(await nadia.post(`${at}/preparation`, { version: 2, reason }), 409, 'ENTRY_HAS_FUNDINGS');
    must(await nadia.post(`/api/programmes/entries/funding/${part.id}/withdrawal`, { version: 1, reason }));
    expect((await nadia.post(`${at}/preparation`, { version: 2, reason })).status).toBe(204);
    expect((await nadia.post(`${at}/abandonment`, { version: 3, reason: 'Le bailleur renonce' })).status).toBe(204);
    expect((await readProgramme(nadia, programme)).funders).toMatchObject([
      { state: 'abandoned', stateLabel: { fr: 'Abandonné' }, signedOn: null, can: ['reopen'] },
    ]);
    // The donor comes back, and gives up again.
    expect((await nadia.post(`${at}/preparation`, { version: 4, reason: 'Le bailleur revient' })).status).toBe(204);
    expect((await nadia.post(`${at}/abandonment`, { version: 5, reason: 'Le bailleur renonce' })).status).toBe(204);
    const acts = must<EntryActView[]>(await nadia.get(`/api/programmes/entries/funder/${swiss}/history`));
    expect(acts.map(({ act }) => act.fr)).toEqual([
      'Abandonner',
      'Revenir à la préparation',
      'Abandonner',
      'Revenir à la préparation',
      'Consigner la signature',
      'Ajouter un bailleur',
    ]);
    must(await nadia.post(`/api/programmes/${programme}/closure`));
    expect((await readProgramme(nadia, programme)).funders).toMatchObject([{ can: [] }]);
    expectRefusal(await nadia.post(`${at}/preparation`, { version: 6, reason }), 409, 'WRONG_STATE');
  });
});
