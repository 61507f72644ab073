import { NoteLapses, type AssociationView } from '#associations';
import { dayOfInstant } from '#kernel';
import { brokenInvariants } from '../../apps/cli/commands.js';
import { verifiedWithEnds } from '../../libs/associations/data/lapses.queries.js';
import { ASKED } from '../../libs/associations/domain/verification.js';
import { aPdf, acceptRevision, anIdentity, aVerifiedAssociation, nationalInstructor } from '../support/associations.js';
import { expectRefusal, User } from '../support/people.js';
import { must } from '../support/programmes.js';
import { createWorld, type OwnWorld } from '../support/world.js';

const NONE = '00000000-0000-0000-0000-000000000000';

describe('what was verified ends', () => {
  let world: OwnWorld;
  let instructor: User;
  beforeAll(async () => {
    world = await createWorld();
    instructor = await nationalInstructor(world);
  });
  afterAll(async () => {
    expect(await brokenInvariants(world.config.DATABASE_URL, world.contexts)).toEqual([]);
    await world.close();
  });
  const look = async (who: User, id: string) => must(await who.get<AssociationView>(`/api/associations/${id}`));
  const note = () => world.worker.get(NoteLapses).handle();
  const expire = (id: string, kind: string) =>
    world.sql(`UPDATE vault_document SET valid_until = '2026-01-31' WHERE association_id = $1 AND kind = $2`, [id, kind]);
  const toCheck = async (who: User) =>
    must(await who.get<{ items: { id: string }[] }>('/api/associations?attention=check_again&pageSize=100')).items.map(({ id }) => id);

  it('the receipt ends: both sides are told once, the association goes on, and is verified again once it is renewed', async () => {
    const { id, president } = await aVerifiedAssociation(world, 'Échue');
    await expire(id, 'receipt');
    await note();
    await note();
    expect(await look(president, id)).toMatchObject({
      state: 'verified',
      lapses: [{ label: { fr: 'Récépissé de déclaration de l’association' }, day: '2026-01-31', cured: false }],
    });
    const mail = await world.mailbox.newestTo(president.email, /à vérifier à nouveau/);
    expect(mail.text).toContain('Récépissé de déclaration');
    expect(await toCheck(instructor)).toContain(id);
    expect(await world.sql(`SELECT 1 FROM audit_entry WHERE subject_id = $1 AND event = 'lapse'`, [id])).toHaveLength(1);

    const reason = { reason: 'Récépissé renouvelé, bureau comparé' };
    const early = await instructor.post(`/api/associations/${id}/second-look`, reason);
    expectRefusal(early, 409, 'STILL_LAPSED');
    expect(early.body.errors).toMatchObject([{ path: 'documents.receipt' }]);
    must(await president.upload(`/api/associations/${id}/documents/receipt?validUntil=2035-01-31`, aPdf('récépissé renouvelé')));
    expect((await look(president, id)).lapses).toMatchObject([{ cured: true }]);
    expectRefusal(await president.post(`/api/associations/${id}/second-look`, reason), 403, 'FORBIDDEN');
    must(await instructor.post(`/api/associations/${id}/second-look`, reason));
    expect((await look(instructor, id)).lapses).toEqual([]);
    expect(await toCheck(instructor)).not.toContain(id);
    await note();
    expect((await look(instructor, id)).lapses).toEqual([]);
    expectRefusal(await instructor.post(`/api/associations/${id}/second-look`, reason), 409, 'NOTHING_TO_CHECK');
  });

  it('the mandate of the president ends: another board is verified, then the association is again', async () => {
    const { id, president } = await aVerifiedAssociation(world, 'Mandat échu');
    await world.sql(`UPDATE board_member SET ends_on = '2026-02-28' WHERE association_id = $1 AND function = 'president'`, [id]);
    await note();
    const seen = await look(instructor, id);
    expect(seen.lapses).toMatchObject([{ label: { fr: 'Mandat : Président(e)' }, day: '2026-02-28' }]);
    expect(seen.can).toContain('check_again');
    const { board } = anIdentity('Mandat échu');
    must(await president.put(`/api/associations/${id}/board`, { board }));
    expectRefusal(await instructor.post(`/api/associations/${id}/second-look`, { reason: 'Bureau' }), 409, 'STILL_LAPSED');
    await acceptRevision(instructor, id);
    must(await instructor.post(`/api/associations/${id}/second-look`, { reason: 'Bureau comparé avec le récépissé' }));
  });

  it('what is noted, or need not be there, is read no more; of many each is noted once', async () => {
    const ids: string[] = [];
    for (const name of ['Première', 'Deuxième', 'Troisième']) ids.push((await aVerifiedAssociation(world, `${name} échue`)).id);
    await note();
    for (const id of ids) await expire(id, 'receipt');
    await world.sql(`UPDATE board_member SET ends_on = '2026-02-28' WHERE association_id = $1 AND function = 'president'`, [ids[0]]);
    const asked = (most: number) =>
      world.tx.run((em) => verifiedWithEnds(em, { today: dayOfInstant(new Date()), asked: ASKED, after: NONE, most }));
    expect((await asked(9)).map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(await asked(2)).toHaveLength(2);
    expect(await note()).toBe('done');
    expect(await asked(9)).toEqual([]);
    expect(await note()).toBe('skipped');
    const written = await world.sql(`SELECT subject_id FROM audit_entry WHERE subject_id = ANY($1) AND event = 'lapse'`, [ids]);
    expect(written).toHaveLength(3);
    // Another end of the same thing is a new one.
    await world.sql(`UPDATE vault_document SET valid_until = '2026-03-31' WHERE association_id = $1 AND kind = 'receipt'`, [ids[1]]);
    expect((await asked(9)).map(({ id }) => id)).toEqual([ids[1]]);
  });

  it('what nobody must have may end; a region is told of its own', async () => {
    const { id } = await aVerifiedAssociation(world, 'Facultative', {
      documents: ['receipt', 'statutes', 'board_list', 'rib_proof', 'tax_certificate', 'accounts'],
    });
    await expire(id, 'accounts');
    await note();
    expect((await look(instructor, id)).lapses).toEqual([]);
    await expire(id, 'statutes');
    await note();
    const elsewhere = await User.with(world, 'Ilham Oriental', [{ role: 'instructor', scope: { regionCode: 'MA-02' } }]);
    expect(await toCheck(elsewhere)).toEqual([]);
    expect(await toCheck(instructor)).toContain(id);
  });

  it('a suspended association is noted when it is verified again', async () => {
    const { id } = await aVerifiedAssociation(world, 'Suspendue échue');
    const officer = await User.with(world, 'Omar Programme', [{ role: 'programme.officer' }]);
    must(await officer.post(`/api/associations/${id}/suspension`, { reason: 'Enquête', reasons: ['inquiry'] }));
    await expire(id, 'receipt');
    await note();
    expect((await look(officer, id)).lapses).toEqual([]);
    must(await officer.post(`/api/associations/${id}/restoration`, { reason: 'Levée' }));
    await note();
    expect((await look(officer, id)).lapses).toHaveLength(1);
  });
});
