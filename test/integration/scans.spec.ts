import type { AssociationView } from '#associations';
import { ScanContents } from '#platform';
import { aCompleteDraft } from '../support/applications.js';
import { aPdf, aRegisteredAssociation, aVerifiedAssociation, nationalInstructor } from '../support/associations.js';
import { aPublishedCall } from '../support/calls.js';
import { expectRefusal, type User } from '../support/people.js';
import { must } from '../support/programmes.js';
import { EICAR, startStandInScanner, type StandInScanner } from '../support/scanner.js';
import { createWorld, eventually, type OwnWorld } from '../support/world.js';

describe('a scanner looks at what people attach', () => {
  let world: OwnWorld;
  let scanner: StandInScanner;
  let instructor: User;
  beforeAll(async () => {
    scanner = await startStandInScanner();
    world = await createWorld({ settings: { CLAMD_URL: scanner.url } });
    instructor = await nationalInstructor(world);
  });
  afterAll(async () => {
    await world?.close();
    await scanner?.close();
  });

  const infected = (name: string) => aPdf(name, EICAR);
  const sweep = () => world.worker.get(ScanContents).handle();
  const documentsOf = async (president: User, id: string) =>
    must<AssociationView>(await president.get(`/api/associations/${id}`)).documents;

  it('what it finds is refused, and the refusal names it; what is sound is taken and read at once', async () => {
    const { id, president } = await aRegisteredAssociation(world, 'Saine', { documents: [] });
    const at = `/api/associations/${id}/documents`;
    const refused = await president.upload(`${at}/statutes`, infected('statuts piégés'));
    expectRefusal(refused, 422, 'FILE_INFECTED');
    expect((refused.body as { title: string }).title).toContain('Eicar-Test-Signature');
    expect(await documentsOf(president, id)).toEqual([]);
    const { id: sound } = must<{ id: string }>(await president.upload(`${at}/statutes`, aPdf('statuts')));
    expect((await president.get(`${at}/${sound}`)).status).toBe(200);
  });

  it('while it is away a document is taken and held: read by nobody, counted as there, looked at when it is back', async () => {
    await scanner.leave();
    const { id, president } = await aVerifiedAssociation(world, 'Patiente');
    const at = `/api/associations/${id}/documents`;
    const held = must<{ id: string }>(await president.upload(`${at}/accounts`, aPdf('comptes')));
    for (const reader of [president, instructor]) {
      expectRefusal(await reader.get(`${at}/${held.id}`), 409, 'FILE_BEING_CHECKED');
      expectRefusal(await reader.get(`${at}/${held.id}/view`), 409, 'FILE_BEING_CHECKED');
    }
    const shown = (await documentsOf(president, id)).find(({ kind }) => kind === 'accounts');
    expect(shown).toMatchObject({ beingChecked: true, viewable: false });
    expect(await sweep()).toBe('skipped');
    await scanner.comeBack();
    expect(await sweep()).toBe('done');
    expect((await instructor.get(`${at}/${held.id}`)).status).toBe(200);
    expect(await world.sql(`SELECT 1 FROM content_scan`)).toEqual([]);
  });

  it('a file is submitted before its deadline all the same', async () => {
    const call = await aPublishedCall(world, {});
    const { president } = await aVerifiedAssociation(world, 'Pressée');
    await scanner.leave();
    const draft = await aCompleteDraft(president, call.id);
    must(await president.post(`/api/applications/${draft}/submission`, { declaration: true }));
    await scanner.comeBack();
    await sweep();
  });

  it('what is found later is set aside: nobody opens it, its place is empty, the association and the officer are told', async () => {
    await scanner.leave();
    const { id, president } = await aVerifiedAssociation(world, 'Trompée');
    const at = `/api/associations/${id}/documents`;
    const taken = must<{ id: string }>(await president.upload(`${at}/accounts`, infected('comptes piégés')));
    await scanner.comeBack();
    expect(await sweep()).toBe('done');
    expectRefusal(await president.get(`${at}/${taken.id}`), 410, 'FILE_SET_ASIDE');
    expectRefusal(await instructor.get(`${at}/${taken.id}`), 410, 'FILE_SET_ASIDE');
    await eventually(async () => !(await documentsOf(president, id)).some(({ kind }) => kind === 'accounts'), 'the place to be empty');
    for (const reader of [president, instructor]) {
      const mail = await world.mailbox.newestTo(reader.email, /mis à l’écart/);
      expect(mail.text).toContain('Eicar-Test-Signature');
    }
    expect(await sweep()).toBe('skipped');
    expectRefusal(await president.upload(`${at}/accounts`, infected('comptes piégés')), 422, 'FILE_INFECTED');
  });
});
