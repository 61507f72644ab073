import { Associations, type AssociationView } from '#associations';
import { withIbanKey } from '#kernel';
import {
  acceptRevision,
  aMember,
  anIce,
  anIdentity,
  aRegisteredAssociation,
  aRegistration,
  aRib,
  aVerifiedAssociation,
  nationalInstructor,
} from '../support/associations.js';
import { expectRefusal, User } from '../support/people.js';
import { must } from '../support/programmes.js';
import { createWorld, type OwnWorld } from '../support/world.js';

describe('a verified association is edited', () => {
  let world: OwnWorld;
  let officer: User;
  beforeAll(async () => {
    world = await createWorld();
    officer = await nationalInstructor(world);
  });
  afterAll(() => world?.close());

  const view = async (person: User, id: string) => must<AssociationView>(await person.get(`/api/associations/${id}`));
  /** What the association would send with nothing changed. */
  const identityOf = ({
    name,
    kind,
    ofMigrants,
    ice,
    receiptNumber,
    receiptDate,
    regionCode,
    province,
    commune,
    address,
    object,
  }: AssociationView) => ({
    ...{ name, kind, ofMigrants, ice, receiptNumber, receiptDate, regionCode, province, commune, address, object },
  });
  const seat = (name: string) => ({ name, function: 'president', startsOn: '2026-01-10', endsOn: null });

  it('keeps what was verified until an officer decides field by field; what nobody verifies changes at once', async () => {
    const { id, president } = await aVerifiedAssociation(world, 'Révisée');
    const before = await view(president, id);
    const edited = { ...identityOf(before), address: '7, rue Neuve, Agadir', receiptNumber: 'N° 55/2026', phone: '06.61.23.45.67' };
    must(await president.put(`/api/associations/${id}`, { ...edited, version: before.version }));
    const after = await view(president, id);
    expect(after).toMatchObject({
      state: 'verified',
      address: before.address,
      receiptNumber: before.receiptNumber,
      phone: '+212661234567',
    });
    expect(after.revision).toMatchObject({
      fields: ['receiptNumber', 'address'],
      changes: { address: '7, rue Neuve, Agadir', receiptNumber: '55/2026' },
      state: 'waiting',
      can: ['amend', 'withdraw'],
    });
    await world.mailbox.newestTo(officer.email, /Modifications à vérifier\s: Révisée/);
    expect((await officer.get('/api/associations?attention=revision')).body.items.map((row: { id: string }) => row.id)).toContain(id);
    const at = `/api/associations/${id}/revisions/${after.revision!.id}`;
    const decide = (who: User, fields: object[], version = 1) => who.post(`${at}/decision`, { version, fields });
    const accept = (field: string) => ({ field, accepted: true });
    expectRefusal(await decide(president, [accept('address'), accept('receiptNumber')]), 403, 'FORBIDDEN');
    expectRefusal(await decide(officer, [accept('address')]), 422, 'REVISION_UNDECIDED');
    expectRefusal(await decide(officer, [accept('address'), accept('ice')]), 422, 'REVISION_UNDECIDED');
    expectRefusal(await decide(officer, [accept('address'), accept('receiptNumber')], 9), 409, 'VERSION_CONFLICT');
    const silent = await decide(officer, [accept('address'), { field: 'receiptNumber', accepted: false }]);
    expect(silent.body.errors).toMatchObject([{ path: 'fields.1.remark', code: 'required' }]);
    const insider = await User.with(world, 'Initiée', [
      { role: 'instructor' },
      { role: 'association.reader', scope: { associationId: id } },
    ]);
    expectRefusal(await decide(insider, [accept('address'), accept('receiptNumber')]), 403, 'OWN_ASSOCIATION');

    must(await decide(officer, [accept('address'), { field: 'receiptNumber', accepted: false, remark: 'Le récépissé dit 56/2026' }]));
    const mail = await world.mailbox.newestTo(president.email, /Modifications à corriger\s: Révisée/);
    expect(mail.text).toContain('Le récépissé dit 56/2026');
    const returned = await view(president, id);
    expect(returned).toMatchObject({ address: '7, rue Neuve, Agadir', receiptNumber: before.receiptNumber });
    expect(returned.revision).toMatchObject({
      state: 'returned',
      fields: ['receiptNumber'],
      remarks: { receiptNumber: 'Le récépissé dit 56/2026' },
    });
    expectRefusal(await decide(officer, [accept('receiptNumber')], 2), 409, 'WRONG_STATE');

    const corrected = { ...identityOf(returned), receiptNumber: '56/2026', version: returned.version };
    must(await president.put(`/api/associations/${id}`, corrected));
    await acceptRevision(officer, id);
    await world.mailbox.newestTo(president.email, /Modifications acceptées\s: Révisée/);
    expect(await view(president, id)).toMatchObject({ receiptNumber: '56/2026', revision: null, state: 'verified' });
  });

  it('written back as it was verified, or given up, nothing waits any more', async () => {
    const { id, president } = await aVerifiedAssociation(world, 'Remords');
    const first = await view(president, id);
    must(await president.put(`/api/associations/${id}`, { ...identityOf(first), commune: '09.001.05.01', version: first.version }));
    const second = await view(president, id);
    expect(second.revision).toMatchObject({ fields: ['commune'] });
    must(await president.put(`/api/associations/${id}`, { ...identityOf(second), version: second.version }));
    const third = await view(president, id);
    expect(third.revision).toBeNull();
    must(await president.put(`/api/associations/${id}`, { ...identityOf(third), commune: '09.001.05.01', version: third.version }));
    const { revision } = await view(president, id);
    expectRefusal(await officer.post(`/api/associations/${id}/revisions/${revision!.id}/withdrawal`), 403, 'FORBIDDEN');
    must(await president.post(`/api/associations/${id}/revisions/${revision!.id}/withdrawal`));
    expect(await view(president, id)).toMatchObject({ revision: null, commune: '09.001.01.01' });

    const fourth = await view(president, id);
    must(await president.put(`/api/associations/${id}`, { ...identityOf(fourth), commune: '09.001.05.01', version: fourth.version }));
    const at = `/api/associations/${id}/revisions/${(await view(president, id)).revision!.id}`;
    must(await officer.post(`${at}/decision`, { version: 1, fields: [{ field: 'commune', accepted: false, remark: 'Siège à Agadir' }] }));
    must(await president.post(`${at}/withdrawal`));
    expect(await view(president, id)).toMatchObject({ revision: null, commune: '09.001.01.01', state: 'verified' });
  });

  it('its new board waits too; a conflict of interest is looked for on both', async () => {
    const { id, president } = await aVerifiedAssociation(world, 'Élections');
    const old = (await view(president, id)).board.map(({ name }) => name);
    must(await president.put(`/api/associations/${id}/board`, { board: [seat('Naïma Nouvelle')] }));
    expect((await view(president, id)).board.map(({ name }) => name)).toEqual(old);
    const boards = await world.tx.run((em) => world.api.get(Associations).boards(em, [id]));
    expect(boards.get(id)!.map(({ name }) => name)).toEqual([...old, 'Naïma Nouvelle']);
    await acceptRevision(officer, id);
    expect((await view(president, id)).board.map(({ name }) => name)).toEqual(['Naïma Nouvelle']);
  });

  it('an ICE that another has taken meanwhile is not accepted, and nothing of the decision stays', async () => {
    const { id, president } = await aVerifiedAssociation(world, 'Deux ICE');
    const other = await aVerifiedAssociation(world, 'Titulaire de l’ICE');
    const first = await view(president, id);
    const edited = { ...identityOf(first), ice: other.ice, address: 'Ailleurs', version: first.version };
    must(await president.put(`/api/associations/${id}`, edited));
    const { revision } = await view(officer, id);
    const fields = revision!.fields.map((field) => ({ field, accepted: true }));
    const at = `/api/associations/${id}/revisions/${revision!.id}/decision`;
    expectRefusal(await officer.post(at, { version: 1, fields }), 409, 'ICE_ALREADY_REGISTERED');
    expect(await view(officer, id)).toMatchObject({ address: first.address, revision: { state: 'waiting' } });
  });

  it('waits for nobody while it waits for its first verification, or is suspended', async () => {
    const { id, president } = await aRegisteredAssociation(world, 'En attente');
    must(await president.post(`/api/associations/${id}/submission`));
    const sent = await view(president, id);
    expectRefusal(await president.put(`/api/associations/${id}`, { ...identityOf(sent), version: sent.version }), 409, 'WRONG_STATE');
    expectRefusal(await president.put(`/api/associations/${id}/board`, { board: [seat('Autre')] }), 409, 'WRONG_STATE');
    const remarks = [{ field: 'receiptDate', text: 'Le récépissé porte le 13 mars' }];
    expectRefusal(
      await officer.post(`/api/associations/${id}/return`, { reason: 'Voir', reasons: ['other'], remarks: [{ field: 'x', text: 'Non' }] }),
      422,
      'INVALID_REQUEST',
    );
    must(await officer.post(`/api/associations/${id}/return`, { reason: 'Une date à corriger', reasons: ['board.outdated'], remarks }));
    expect(await view(president, id)).toMatchObject({ state: 'returned', returnRemarks: { receiptDate: 'Le récépissé porte le 13 mars' } });
    must(await president.post(`/api/associations/${id}/submission`));
    expect((await view(president, id)).returnRemarks).toEqual({});
    await officer.stepUp();
    must(await officer.post(`/api/associations/${id}/verification`, { checked: ['number', 'date', 'board'] }));
    expect((await view(officer, id)).checkedOnReceipt).toEqual(['number', 'date', 'board']);
  });

  describe('a registration is opened once', () => {
    it('the same click ten times is one registration; ten clicks of the same words are one', async () => {
      const halima = await User.with(world, 'Halima Pressée', []);
      const body = aRegistration('Dix clics');
      const same = await Promise.all(Array.from({ length: 10 }, () => halima.post('/api/associations', body, 'dix-clics-1')));
      // The role that came with the registration asks for a second factor.
      await halima.signIn();
      const again = await halima.post('/api/associations', body, 'dix-clics-1');
      const apart = await Promise.all(Array.from({ length: 3 }, () => halima.post('/api/associations', body)));
      const opened = same.filter(({ status }) => status === 201);
      expect(opened.length).toBeGreaterThan(0);
      expect(new Set([...opened, again, ...apart].map((answer) => answer.body.id)).size).toBe(1);
      expect(await world.sql(`SELECT FROM association WHERE ice = $1`, [body.ice])).toHaveLength(1);
      expectRefusal(await halima.post('/api/associations', { ...body, address: 'Ailleurs' }, 'dix-clics-1'), 409, 'IDEMPOTENCY_KEY_REUSED');
      expectRefusal(await halima.post('/api/associations', { ...body, address: 'Ailleurs' }), 409, 'REGISTRATION_OPEN');
      expectRefusal(await halima.send('POST', '/api/associations', body), 422, 'IDEMPOTENCY_KEY_REQUIRED');
      const stranger = await User.with(world, 'Autre Personne', []);
      expect(must<{ id: string }>(await stranger.post('/api/associations', body)).id).not.toBe(again.body.id);
    });

    it('identifiers are taken in whatever form they are pasted', async () => {
      const person = await User.with(world, 'Colle Tout', []);
      const [ice, rib] = [anIce(), aRib()];
      const eastern = ice.replace(/\d/g, (digit) => String.fromCharCode(0x6f0 + Number(digit)));
      const iban = withIbanKey('MA', rib)
        .toLowerCase()
        .replace(/(.{4})/g, '$1\u202f');
      const body = {
        ...aRegistration('Collée'),
        ice: `ICE\u00a0: ${eastern.slice(0, 9)} ${eastern.slice(9)}`,
        receiptNumber: 'Récépissé n° ١٢/٢٠٢٠',
        phone: 'Tél. : 05 28-12-34-56',
        account: { rib: `IBAN : ${iban}`, holder: 'Collée' },
      };
      const { id } = must<{ id: string }>(await person.post('/api/associations', body));
      await person.signIn();
      const seen = await view(person, id);
      expect(seen).toMatchObject({ ice, receiptNumber: '12/2020', phone: '+212528123456', accounts: [{ rib }] });
      const wrong = await person.post('/api/associations', { ...aRegistration('Muette'), ...anIdentity('Muette'), phone: 'appelez-moi' });
      expect(wrong.body.errors).toMatchObject([{ path: 'phone', code: 'phone' }]);
    });
  });

  it('a reader of the association sees what waits and can do nothing about it', async () => {
    const { id, president } = await aVerifiedAssociation(world, 'Lecture');
    const reader = await aMember(world, id, 'Lina Lectrice', 'reader');
    must(await president.put(`/api/associations/${id}/board`, { board: [seat('Nora')] }));
    const { revision } = await view(reader, id);
    expect(revision).toMatchObject({ fields: ['board'], can: [] });
    expectRefusal(await reader.post(`/api/associations/${id}/revisions/${revision!.id}/withdrawal`), 403, 'FORBIDDEN');
    const stranger = (await aVerifiedAssociation(world, 'Étrangère')).president;
    expectRefusal(await stranger.post(`/api/associations/${id}/revisions/${revision!.id}/withdrawal`), 404, 'NOT_FOUND');
  });
});
