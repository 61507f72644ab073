import type { InstitutionsView, InstitutionView } from '#institution';
import type { ProposalView } from '#notifications';
import { dayOfInstant, withRibKey } from '#kernel';
import { newId } from '#platform';
import { DEMONSTRATION_MINISTRY } from '#seeds';
import { byTwo } from '../support/disbursements.js';
import { principalOf } from '../support/institution-lists.js';
import { expectRefusal, User } from '../support/people.js';
import { aProgramme, must, programmeOfficer } from '../support/programmes.js';
import { createWorld, type OwnWorld } from '../support/world.js';

const reason = 'Saisie en double';
const RIB = withRibKey('3108100000000000000061');

describe('an institution that is no more', () => {
  let world: OwnWorld;
  let omar: User;
  let aziz: User;
  let nadia: User;
  let ministry: string;
  let last = 0;

  beforeAll(async () => {
    world = await createWorld();
    omar = await User.with(world, 'Omar Administrateur', [{ role: 'administrator' }]);
    aziz = await User.with(world, 'Aziz Administrateur', [{ role: 'administrator' }]);
    nadia = await programmeOfficer(world);
    for (const person of [omar, aziz, nadia]) await person.stepUp();
    ministry = await principalOf(world);
  });
  afterAll(() => world?.close());

  const content = (more: object = {}) => {
    last++;
    return { ...DEMONSTRATION_MINISTRY, code: `AGENCE-${last}`, kind: 'public_agency', numberPrefix: `AG${last}`, ...more };
  };
  const anAgency = async (more: object = {}) => must<{ id: string }>(await omar.post('/api/institutions', content(more))).id;
  const close = (id: string, by = omar, body: object = { reason }) => by.post(`/api/institutions/${id}/closure`, body);
  const reopen = (id: string, by = omar) => by.post(`/api/institutions/${id}/reopening`, { reason });
  const seen = async (id: string, by = omar) => must<InstitutionView>(await by.get(`/api/institutions/${id}`));
  const parties = (programmeId: string, ...ids: string[]) =>
    nadia.put(`/api/programmes/${programmeId}/parties`, {
      parties: [
        { role: 'owner', institutionId: ministry, regionCode: null, payingAccountId: null },
        ...ids.map((institutionId) => ({ role: 'contracting', institutionId, regionCode: null, payingAccountId: null })),
      ],
    });

  it('Omar closes the agency that was described twice: its account is retired, nothing new names it, its code stays taken', async () => {
    const body = content();
    const agency = must<{ id: string }>(await omar.post('/api/institutions', body)).id;
    const account = { title: 'Compte', holder: 'Agence', rib: RIB, isDefault: true, reason: 'Premier compte' };
    must(await byTwo(omar, `/api/institutions/${agency}/paying-accounts`, account, aziz));
    expectRefusal(await close(agency, omar, {}), 422, 'INVALID_REQUEST');
    must(await close(agency));
    const closed = await seen(agency);
    expect(closed).toMatchObject({ state: 'closed', stateLabel: { fr: 'Fermée', ar: 'مغلقة' }, can: ['reopen'] });
    expect(closed.accounts).toMatchObject([{ state: 'retired', can: [] }]);
    const { items } = must<InstitutionsView>(await omar.get('/api/institutions'));
    expect(items.find(({ id }) => id === agency)).toMatchObject({ state: 'closed' });

    expectRefusal(await close(agency), 409, 'WRONG_STATE');
    expectRefusal(await omar.put(`/api/institutions/${agency}`, { ...body, version: closed.version }), 409, 'WRONG_STATE');
    const signatory = { personId: null, name: 'Une Directrice', quality: { fr: 'Directrice', ar: 'مديرة' }, act: 'Décret', endsOn: null };
    const today = dayOfInstant(new Date());
    expectRefusal(await omar.post(`/api/institutions/${agency}/signatories`, { ...signatory, startsOn: today }), 409, 'WRONG_STATE');
    expectRefusal(await omar.post(`/api/institutions/${agency}/paying-accounts`, account), 409, 'WRONG_STATE');
    const revision = { parameter: 'institution.working-days', value: {}, validFrom: today, reason };
    expectRefusal(await omar.post(`/api/institutions/${agency}/revisions`, revision), 409, 'WRONG_STATE');
    expectRefusal(await omar.post('/api/institutions', { ...content(), code: body.code }), 409, 'INSTITUTION_CODE_TAKEN');
    expectRefusal(await omar.post('/api/institutions', content({ kind: 'operator', actsForId: agency })), 422, 'INVALID_REQUEST');
    const ida = await User.with(world, 'Ida Recrue', []);
    expectRefusal(await omar.post(`/api/people/${ida.id}/grants`, { role: 'auditor', institutionId: agency }), 422, 'SCOPE_MISSING');
    const programme = await aProgramme(world, { draft: true });
    const named = await parties(programme.id, agency);
    expectRefusal(named, 422, 'INVALID_REQUEST');
    expect(named.body.errors).toMatchObject([{ path: 'parties.1.institutionId', code: 'institution_closed' }]);
  });

  it('was it a mistake to close it, it is reopened; its account stays retired until two persons open one', async () => {
    const agency = await anAgency();
    must(await close(agency));
    must(await reopen(agency));
    expect((await seen(agency)).can).toEqual(expect.arrayContaining(['edit', 'close']));
    expectRefusal(await reopen(agency), 409, 'WRONG_STATE');
    const ida = await User.with(world, 'Ida Revenue', []);
    must(await omar.post(`/api/people/${ida.id}/grants`, { role: 'auditor', institutionId: agency }));
  });

  it('not while somebody holds a role for it, has it a part in a programme, or an operator acts for it: each is named', async () => {
    const agency = await anAgency();
    const operator = await anAgency({ kind: 'operator', actsForId: agency, name: { fr: 'Opérateur du Nord', ar: 'متعهد الشمال' } });
    const warda = await User.with(world, 'Warda Auditrice', []);
    const { id: grant } = must<{ id: string }>(
      await omar.post(`/api/people/${warda.id}/grants`, { role: 'auditor', institutionId: agency }),
    );
    const programme = await aProgramme(world, { draft: true });
    must(await parties(programme.id, agency));

    const refused = await close(agency);
    expectRefusal(refused, 409, 'INSTITUTION_HOLDS');
    for (const named of ['Warda Auditrice', 'Opérateur du Nord', 'Partenariat avec les associations'])
      expect(refused.body.title).toContain(named);

    must(await omar.delete(`/api/people/grants/${grant}`));
    must(await close(operator));
    expect((await close(agency)).body.title).not.toContain('Warda');
    must(await parties(programme.id));
    must(await close(agency));
    const before = await reopen(operator);
    expectRefusal(before, 409, 'INSTITUTION_CLOSED');
  });

  it('a programme that was given up is not taken up again with an institution that was closed meanwhile', async () => {
    const agency = await anAgency();
    const programme = await aProgramme(world, { draft: true });
    must(await parties(programme.id, agency));
    must(await nadia.post(`/api/programmes/${programme.id}/withdrawal`, { reason }));
    must(await close(agency));
    expectRefusal(await nadia.post(`/api/programmes/${programme.id}/resumption`, { reason }), 409, 'INSTITUTION_CLOSED');
    must(await reopen(agency));
    must(await nadia.post(`/api/programmes/${programme.id}/resumption`, { reason }));
  });

  it('a role that waits for its second administrator reads with its institution; none is proposed for a closed one, and what waits for it falls', async () => {
    const agency = await anAgency({ name: { fr: 'Agence de l’Est', ar: 'وكالة الشرق' } });
    const ida = await User.with(world, 'Ida Comptable', []);
    const asked = { role: 'accountant', institutionId: agency, reason: 'Remplacement du comptable' };
    const { id } = must<{ id: string }>(await omar.post(`/api/people/${ida.id}/grant-proposals`, asked));
    const read = async () => must<ProposalView>(await aziz.get(`/api/proposals/${id}`)).about.fr;
    expect(await read()).toContain('Agence de l’Est');
    expect((await aziz.get('/api/proposals?pageSize=100')).status).toBe(200);
    const account = { title: 'Compte', holder: 'Agence', rib: withRibKey('3108100000000000000062'), isDefault: true, reason };
    const { proposalId } = must<{ proposalId: string }>(await omar.post(`/api/institutions/${agency}/paying-accounts`, account));
    must(await close(agency));
    expect((await aziz.get(`/api/proposals/${proposalId}`)).body).toMatchObject({ state: 'withdrawn', decisionReason: reason });
    expect(await read()).toContain('Agence de l’Est');
    expectRefusal(await aziz.post(`/api/proposals/${id}/confirmation`), 422, 'SCOPE_MISSING');
    expectRefusal(await omar.post(`/api/people/${ida.id}/grant-proposals`, { ...asked, role: 'signatory' }), 422, 'SCOPE_MISSING');
  });

  it('the principal is never closed; nobody but an administrator of the whole installation closes any, and proves it', async () => {
    expectRefusal(await close(ministry), 409, 'PRINCIPAL_STAYS');
    expect((await seen(ministry)).can).not.toContain('close');
    const agency = await anAgency();
    expectRefusal(await close(agency, nadia), 403, 'FORBIDDEN');
    const own = await User.with(world, 'Administratrice de l’agence', [{ role: 'administrator', scope: { institutionId: agency } }]);
    await own.stepUp();
    expectRefusal(await close(agency, own), 403, 'FORBIDDEN');
    expect((await seen(agency, own)).can).not.toContain('close');
    const fresh = await User.with(world, 'Samira Administratrice', [{ role: 'administrator' }]);
    expectRefusal(await close(agency, fresh), 403, 'STEP_UP_REQUIRED');
  });

  it('its own administrator names as signatory those who act for it, and learns of nobody else’s account; her header says its name', async () => {
    const agency = await anAgency({ name: { fr: 'Agence du Sud', ar: 'وكالة الجنوب' } });
    const own = await User.with(world, 'Administratrice du Sud', [{ role: 'administrator', scope: { institutionId: agency } }]);
    const director = await User.with(world, 'Directrice du Sud', [{ role: 'signatory', scope: { institutionId: agency } }]);
    const national = await User.with(world, 'Signataire nationale', [{ role: 'signatory' }]);
    await own.stepUp();
    const name = (personId: string, by = own) =>
      by.post<{ id: string }>(`/api/institutions/${agency}/signatories`, {
        ...{
          personId,
          name: 'La directrice',
          quality: { fr: 'Directrice', ar: 'مديرة' },
          act: 'Décret',
          startsOn: '2026-01-01',
          endsOn: null,
        },
      });
    const unknown = await name(newId());
    expectRefusal(unknown, 422, 'INVALID_REQUEST');
    const errorsOf = ({ body }: { body: unknown }) => (body as { errors: unknown }).errors;
    expect(errorsOf(await name(national.id))).toEqual(errorsOf(unknown));
    must(await name(director.id));
    const { id } = must(await name(national.id, omar));
    const { signatories } = await seen(agency, own);
    const { can: _, ...stands } = signatories.find((one) => one.id === id)!;
    must(await own.put(`/api/institutions/signatories/${id}`, { ...stands, id: undefined, endsOn: '2027-12-31' }));
    const grantsOf = async (by: User) => must(await by.get<{ grants: { institution: object | null }[] }>('/api/session')).grants;
    expect(await grantsOf(own)).toMatchObject([{ institution: { fr: 'Agence du Sud', ar: 'وكالة الجنوب' } }]);
    expect(await grantsOf(omar)).toMatchObject([{ institution: null }]);
  });

  it('a role given while it is closed is refused, or it is not closed: nobody acts for a closed institution', async () => {
    for (let round = 0; round < 4; round++) {
      const agency = await anAgency();
      const ida = await User.with(world, `Ida Course ${round}`, []);
      const both = await Promise.all([
        close(agency),
        omar.post(`/api/people/${ida.id}/grants`, { role: 'auditor', institutionId: agency }),
      ]);
      expect(both.filter(({ status }) => status < 300)).toHaveLength(1);
    }
  });
});
