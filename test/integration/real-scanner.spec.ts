import type { AssociationView } from '#associations';
import { ScanContents } from '#platform';
import { aPdf, aRegisteredAssociation, aVerifiedAssociation, nationalInstructor } from '../support/associations.js';
import { startClamd, type Clamd } from '../support/clamd.js';
import { needing, tool } from '../support/needs.js';
import { expectRefusal, type User } from '../support/people.js';
import { must } from '../support/programmes.js';
import { EICAR } from '../support/scanner.js';
import { Sender } from '../support/uploads.js';
import { createWorld, eventually, type OwnWorld } from '../support/world.js';

/** `scans.spec` tells every turn of it with a stand-in; here the daemon that installations run says the same. */
needing(tool('clamd'), () => {
  let world: OwnWorld;
  let clamd: Clamd;
  beforeAll(async () => {
    clamd = await startClamd();
    world = await createWorld({ settings: { CLAMD_URL: clamd.url } });
  }, 60_000);
  afterAll(async () => {
    await world?.close();
    await clamd?.stop();
  });

  const infected = (name: string) => aPdf(name, EICAR);
  const sweep = () => world.worker.get(ScanContents).handle();
  const documentsOf = async (president: User, id: string) =>
    must<AssociationView>(await president.get(`/api/associations/${id}`)).documents;

  it('what it knows is refused under its name, sent whole or in parts; what is sound is taken', async () => {
    const { id, president } = await aRegisteredAssociation(world, 'Examinée', { documents: [] });
    const at = `/api/associations/${id}/documents`;
    const sender = new Sender(president);
    for (const refused of [
      await president.upload(`${at}/statutes`, infected('statuts')),
      await sender.use(`${at}/statutes`, [await sender.send(infected('statuts en parts'))]),
    ]) {
      expectRefusal(refused, 422, 'FILE_INFECTED');
      expect((refused.body as unknown as { title: string }).title).toContain('Jisr.Eicar.UNOFFICIAL');
    }
    expect(await documentsOf(president, id)).toEqual([]);
    const { id: sound } = must<{ id: string }>(await sender.use(`${at}/statutes`, [await sender.send(aPdf('statuts sains'))]));
    expect((await president.get(`${at}/${sound}`)).status).toBe(200);
    // Twenty megabytes pass through it as well.
    const large = { ...aPdf('grand'), bytes: Buffer.concat([aPdf('grand').bytes, Buffer.alloc(19_000_000, '\n%'), aPdf('grand').bytes]) };
    must(await president.upload(`${at}/accounts`, large));
  });

  it('killed, it delays nobody: what comes is held, said so, and released or set aside once it is back', async () => {
    const { id, president } = await aVerifiedAssociation(world, 'Tenue');
    const instructor = await nationalInstructor(world);
    const at = `/api/associations/${id}/documents`;
    await clamd.leave();
    const held = must<{ id: string }>(await president.upload(`${at}/accounts`, aPdf('comptes')));
    const bad = must<{ id: string }>(await president.upload(`${at}/other?title=Annexe`, infected('annexe')));
    for (const one of [held, bad]) expectRefusal(await instructor.get(`${at}/${one.id}`), 409, 'FILE_BEING_CHECKED');
    expect((await documentsOf(president, id)).filter(({ beingChecked }) => beingChecked)).toHaveLength(2);
    expect(await sweep()).toBe('skipped');

    await clamd.comeBack();
    expect(await sweep()).toBe('done');
    expect((await instructor.get(`${at}/${held.id}`)).status).toBe(200);
    expectRefusal(await instructor.get(`${at}/${bad.id}`), 410, 'FILE_SET_ASIDE');
    await eventually(async () => !(await documentsOf(president, id)).some((one) => one.id === bad.id), 'its place to be empty');
    expect((await world.mailbox.newestTo(president.email, /mis à l’écart/)).text).toContain('Jisr.Eicar.UNOFFICIAL');
  }, 60_000);
});
