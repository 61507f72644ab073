import { Associations } from '#associations';
import { newId } from '#platform';
import { brokenInvariants } from '../../apps/cli/commands.js';
import {
  aMember,
  anIce,
  aPdf,
  aRegisteredAssociation,
  anIdentity,
  aRegistration,
  aRib,
  aVerifiedAssociation,
  nationalInstructor,
} from '../support/associations.js';
import { eventually } from '../support/eventually.js';
import { expectRefusal, User } from '../support/people.js';
import { must } from '../support/programmes.js';
import { createWorld, type World } from '../support/world.js';

describe('associations', () => {
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
  const state = async (id: string) => (await world.sql<{ state: string }>(`SELECT state FROM association WHERE id = $1`, [id]))[0]!.state;

  it('Samira registers with an ICE and a RIB, and wrong keys are named', async () => {
    const samira = await User.with(world, 'Samira', []);
    const wrong = await samira.post('/api/associations', {
      ...aRegistration('Clés fausses'),
      ice: '123456789012345',
      account: { rib: '123456789012345678901235', holder: 'X' },
    });
    expectRefusal(wrong, 422, 'INVALID_REQUEST');
    expect(wrong.body.errors.map((error: { path: string; code: string }) => `${error.path} ${error.code}`)).toEqual([
      'ice ice',
      'account.rib rib',
    ]);
    const unread = await samira.post('/api/associations', {
      ...aRegistration('Titulaire'),
      account: { rib: aRib(), holder: 'جمعية الجسر' },
    });
    expectRefusal(unread, 422, 'INVALID_REQUEST');
    expect(unread.body.errors).toMatchObject([{ path: 'account.holder', code: 'holder_latin' }]);
    expectRefusal(await samira.post('/api/associations', { ...aRegistration('x'), surprise: 1 }), 422, 'INVALID_REQUEST');
    const arabicDigits = anIce().replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
    expect((await samira.post('/api/associations', { ...aRegistration('Chiffres arabes'), ice: arabicDigits })).status).toBe(201);
  });

  it('a registration is sent whole or not at all, and nobody else sees it before', async () => {
    const { id, president } = await aRegisteredAssociation(world, 'Incomplète', { documents: ['receipt'], overrides: { board: [] } });
    expectRefusal(await instructor.get(`/api/associations/${id}`), 404, 'NOT_FOUND');
    const refused = await president.post(`/api/associations/${id}/submission`);
    expectRefusal(refused, 422, 'ASSOCIATION_INCOMPLETE');
    expect(refused.body.errors.map((error: { path: string }) => error.path)).toEqual([
      'board',
      'board',
      'documents.statutes',
      'documents.board_list',
      'documents.rib_proof',
    ]);
    expect(await state(id)).toBe('draft');
    const editor = await aMember(world, id, 'Eddy Incomplet', 'editor');
    expectRefusal(await editor.post(`/api/associations/${id}/submission`), 403, 'FORBIDDEN');
    const stranger = (await aRegisteredAssociation(world, 'Voisine', { documents: [] })).president;
    expectRefusal(await stranger.get(`/api/associations/${id}`), 404, 'NOT_FOUND');
    expectRefusal(await stranger.put(`/api/associations/${id}/board`, { board: aRegistration('x').board }), 404, 'NOT_FOUND');
  });

  it('two people edit: the second is told, nothing is overwritten', async () => {
    const { id, president } = await aRegisteredAssociation(world, 'À deux', { documents: [] });
    const identity = anIdentity('À deux');
    expect((await president.put(`/api/associations/${id}`, { ...identity, version: 1 })).body).toEqual({ version: 2 });
    expectRefusal(
      await president.put(`/api/associations/${id}`, { ...identity, address: 'Ailleurs', version: 1 }),
      409,
      'VERSION_CONFLICT',
    );
  });

  it('is returned with a reason, corrected, sent again and verified; the president reads it in Arabic', async () => {
    const { id, president } = await aRegisteredAssociation(world, 'Aller-retour', { language: 'ar' });
    must(await president.post(`/api/associations/${id}/submission`));
    const regional = await User.with(world, 'Rachid Oriental', [{ role: 'instructor', scope: { regionCode: 'MA-02' } }]);
    expectRefusal(await regional.post(`/api/associations/${id}/verification`), 404, 'NOT_FOUND');
    expectRefusal(await president.post(`/api/associations/${id}/verification`), 403, 'FORBIDDEN');
    expectRefusal(await instructor.post(`/api/associations/${id}/return`, {}), 422, 'INVALID_REQUEST');
    must(
      await instructor.post(`/api/associations/${id}/return`, { reason: 'Le récépissé est illisible.', reasons: ['receipt.unreadable'] }),
    );
    const mail = await world.mailbox.newestTo(president.email, /تسجيل يتطلب التصحيح/);
    expect(mail.text).toContain('Le récépissé est illisible.');
    must(await president.upload(`/api/associations/${id}/documents/receipt`, aPdf('récépissé lisible')));
    must(await president.post(`/api/associations/${id}/submission`));
    // The account that came with it is verified too.
    await instructor.signIn();
    expectRefusal(await instructor.post(`/api/associations/${id}/verification`), 403, 'STEP_UP_REQUIRED');
    expect(await state(id)).toBe('submitted');
    await instructor.stepUp();
    must(await instructor.post(`/api/associations/${id}/verification`));
    expectRefusal(await instructor.post(`/api/associations/${id}/verification`), 409, 'WRONG_STATE');
    await world.mailbox.newestTo(president.email, /تم التحقق/);
  });

  it('an officer who belongs to the association cannot verify it', async () => {
    const { id, president } = await aRegisteredAssociation(world, 'Conflit');
    must(await president.post(`/api/associations/${id}/submission`));
    const both = await User.with(world, 'Double Casquette', [
      { role: 'instructor' },
      { role: 'association.reader', scope: { associationId: id } },
    ]);
    await both.stepUp();
    expectRefusal(await both.post(`/api/associations/${id}/verification`), 403, 'OWN_ASSOCIATION');
    expect(await state(id)).toBe('submitted');
  });

  it('the same ICE is not registered twice, even at the same instant', async () => {
    const ice = anIce();
    const twins = await Promise.all(
      ['Jumelle une', 'Jumelle deux'].map((name) => aRegisteredAssociation(world, name, { overrides: { ice } })),
    );
    const answers = await Promise.all(twins.map(({ id, president }) => president.post(`/api/associations/${id}/submission`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    expectRefusal(
      answers.find(({ status }) => status === 409)!,
      409,
      'ICE_ALREADY_REGISTERED',
    );
  });

  it('a change of account needs a second person and an officer; until then the former is paid', async () => {
    const { id, president, rib } = await aVerifiedAssociation(world, 'Comptes');
    const treasurer = await aMember(world, id, 'Tarik Trésorier', 'treasurer');
    const editor = await aMember(world, id, 'Edna Rédactrice', 'editor');
    const payable = () => world.tx.run((em) => world.api.get(Associations).payableAccount(em, id));
    expect((await payable())?.rib).toBe(rib);
    const next = aRib();
    expectRefusal(await treasurer.post(`/api/associations/${id}/accounts`, { rib: next, holder: 'X' }), 403, 'STEP_UP_REQUIRED');
    for (const person of [treasurer, president]) await person.stepUp();
    expectRefusal(await editor.post(`/api/associations/${id}/accounts`, { rib: next, holder: 'X' }), 403, 'FORBIDDEN');
    expectRefusal(
      await treasurer.post(`/api/associations/${id}/accounts`, { rib: `${next.slice(0, 23)}x`, holder: 'X' }),
      422,
      'INVALID_REQUEST',
    );
    const unread = await treasurer.post(`/api/associations/${id}/accounts`, { rib: next, holder: 'የድልድይ ማህበር' });
    expectRefusal(unread, 422, 'INVALID_REQUEST');
    expect(unread.body.errors).toMatchObject([{ path: 'holder', code: 'holder_latin' }]);
    const account = must(await treasurer.post<{ id: string }>(`/api/associations/${id}/accounts`, { rib: next, holder: 'Comptes' }));
    const at = `/api/associations/${id}/accounts/${account.id}`;
    expectRefusal(await president.post(`/api/associations/${id}/accounts`, { rib: aRib(), holder: 'Y' }), 409, 'ACCOUNT_CHANGE_PENDING');
    expectRefusal(await treasurer.post(`${at}/confirmation`), 409, 'SECOND_PERSON_NEEDED');
    must(await president.post(`${at}/confirmation`));
    expect((await payable())?.rib).toBe(rib);
    await instructor.signIn();
    expectRefusal(await instructor.post(`${at}/verification`), 403, 'STEP_UP_REQUIRED');
    await instructor.stepUp();
    must(await instructor.post(`${at}/verification`));
    expect((await payable())?.rib).toBe(next);
    await world.mailbox.newestTo(treasurer.email, /Compte bancaire vérifié/);
  });

  it('a confirmed change is given up by the association, or rejected by the officer for a reason; the former account is paid', async () => {
    const { id, president, rib } = await aVerifiedAssociation(world, 'Comptes rendus');
    const treasurer = await aMember(world, id, 'Tahar Trésorier', 'treasurer');
    for (const person of [treasurer, president, instructor]) await person.stepUp();
    const confirmed = async () => {
      const proposal = { rib: aRib(), holder: 'Comptes' };
      const account = must(await treasurer.post<{ id: string }>(`/api/associations/${id}/accounts`, proposal));
      const at = `/api/associations/${id}/accounts/${account.id}`;
      must(await president.post(`${at}/confirmation`));
      return at;
    };
    const given = await confirmed();
    expectRefusal(await instructor.post(`${given}/abandonment`), 403, 'FORBIDDEN');
    must(await treasurer.post(`${given}/abandonment`));
    expectRefusal(await instructor.post(`${given}/verification`), 409, 'WRONG_STATE');
    const refused = await confirmed();
    expectRefusal(await president.post(`${refused}/rejection`, { reason: 'Non', reasons: ['other'] }), 403, 'FORBIDDEN');
    expectRefusal(await instructor.post(`${refused}/rejection`, {}), 422, 'INVALID_REQUEST');
    must(await instructor.post(`${refused}/rejection`, { reason: 'Le titulaire n’est pas l’association.', reasons: ['holder.other'] }));
    const mail = await world.mailbox.newestTo(president.email, /refusé|rejeté/);
    expect(mail.text).toContain('Le titulaire n’est pas l’association.');
    expectRefusal(await treasurer.post(`${refused}/abandonment`), 409, 'WRONG_STATE');
    const early = must(await treasurer.post<{ id: string }>(`/api/associations/${id}/accounts`, { rib: aRib(), holder: 'Comptes' }));
    must(
      await instructor.post(`/api/associations/${id}/accounts/${early.id}/rejection`, {
        reason: 'Autre titulaire.',
        reasons: ['holder.other'],
      }),
    );
    expect((await world.tx.run((em) => world.api.get(Associations).payableAccount(em, id)))?.rib).toBe(rib);
  });

  it('what blocks a payment is said to both sides; a red flag does, an orange does not', async () => {
    const { id, president } = await aVerifiedAssociation(world, 'Feux', { documents: ['receipt', 'statutes', 'board_list', 'rib_proof'] });
    const hindrances = async (on = new Date()) =>
      (await world.tx.run((em) => world.api.get(Associations).paymentHindrances(em, id, on, newId()))).map(({ code }) => code);
    expect(await hindrances()).toEqual(['document_tax_certificate']);
    must(await president.upload(`/api/associations/${id}/documents/tax_certificate?validUntil=2030-01-31`, aPdf('fiscal')));
    expect(await hindrances()).toEqual([]);
    expect(await hindrances(new Date('2030-02-01T00:00:00Z'))).toEqual(['document_tax_certificate']);
    must(await instructor.post(`/api/associations/${id}/flags`, { colour: 'orange', reason: 'Rapport en retard' }));
    expect(await hindrances()).toEqual([]);
    const red = must(await instructor.post<{ id: string }>(`/api/associations/${id}/flags`, { colour: 'red', reason: 'Contentieux' }));
    expect(await hindrances()).toEqual(['red_flag']);
    expect((await president.get(`/api/associations/${id}`)).body.flags).toEqual([]);
    expectRefusal(await president.post(`/api/associations/${id}/flags/${red.id}/lifting`, { reason: 'Non' }), 403, 'FORBIDDEN');
    must(await instructor.post(`/api/associations/${id}/flags/${red.id}/lifting`, { reason: 'Contentieux clos' }));
    expect(await hindrances()).toEqual([]);
    const officer = await User.with(world, 'Olga Programme', [{ role: 'programme.officer' }]);
    must(await officer.post(`/api/associations/${id}/suspension`, { reason: 'Enquête', reasons: ['inquiry'] }));
    expect(await hindrances()).toEqual(['association_suspended']);
    must(await officer.post(`/api/associations/${id}/restoration`, { reason: 'Levée' }));
  });

  it('the president brings people in, but not a second president', async () => {
    const { id, president } = await aRegisteredAssociation(world, 'Équipe', { documents: [] });
    const invite = (role: string, email: string) =>
      president.post(`/api/associations/${id}/members`, { email, name: 'Yasmine', language: 'ar', role: `association.${role}` });
    expectRefusal(await invite('president', 'autre.presidente@jisr.example'), 403, 'STEP_UP_REQUIRED');
    expectRefusal(await invite('chair', 'autre@jisr.example'), 422, 'INVALID_REQUEST');
    must(await invite('editor', 'yasmine@jisr.example'));
    await world.mailbox.newestTo('yasmine@jisr.example', /تدعوكم/);
    expect(await world.sql(`SELECT 1 FROM person WHERE email = 'autre.presidente@jisr.example'`)).toEqual([]);
  });

  it('a duplicate is found by its name in either script; the dossier is for officers of the region', async () => {
    const first = await aVerifiedAssociation(world, 'Ass. Al-Amàl', { overrides: { name: { fr: 'Ass. Al-Amàl', ar: 'جمعيّة الأمل' } } });
    const second = await aVerifiedAssociation(world, 'ASS AL AMAL 2', { overrides: { name: { fr: 'Autre nom', ar: 'جمعية الامل' } } });
    const [likely] = await eventually(async () => {
      const { duplicates } = must(await instructor.get(`/api/associations/${second.id}/dossier`));
      return duplicates.length > 0 && duplicates;
    }, 'they are compared');
    expect(likely).toMatchObject({ id: first.id, because: expect.arrayContaining(['name', 'sound']) });
    // Its own side, without what the administration keeps.
    expect(must(await second.president.get(`/api/associations/${second.id}/dossier`))).toMatchObject({ duplicates: [], flags: [] });
    const elsewhere = await User.with(world, 'Officier Oriental', [{ role: 'programme.officer', scope: { regionCode: 'MA-02' } }]);
    expectRefusal(await elsewhere.get(`/api/associations/${second.id}/dossier`), 404, 'NOT_FOUND');
    expect((await elsewhere.get('/api/associations?q=Amal')).body).toMatchObject({ items: [], total: 0 });
    expect((await instructor.get('/api/associations?pageSize=2')).body.items).toHaveLength(2);
  });

  it('the vault keeps what was replaced, refuses what is not a document, and gives nothing to strangers', async () => {
    const { id, president } = await aRegisteredAssociation(world, 'Coffre', { documents: [] });
    const at = `/api/associations/${id}/documents`;
    expectRefusal(
      await president.upload(`${at}/statutes`, { name: 'a.pdf', type: 'application/pdf', bytes: Buffer.from('<html>') }),
      422,
      'FILE_TYPE_REFUSED',
    );
    expectRefusal(await president.upload(`${at}/recipe`, aPdf('x')), 404, 'NOT_FOUND');
    const old = must(await president.upload<{ id: string }>(`${at}/statutes`, aPdf('anciens')));
    must(await president.upload(`${at}/statutes`, aPdf('nouveaux')));
    expect((await president.get(`/api/associations/${id}`)).body.documents).toHaveLength(1);
    expect((await president.get(`${at}/${old.id}`)).status).toBe(200);
    expectRefusal(await instructor.get(`${at}/${old.id}`), 404, 'NOT_FOUND');
    expect(await world.sql(`SELECT 1 FROM vault_document WHERE association_id = $1`, [id])).toHaveLength(2);
  });
});
