import type { AssociationPairItem } from '#associations';
import { brokenInvariants } from '../../apps/cli/commands.js';
import {
  aRib,
  anIdentity,
  aRegisteredAssociation,
  aVerifiedAssociation,
  acceptRevision,
  nationalInstructor,
} from '../support/associations.js';
import { eventually } from '../support/eventually.js';
import { expectRefusal, User } from '../support/people.js';
import { must } from '../support/programmes.js';
import { createWorld, type World } from '../support/world.js';

const named = (fr: string, ar: string) => ({ name: { fr, ar } });

describe('registrations that may be one', () => {
  let world: World;
  let instructor: User;
  beforeAll(async () => {
    world = await createWorld();
    instructor = await nationalInstructor(world);
  });
  afterAll(async () => {
    expect(await brokenInvariants(world.config.DATABASE_URL, world.contexts)).toEqual([]);
    await world.close();
  });
  const pairsWith = async (who: User, id: string, query = '') =>
    must(await who.get<{ items: AssociationPairItem[] }>(`/api/association-pairs?pageSize=100${query}`)).items.filter(({ first, second }) =>
      [first.id, second.id].includes(id),
    );
  const compared = (id: string) =>
    eventually(
      async () => (await world.sql(`SELECT 1 FROM association WHERE id = $1 AND compared_at IS NOT NULL`, [id]))[0],
      'the association is compared with others',
    );

  it('are found by a name in another script, a common account and board, and said with the reasons', async () => {
    const first = await aVerifiedAssociation(world, 'Chabab Tamount', {
      overrides: named('Association Chabab Tamount', 'جمعية شباب تامونت'),
    });
    const rib = aRib();
    const other = await aVerifiedAssociation(world, 'Jeunesse', {
      overrides: { ...named('Ass. Shabab Tamunt', 'شبيبة الوحدة والعمل'), account: { rib, holder: 'X' } },
    });
    const third = await aVerifiedAssociation(world, 'Rien de commun', {
      overrides: { ...named('Horizon bleu', 'الأفق الأزرق'), account: { rib, holder: 'Y' } },
    });
    for (const { id } of [first, other, third]) await compared(id);
    expect(await pairsWith(instructor, first.id)).toMatchObject([{ reasons: expect.arrayContaining(['sound', 'seat']) }]);
    const byAccount = (await pairsWith(instructor, third.id)).find(({ first: a, second: b }) => [a.id, b.id].includes(other.id));
    expect(byAccount).toMatchObject({ reasons: expect.arrayContaining(['account']) });
    const dossier = must(await instructor.get(`/api/associations/${third.id}/dossier`));
    expect(dossier.duplicates).toMatchObject([{ id: other.id, because: expect.arrayContaining(['account']) }]);
  });

  it('told apart by their numbers are no pair, and nobody who registers the next one is told that it may be here', async () => {
    const two = await aVerifiedAssociation(world, 'Section 2', {
      overrides: named('Parents d’élèves, école Ibn Battouta, section 2', 'آباء تلاميذ مدرسة ابن بطوطة الفرع 2'),
    });
    const three = await aVerifiedAssociation(world, 'Section 3', {
      overrides: named('Parents d’élèves, école Ibn Battouta, section 3', 'آباء تلاميذ مدرسة ابن بطوطة الفرع 3'),
    });
    for (const { id } of [two, three]) await compared(id);
    expect(await pairsWith(instructor, three.id)).toEqual([]);
    const newcomer = await User.with(world, 'Celle qui inscrit', []);
    const asked = (number: number) => ({
      ...named(`Parents d’élèves, école Ibn Battouta, section ${number}`, `آباء تلاميذ مدرسة ابن بطوطة الفرع ${number}`),
      ice: null,
      regionCode: 'MA-09',
    });
    expect(must(await newcomer.post('/api/associations/likeness', asked(4)))).toEqual({ mayBeHere: false });
    expect(must(await newcomer.post('/api/associations/likeness', asked(3)))).toEqual({ mayBeHere: true });
  });

  it('are dismissed with a reason by who may see both, come back with another reason, and are opened again', async () => {
    const first = await aVerifiedAssociation(world, 'Nour', { overrides: named('Nour Al Qamar', 'نور القمر') });
    const second = await aVerifiedAssociation(world, 'Nour bis', { overrides: named('Nour El Kamar', 'ضوء الليل') });
    await compared(second.id);
    const [pair] = await pairsWith(instructor, second.id);
    const at = `/api/association-pairs/${pair!.id}`;
    const elsewhere = await User.with(world, 'Ida Oriental', [{ role: 'instructor', scope: { regionCode: 'MA-02' } }]);
    expect(await pairsWith(elsewhere, second.id)).toEqual([]);
    expectRefusal(await elsewhere.post(`${at}/dismissal`, { reason: 'Deux' }), 404, 'NOT_FOUND');
    expectRefusal(await first.president.post(`${at}/dismissal`, { reason: 'Deux' }), 403, 'FORBIDDEN');
    expectRefusal(await instructor.post(`${at}/dismissal`, {}), 422, 'INVALID_REQUEST');
    const both = await User.with(world, 'Membre et instruit', [
      { role: 'instructor' },
      { role: 'association.reader', scope: { associationId: first.id } },
    ]);
    expect(await pairsWith(both, second.id)).toEqual([]);
    expectRefusal(await both.post(`${at}/dismissal`, { reason: 'Deux' }), 403, 'OWN_ASSOCIATION');
    must(await instructor.post(`${at}/dismissal`, { reason: 'Deux villes, deux bureaux' }));
    expect(await pairsWith(instructor, second.id, '&dismissed=0')).toEqual([]);
    expect(await pairsWith(instructor, second.id, '&dismissed=1')).toMatchObject([{ dismissalReason: 'Deux villes, deux bureaux' }]);
    expect(must(await instructor.get(`/api/associations/${second.id}/dossier`)).duplicates).toEqual([]);

    // The board of the first now sits on the second too: there is something new to say.
    const { board } = anIdentity('Nour');
    must(await second.president.put(`/api/associations/${second.id}/board`, { board }));
    await acceptRevision(instructor, second.id);
    expect(await pairsWith(instructor, second.id, '&dismissed=0')).toHaveLength(1);
    must(await instructor.post(`${at}/dismissal`, { reason: 'Toujours deux' }));
    must(await instructor.post(`${at}/reopening`));
    expect(await pairsWith(instructor, second.id, '&dismissed=0')).toHaveLength(1);
  });

  it('whoever is about to register is told that it may be here and nothing more, and asks to join; its president reads who asks', async () => {
    const known = await aVerifiedAssociation(world, 'Perle', { overrides: named('Perle du Souss', 'لؤلؤة سوس') });
    const draft = await aRegisteredAssociation(world, 'Brouillon', { documents: [], overrides: named('Brouillon secret', 'مسودة سرية') });
    const nadia = await User.with(world, 'Nadia Nouvelle', []);
    const ask = (body: object) => nadia.post('/api/associations/likeness', body);
    const perle = { ...named('La perle du Souss', 'لؤلؤة سوس'), regionCode: 'MA-09' };
    expect(must(await ask(perle))).toEqual({ mayBeHere: true });
    expect(must(await ask({ ...named('Autre chose', 'شيء آخر'), ice: known.ice }))).toEqual({ mayBeHere: true });
    expect(must(await ask({ ...named('Autre chose', 'شيء آخر') }))).toEqual({ mayBeHere: false });
    expect(must(await ask({ ...named('Brouillon secret', 'مسودة سرية'), ice: draft.ice, regionCode: 'MA-09' }))).toEqual({
      mayBeHere: false,
    });

    const here = await nadia.post('/api/associations/join-requests', perle);
    const nowhere = await nadia.post('/api/associations/join-requests', named('Nulle part', 'لا مكان'));
    expect([here.status, nowhere.status]).toEqual([202, 202]);
    expect(here.body).toEqual(nowhere.body);
    const mail = await world.mailbox.newestTo(known.president.email, /Demande pour rejoindre/);
    expect(mail.text).toContain(nadia.email);
  });

  it('a person who asks too often is told to wait', async () => {
    const hasty = await User.with(world, 'Hâtif', []);
    const asked = { ...named('Sans réponse', 'بلا جواب') };
    const answers = [];
    for (let turn = 0; turn < 6; turn++) answers.push((await hasty.post('/api/associations/join-requests', asked)).status);
    expect(answers).toEqual([202, 202, 202, 202, 202, 429]);
  });
});
