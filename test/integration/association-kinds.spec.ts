import { Associations, type AssociationView } from '#associations';
import type { Dossier } from '#applications';
import { withIbanKey } from '#kernel';
import { newId } from '#platform';
import { openRegistration, submitApplication, verifyRegistration } from '#seeds';
import { brokenInvariants } from '../../apps/cli/commands.js';
import { aMember, aPdf, aRegistration, aRib, aVerifiedAssociation, anIce, nationalInstructor } from '../support/associations.js';
import { aCompleteDraft } from '../support/applications.js';
import { aPublishedCall } from '../support/calls.js';
import { eventually } from '../support/eventually.js';
import { expectRefusal, User } from '../support/people.js';
import { must } from '../support/programmes.js';
import { createWorld, type World } from '../support/world.js';

const IBAN = withIbanKey('IT', 'X0542811101000000123456');

/** Ponte, of Rome: no ICE and no region, but a country, its register, an IBAN. */
const italian = (overrides: Record<string, unknown> = {}) =>
  aRegistration('Ponte', {
    kind: 'foreign_ngo',
    ice: undefined,
    regionCode: undefined,
    province: undefined,
    commune: undefined,
    country: 'IT',
    city: 'Roma',
    registerName: 'Registro unico nazionale del Terzo settore',
    receiptNumber: 'RUNTS 12345',
    hostAgreement: 'Accord de siège du 3 mai 2019',
    board: [{ name: 'Giulia Bianchi', function: 'director', startsOn: '2024-01-10' }],
    account: { iban: IBAN, bic: 'BLOPIT22', bankName: 'Banca del Ponte', holder: 'Ponte' },
    ...overrides,
  });
const papers = (kinds: readonly string[]) => Object.fromEntries(kinds.map((kind) => [kind, aPdf(kind)]));

describe('each kind of association has its own identifiers', () => {
  let world: World;
  let instructor: User;
  let entraide: { president: User; ice: string | null };
  let ponte: typeof entraide;
  beforeAll(async () => {
    world = await createWorld();
    instructor = await nationalInstructor(world);
  });
  afterAll(async () => {
    expect(await brokenInvariants(world.config.DATABASE_URL, world.contexts)).toEqual([]);
    await world.close();
  });
  const hindrances = async (id: string) =>
    (await world.tx.run((em) => world.api.get(Associations).paymentHindrances(em, id, new Date(), newId()))).map(({ code }) => code);
  const paths = ({ body }: { body: { errors?: { path: string; code: string }[] } }) =>
    (body.errors ?? []).map(({ path, code }) => `${path} ${code}`);

  it('the Entraide nationale is created by a dahir: no receipt, no treasurer', async () => {
    const director = await User.with(world, 'Abdel Directeur', []);
    const registration = aRegistration('Entraide nationale', {
      kind: 'public_establishment',
      receiptNumber: 'Dahir 1-57-009',
      receiptDate: '1957-04-26',
      board: [{ name: 'Abdel Directeur', function: 'director', startsOn: '2024-01-10' }],
    });
    const id = await openRegistration(director, registration, papers(['receipt', 'rib_proof']));
    await verifyRegistration(director, instructor, id);
    expect(must(await director.get<AssociationView>(`/api/associations/${id}`))).toMatchObject({
      state: 'verified',
      receiptNumber: 'Dahir 1-57-009',
      documents: expect.arrayContaining([
        expect.objectContaining({ kind: 'receipt', kindLabel: expect.objectContaining({ fr: 'Texte de création' }) }),
      ]),
    });
    expect(await hindrances(id)).toEqual([]);
    entraide = { president: director, ice: registration.ice };
  });

  it('an Italian organisation registers with its register and its IBAN, is verified by officers of the whole country, and is not paid abroad', async () => {
    const giulia = await User.with(world, 'Giulia Bianchi', []);
    const id = await openRegistration(giulia, italian(), papers(['receipt', 'statutes', 'board_list', 'rib_proof']));
    must(await giulia.post(`/api/associations/${id}/submission`));
    const regional = await User.with(world, 'Rachid Souss', [{ role: 'instructor', scope: { regionCode: 'MA-09' } }]);
    expectRefusal(await regional.get(`/api/associations/${id}`), 404, 'NOT_FOUND');
    expectRefusal(await regional.post(`/api/associations/${id}/verification`), 404, 'NOT_FOUND');
    expect(must(await regional.get('/api/associations?q=Ponte')).total).toBe(0);
    await instructor.stepUp();
    must(await instructor.post(`/api/associations/${id}/verification`));
    expect(must(await instructor.get('/api/associations?q=Ponte')).items).toMatchObject([
      { id, ice: null, regionCode: null, regionLabel: { fr: 'Italie', ar: 'إيطاليا' } },
    ]);
    const view = must(await giulia.get<AssociationView>(`/api/associations/${id}`));
    expect(view).toMatchObject({ country: 'IT', city: 'Roma', province: null, accounts: [{ iban: IBAN, rib: null, state: 'verified' }] });
    expect(await hindrances(id)).toEqual(['account_abroad']);
    expect(await world.tx.run((em) => world.api.get(Associations).payableAccount(em, id))).toBeNull();
    expect(await world.tx.run((em) => world.api.get(Associations).accountInWords(em, id))).toBe(`${IBAN} (BIC BLOPIT22, Banca del Ponte)`);

    ponte = { president: giulia, ice: null };
    const treasurer = await aMember(world, id, 'Tiziana Tesoriera', 'treasurer');
    for (const person of [treasurer, giulia, instructor]) await person.stepUp();
    const rib = aRib();
    const moroccan = { iban: `MA64${rib}`, holder: 'Ponte Maroc' };
    const { id: accountId } = must(await treasurer.post<{ id: string }>(`/api/associations/${id}/accounts`, moroccan));
    must(await giulia.post(`/api/associations/${id}/accounts/${accountId}/confirmation`));
    must(await instructor.post(`/api/associations/${id}/accounts/${accountId}/verification`));
    expect((await world.tx.run((em) => world.api.get(Associations).payableAccount(em, id)))?.rib).toBe(rib);
    expect(await hindrances(id)).toEqual([]);
  });

  it('both apply, each under what identifies it; the receipt of the deposit has no ICE where there is none', async () => {
    const { id: callId } = await aPublishedCall(world);
    for (const { president, ice } of [entraide, ponte]) {
      const applicationId = await aCompleteDraft(president, callId);
      const receipt = await submitApplication(president, applicationId);
      const whole = must(await president.get<Dossier>(`/api/applications/${applicationId}/dossier`));
      expect(whole).toMatchObject({ association: { ice }, facts: { number: receipt.number, regionCode: 'MA-09' } });
      await eventually(
        async () =>
          (await world.sql(`SELECT 1 FROM application_receipt WHERE application_id = $1 AND file_id IS NOT NULL`, [applicationId]))[0],
        'the receipt is printed',
      );
    }
  });

  it('what a kind has not is refused at its field, what it has is asked', async () => {
    const person = await User.with(world, 'Essai Formes', []);
    const post = (body: object) => person.post('/api/associations', body);
    expect(paths(await post(italian({ ice: anIce(), city: undefined })))).toEqual(['ice not_of_kind', 'city required']);
    expect(paths(await post(italian({ account: { iban: `${IBAN.slice(0, -1)}0`, bic: 'X', bankName: 'B', holder: 'P' } })))).toEqual([
      'account.iban iban',
      'account.bic bic',
    ]);
    expect(paths(await post(aRegistration('Sans identifiant', { ice: undefined })))).toEqual(['ice required']);
    expect(paths(await post(aRegistration('Coopérative', { kind: 'cooperative' })))).toEqual(['registerName required']);
    expect(paths(await post(aRegistration('À l’étranger', { country: 'XX' })))).toEqual(['country choice']);
    expect(paths(await post(aRegistration('Compte', { account: { iban: IBAN, bic: 'BLOPIT22', bankName: 'B', holder: 'P' } })))).toEqual([
      'account.rib required',
    ]);
    expect(await world.sql(`SELECT 1 FROM association a JOIN person p ON p.id = a.created_by WHERE p.email = $1`, [person.email])).toEqual(
      [],
    );
  });

  it('one registration per country and number: the same person finds hers again, two are not both sent', async () => {
    const [ada, bea] = [await User.with(world, 'Ada Doppia', []), await User.with(world, 'Bea Doppia', [])];
    const body = italian({ receiptNumber: 'RUNTS 777' });
    const first = must(await ada.post<{ id: string }>('/api/associations', body));
    // The role that came with the registration asks for a second factor.
    await ada.signIn();
    expect(must(await ada.post<{ id: string }>('/api/associations', body)).id).toBe(first.id);
    expectRefusal(await ada.post('/api/associations', { ...body, city: 'Milano' }), 409, 'REGISTRATION_OPEN');
    const all = ['receipt', 'statutes', 'board_list', 'rib_proof'];
    const one = await openRegistration(ada, body, papers(all));
    const other = await openRegistration(bea, { ...body, receiptNumber: 'runts 777' }, papers(all));
    const answers = await Promise.all([ada.post(`/api/associations/${one}/submission`), bea.post(`/api/associations/${other}/submission`)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  });

  it('a federation says whom it unites; officers alone see which of them the registry knows', async () => {
    const member = await aVerifiedAssociation(world, 'Adhérente');
    const network = [{ name: 'Adhérente', ice: member.ice }, { name: 'Collectif sans ICE' }];
    const { id, president } = await aVerifiedAssociation(world, 'Réseau du Souss', { overrides: { kind: 'federation', network } });
    const seen = async (who: User) => must(await who.get<AssociationView>(`/api/associations/${id}`)).network;
    expect(await seen(instructor)).toEqual([
      { name: 'Adhérente', ice: member.ice, associationId: member.id },
      { name: 'Collectif sans ICE', ice: null, associationId: null },
    ]);
    expect((await seen(president)).map(({ associationId }) => associationId)).toEqual([null, null]);
    const wrong = await president.put(`/api/associations/${id}`, {
      ...aRegistration('Réseau du Souss', { kind: 'federation', account: undefined, network: [{ name: 'X', ice: '123' }] }),
      version: 1,
    });
    expect(paths(wrong)).toEqual(['network.0.ice ice']);
  });

  it('what an officer takes of a change of kind must fit together, with the documents of that kind', async () => {
    const { id, president, ice } = await aVerifiedAssociation(world, 'Devient coopérative');
    const { version } = must(await president.get<AssociationView>(`/api/associations/${id}`));
    const { account: _, ...identity } = aRegistration('Devient coopérative', {
      ice,
      kind: 'cooperative',
      registerName: 'Tribunal d’Agadir',
    });
    must(await president.put(`/api/associations/${id}`, { ...identity, version }));
    const { revision } = must(await instructor.get<AssociationView>(`/api/associations/${id}`));
    const decide = (taken: (field: string) => boolean) =>
      instructor.post(`/api/associations/${id}/revisions/${revision!.id}/decision`, {
        version: revision!.version,
        fields: revision!.fields.map((field) =>
          taken(field) ? { field, accepted: true } : { field, accepted: false, remark: 'À revoir' },
        ),
      });
    expect(paths(await decide((field) => field !== 'registerName'))).toEqual(['registerName required']);
    expect(must(await instructor.get<AssociationView>(`/api/associations/${id}`)).kind).toBe('association');
    must(await decide(() => true));
    expect(must(await instructor.get<AssociationView>(`/api/associations/${id}`))).toMatchObject({
      kind: 'cooperative',
      registerName: 'Tribunal d’Agadir',
    });
  });
});
