import type { AssociationChoices, AssociationView } from '#associations';
import type { CallView } from '#calls';
import { dayOfInstant, monthsAfter } from '#kernel';
import { aPdf, aVerifiedAssociation, type AssociationInWorld } from '../support/associations.js';
import { aReadyCall } from '../support/calls.js';
import { InstitutionLists, refusedAt, word } from '../support/institution-lists.js';
import { expectRefusal, type User } from '../support/people.js';
import { must } from '../support/programmes.js';
import { createWorld, type OwnWorld } from '../support/world.js';

const KINDS = 'associations.document-kinds';
const APPROVAL = word('approval', 'Agrément du secteur', { marks: ['association'], months: 12 });

describe('kinds of documents are the institutions’', () => {
  let world: OwnWorld;
  let lists: InstitutionLists;
  let association: AssociationInWorld;
  let president: User;
  let call: { id: string };
  const today = dayOfInstant(new Date());
  beforeAll(async () => {
    world = await createWorld();
    lists = await InstitutionLists.of(world);
    association = await aVerifiedAssociation(world, 'Papiers en règle');
    ({ president } = association);
    call = await aReadyCall(world);
  }, 180_000);
  afterAll(() => world?.close());

  const keep = (kind: string, validUntil = '') =>
    president.upload<{ id: string }>(
      `/api/associations/${association.id}/documents/${kind}${validUntil && `?validUntil=${validUntil}`}`,
      aPdf(`${kind} ${validUntil}`),
    );
  const kept = async (kind: string) =>
    must<AssociationView>(await president.get(`/api/associations/${association.id}`)).documents.find((one) => one.kind === kind);
  const taken = async (of: string) => {
    const { kinds } = must<AssociationChoices>(await president.get('/api/associations/choices'));
    return kinds.find(({ code }) => code === of)!.documents.map(({ code }) => code);
  };
  const asked = async () => must<CallView>(await lists.clerk.get(`/api/calls/${call.id}`));
  const askable = async () =>
    must<{ code: string }[]>(await lists.clerk.get(`/api/calls/${call.id}/document-kinds`)).map(({ code }) => code);
  const ask = async (...kinds: string[]) => {
    const documents = kinds.map((kind, index) => ({
      code: `doc_${index}`,
      label: { fr: `Pièce ${index}`, ar: `وثيقة ${index}` },
      required: true,
      fromVault: kind,
    }));
    return lists.clerk.put(`/api/calls/${call.id}/documents`, { version: (await asked()).version, documents });
  };

  it('one that nobody lists is none; once added it is kept, valid as its kind is where nothing else is said', async () => {
    expectRefusal(await keep('approval'), 404, 'NOT_FOUND');
    expect(refusedAt(await ask('approval'))).toEqual(['documents.0.fromVault choice']);
    await lists.add(KINDS, APPROVAL);
    expect(await taken('association')).toContain('approval');
    expect(await taken('cooperative')).not.toContain('approval');
    must(await keep('approval'));
    expect(await kept('approval')).toMatchObject({ kindLabel: { fr: 'Agrément du secteur' }, validUntil: monthsAfter(today, 12) });
    must(await keep('approval', '2040-01-31'));
    expect((await kept('approval'))!.validUntil).toBe('2040-01-31');
    const alarms = await world.sql(`SELECT FROM deadline WHERE kind = 'associations.document-expires'`);
    expect(alarms.length).toBeGreaterThan(0);
  });

  it('a call asks for it, and takes it from the vault', async () => {
    expect(await askable()).toContain('approval');
    must(await ask('approval', 'statutes'));
    expect((await asked()).documents.map(({ fromVault }) => fromVault)).toEqual(['approval', 'statutes']);
  });

  it('an ended one is refused for new papers and new calls; what was kept is read by the name that it had', async () => {
    await lists.end(KINDS, 'approval', { fr: 'Autre nom', ar: 'اسم آخر', en: 'Another name' });
    expect(refusedAt(await keep('approval'))).toEqual(['document choice']);
    expect((await kept('approval'))!.kindLabel.fr).toBe('Agrément du secteur');
    expect(await taken('association')).not.toContain('approval');
    // The call that asks for it may go on being written, and says before it is published that nobody can have it; another may not begin to.
    expect(await askable()).toContain('approval');
    must(await ask('approval'));
    const unready = async () =>
      must<{ errors: { path: string }[] }>(await lists.clerk.get(`/api/calls/${call.id}/readiness`)).errors.map(({ path }) => path);
    expect(await unready()).toContain('documents.0.fromVault');
    must(await ask('statutes'));
    expect(await unready()).not.toContain('documents.0.fromVault');
    expect(await askable()).not.toContain('approval');
    expect(refusedAt(await ask('approval'))).toEqual(['documents.0.fromVault choice']);
    must(await president.delete(`/api/associations/${association.id}/documents/${(await kept('approval'))!.id}`));
  });

  it('a call that begins from another asks for no kind that has ended', async () => {
    await lists.add(KINDS, word('insurance', 'Attestation d’assurance'));
    must(await ask('insurance', 'statutes'));
    await lists.end(KINDS, 'insurance');
    const copy = must<{ id: string }>(await lists.clerk.post(`/api/calls/${call.id}/copies`, {}));
    const { documents } = must<CallView>(await lists.clerk.get(`/api/calls/${copy.id}`));
    expect(documents.map(({ fromVault }) => fromVault)).toEqual([undefined, 'statutes']);
  });

  it('what a rule knows stays, and nothing takes the place of what has a title of its own', async () => {
    const words = await lists.words(KINDS);
    for (const proof of ['receipt', 'tax_certificate', 'assembly_minutes']) {
      const ended = words.map((one) => (one.code === proof ? { ...one, retired: true } : one));
      expect(refusedAt(await lists.decide(KINDS, ended))).toEqual(['value.words word_needed']);
    }
    expect(refusedAt(await lists.decide(KINDS, [...words, word('other', 'Autre')]))).toEqual([`value.words.${words.length}.code format`]);
    expect(refusedAt(await lists.decide(KINDS, [...words, word('x', 'X', { months: 0 })]))).toEqual([
      `value.words.${words.length}.months too_small`,
    ]);
    await lists.end(KINDS, 'accounts');
    expect(await taken('association')).not.toContain('accounts');
  });

  it('another institution’s own are kept in the same vault, and asked for by its calls alone', async () => {
    const agency = await lists.agency();
    must(
      await lists.decide(
        KINDS,
        [...(await lists.words(KINDS)), word('agency_card', 'Carte de l’agence', { marks: ['association'] })],
        agency,
      ),
    );
    const alike = word('charter', 'STATUTS  signés', { marks: ['association'] });
    const named = [...(await lists.words(KINDS)), word('statutes_signed', 'Statuts signés', { marks: ['association'] }), alike];
    expect(refusedAt(await lists.decide(KINDS, named, agency))).toContain(`value.words.${named.length - 1}.label.fr listed_twice`);
    must(await keep('agency_card'));
    expect((await kept('agency_card'))!.kindLabel.fr).toBe('Carte de l’agence');
    const offered = must<AssociationChoices>(await president.get('/api/associations/choices')).kinds.find(
      ({ code }) => code === 'association',
    )!;
    expect(offered.documents.at(-1)).toMatchObject({ code: 'agency_card', askedBy: [{ fr: expect.any(String) }] });
    expect(offered.documents.filter(({ askedBy }) => askedBy.length > 0)).toHaveLength(1);
    expect(refusedAt(await ask('agency_card'))).toEqual(['documents.0.fromVault choice']);
    const [{ id: programmeId } = { id: '' }] = await world.sql<{ id: string }>(`SELECT programme_id AS id FROM call WHERE id = $1`, [
      call.id,
    ]);
    await lists.own(programmeId, agency);
    expect(await askable()).toContain('agency_card');
    must(await ask('agency_card'));
  });
});
