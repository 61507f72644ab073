import { Institutions, ManageInstitution, PayingAccounts } from '#institution';
import { withRibKey } from '#kernel';
import { SYSTEM } from '#platform';
import { Programmes } from '#programmes';
import { DEMONSTRATION_MINISTRY } from '../../seeds/institutions/ministry.js';
import { expectRefusal, User } from '../support/people.js';
import { must } from '../support/programmes.js';
import { walk, type Lane } from '../support/sweep/lane.js';
import { sharedGround, SOUSS_MASSA } from '../support/sweep/shared-ground.js';
import { thingsOf, type Things } from '../support/sweep/things.js';
import { createWorld, type OwnWorld } from '../support/world.js';

const COUNCIL_ACCOUNT = withRibKey('3108100000000000000008');
const NAME = { fr: 'Conseil régional de Souss-Massa', ar: 'مجلس جهة سوس ماسة' };

/** A ministry owns the programme; in its region a council contracts and pays. Both see what is theirs together, and each does its part. */
describe('a council that contracts and pays in a programme of the ministry', () => {
  let world: OwnWorld;
  let council: Lane;
  let things: Things;
  let ministry: Record<'officer' | 'signatory' | 'accountant' | 'authorising' | 'auditor', User>;

  beforeAll(async () => {
    world = await createWorld();
    await world.tx.run((em) => world.api.get(Programmes).loadReference(em));
    const owner = (await world.tx.run((em) => world.api.get(Institutions).principal(em))).id;
    const institutionId = await aCouncil(world);
    const of = (name: string, role: 'programme.officer' | 'signatory' | 'accountant' | 'authorising.officer' | 'auditor') =>
      User.with(world, `${name} du ministère`, [{ role, scope: { institutionId: owner } }]);
    ministry = {
      officer: await of('Nadia', 'programme.officer'),
      signatory: await of('Signataire', 'signatory'),
      accountant: await of('Comptable', 'accountant'),
      authorising: await of('Ordonnateur', 'authorising.officer'),
      auditor: await of('Auditrice', 'auditor'),
    };
    const shared = await sharedGround(world, ministry.officer, { code: 'PRIM-1', institutionId: owner });
    await ministry.officer.stepUp();
    const party = (role: string, id: string, regionCode: string | null) => ({ role, regionCode, institutionId: id, payingAccountId: null });
    const parties = [
      party('owner', owner, null),
      party('contracting', institutionId, SOUSS_MASSA),
      party('paying', institutionId, SOUSS_MASSA),
    ];
    must(await ministry.officer.put(`/api/programmes/${shared.programme.programmeId}/parties`, { parties }));
    council = await walk(world, shared, { mark: 'Arganeraie', regionCode: SOUSS_MASSA, institutionId, rib: COUNCIL_ACCOUNT }, 1);
    things = await thingsOf(world, council, 'alpha');
  }, 300_000);
  afterAll(() => world?.close());

  it('walks the whole road in its own name: its acts bear its prefix, and its account pays', async () => {
    const { body } = await council.people.officer.get(`/api/conventions/${council.alpha.conventionId}`);
    expect(body.number).toMatch(/^SM-/);
    const [batch] = await world.sql<{ number: string; rib: string }>(
      `SELECT b.number, a.rib FROM payment_batch b JOIN paying_account a ON a.id = b.paying_account_id`,
    );
    expect(batch).toMatchObject({ number: expect.stringMatching(/^SM-/) as string, rib: COUNCIL_ACCOUNT });
  });

  it('the ministry reads all of it', async () => {
    const { auditor, officer, accountant } = ministry;
    for (const path of [`conventions/${council.alpha.conventionId}`, `applications/${council.alpha.applicationId}/dossier`])
      expect((await auditor.get(`/api/${path}`)).status).toBe(200);
    expect((await officer.get('/api/conventions')).body.total).toBe(2);
    expect((await accountant.get('/api/disbursements/orders')).body.total).toBe(1);
  });

  it('and neither signs nor pays nor takes money back in its place', async () => {
    const { signatory, accountant, authorising } = ministry;
    for (const person of [signatory, accountant, authorising]) await person.stepUp();
    const reason = { reason: 'Pas à nous' };
    expectRefusal(await signatory.post(`/api/conventions/${council.beta.conventionId}/countersign`), 403, 'FORBIDDEN');
    expectRefusal(await signatory.post(`/api/conventions/${council.alpha.conventionId}/terminate`, reason), 403, 'FORBIDDEN');
    expectRefusal(await accountant.post(`/api/disbursements/orders/${things.order}/verify`), 403, 'FORBIDDEN');
    expectRefusal(await authorising.post(`/api/disbursements/orders/${things.order}/authorise`), 403, 'FORBIDDEN');
    expectRefusal(await authorising.post(`/api/disbursements/orders/${things.order}/reverse`, reason), 403, 'FORBIDDEN');
    const receipt = { settledOn: '2026-11-20', reference: 'R' };
    expectRefusal(await accountant.post(`/api/disbursements/recoveries/${things.recovery}/settle`, receipt), 403, 'FORBIDDEN');
    expectRefusal(await authorising.post(`/api/disbursements/recoveries/${things.recovery}/cancel`, reason), 403, 'FORBIDDEN');
    expectRefusal(await accountant.post(`/api/disbursements/cases/${things.case}/close`, reason), 403, 'FORBIDDEN');
  });

  it('what the council proposes about its money the council confirms', async () => {
    const { accountant, authorising } = council.people;
    await accountant.stepUp();
    const receipt = { settledOn: '2026-11-20', reference: 'R' };
    const { proposalId } = must<{ proposalId: string }>(
      await accountant.post(`/api/disbursements/recoveries/${things.recovery}/settle`, receipt),
    );
    await ministry.authorising.stepUp();
    expectRefusal(await ministry.authorising.post(`/api/proposals/${proposalId}/confirmation`), 404, 'NOT_FOUND');
    await authorising.stepUp();
    must(await authorising.post(`/api/proposals/${proposalId}/confirmation`));
  });

  it('the programme stays the ministry’s to change', async () => {
    const { officer } = council.people;
    const at = `/api/programmes/${things.programme}`;
    const { version, can } = (await officer.get(at)).body as { version: number; can: string[] };
    expect(can).toEqual([]);
    const content = { code: 'PRIM-1', title: NAME, firstYear: 2026, lastYear: 2027, version };
    expectRefusal(await officer.put(at, content), 403, 'FORBIDDEN');
    await officer.stepUp();
    const parties = [{ role: 'owner', regionCode: null, institutionId: things.institution, payingAccountId: null }];
    expectRefusal(await officer.put(`${at}/parties`, { parties }), 403, 'FORBIDDEN');
    expectRefusal(await officer.put(`/api/programmes/envelopes/${things.envelope}/shares`, { shares: [] }), 403, 'FORBIDDEN');
  });
});

async function aCouncil(world: OwnWorld): Promise<string> {
  return world.tx.run(async (em) => {
    const kind = { kind: 'regional_council' as const, code: 'CR-SM', regionCode: SOUSS_MASSA, numberPrefix: 'SM' };
    const content = { ...DEMONSTRATION_MINISTRY, ...kind, name: NAME, inSentence: NAME, certifiedName: NAME.fr };
    const { id } = await world.api.get(ManageInstitution).createIn(em, SYSTEM, content);
    const account = { title: 'Compte du conseil', holder: 'CONSEIL REGIONAL', rib: COUNCIL_ACCOUNT, isDefault: true };
    await world.api.get(PayingAccounts).openIn(em, SYSTEM, { institutionId: id, ...account });
    return id;
  });
}
