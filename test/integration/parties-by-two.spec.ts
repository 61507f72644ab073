import type { ProposalView } from '#notifications';
import type { ProgrammeView } from '#programmes';
import { withRibKey } from '#kernel';
import { DEMONSTRATION_MINISTRY } from '#seeds';
import { byTwo } from '../support/disbursements.js';
import { principalOf } from '../support/institution-lists.js';
import { expectRefusal, User } from '../support/people.js';
import { aProgramme, must, programmeOfficer, readProgramme } from '../support/programmes.js';
import { createWorld, type OwnWorld } from '../support/world.js';

const reason = 'Convention de délégation signée';

describe('who owns, signs and pays a programme that is under way', () => {
  let world: OwnWorld;
  let nadia: User;
  let salwa: User;
  let omar: User;
  let aziz: User;
  let ministry: string;
  let agency: string;

  beforeAll(async () => {
    world = await createWorld();
    nadia = await programmeOfficer(world);
    salwa = await User.with(world, 'Salwa Seconde', [{ role: 'programme.officer' }]);
    omar = await User.with(world, 'Omar Administrateur', [{ role: 'administrator' }]);
    aziz = await User.with(world, 'Aziz Administrateur', [{ role: 'administrator' }]);
    for (const person of [nadia, salwa, omar, aziz]) await person.stepUp();
    ministry = await principalOf(world);
    const content = { ...DEMONSTRATION_MINISTRY, code: 'AGENCE', kind: 'public_agency', numberPrefix: 'AGP' };
    agency = must<{ id: string }>(await omar.post('/api/institutions', { ...content, name: { fr: 'Agence', ar: 'الوكالة' } })).id;
  });
  afterAll(() => world?.close());

  const owner = () => ({ role: 'owner', institutionId: ministry, regionCode: null, payingAccountId: null });
  const paying = (institutionId: string, payingAccountId: string | null = null, regionCode: string | null = null) => ({
    ...{ role: 'paying', institutionId, regionCode, payingAccountId },
  });
  const decide = (id: string, parties: object[], more: object = { reason }, by = nadia) =>
    by.put<{ proposalId: string | null }>(`/api/programmes/${id}/parties`, { parties, ...more });
  const confirm = (id: string, by = salwa) => by.post(`/api/proposals/${id}/confirmation`);
  const partiesOf = async (id: string) =>
    (await readProgramme(nadia, id)).parties.map(({ role, institutionId }) => ({ role, institutionId }));
  const anAccount = async (key: number, of: string) => {
    const body = { title: `Compte ${key}`, holder: 'Compte', rib: withRibKey(`310810000000000000010${key}`), isDefault: false, reason };
    must(await byTwo(omar, `/api/institutions/${of}/paying-accounts`, body, aziz));
    const { accounts } = must<{ accounts: { id: string; title: string }[] }>(await omar.get(`/api/institutions/${of}`));
    return accounts.find(({ title }) => title === body.title)!.id;
  };

  it('Nadia alone changes them while it is prepared; once it is active she proposes, Salwa reads what changes and decides with her', async () => {
    const draft = await aProgramme(world, { draft: true });
    expect(must(await decide(draft.id, [owner(), paying(agency)], {}))).toEqual({ proposalId: null });

    const { id } = await aProgramme(world);
    expectRefusal(await decide(id, [owner(), paying(agency)], {}), 409, 'PARTIES_NEED_TWO');
    const { proposalId } = must(await decide(id, [owner(), paying(agency)]));
    expect(await partiesOf(id)).toEqual([{ role: 'owner', institutionId: ministry }]);
    expectRefusal(await confirm(proposalId!, nadia), 403, 'OTHER_PERSON_NEEDED');
    const regional = await User.with(world, 'Souad Souss', [{ role: 'programme.officer', scope: { regionCode: 'MA-09' } }]);
    await regional.stepUp();
    expect((await confirm(proposalId!, regional)).status).toBeGreaterThanOrEqual(403);
    const read = must<ProposalView>(await salwa.get(`/api/proposals/${proposalId}`));
    expect(read.changes).toMatchObject([
      { label: { fr: 'Paie — toutes les régions', ar: 'يؤدي — كل الجهات' }, from: null, to: { fr: 'Agence (compte par défaut)' } },
    ]);
    must(await confirm(proposalId!));
    expect(await partiesOf(id)).toContainEqual({ role: 'paying', institutionId: agency });
    expect(must(await decide(id, [owner(), paying(agency)]))).toEqual({ proposalId: null });
    const [told] = await world.sql<{ detail: { proposedBy: string } }>(
      `SELECT detail FROM audit_entry WHERE subject_id = $1 AND event = 'decide_parties'`,
      [id],
    );
    expect(told!.detail.proposedBy).toBe(nadia.id);
  });

  it('people of the institution that would be named have no answer to give', async () => {
    const { id } = await aProgramme(world);
    must(await byTwoParties(id, [owner(), paying(agency)]));
    const theirs = await User.with(world, 'Officière de l’agence', [{ role: 'programme.officer', scope: { institutionId: agency } }]);
    await theirs.stepUp();
    const { proposalId } = must(await decide(id, [owner(), paying(agency), { ...paying(agency), role: 'contracting' }]));
    expectRefusal(await confirm(proposalId!, theirs), 404, 'NOT_FOUND');
    expectRefusal(await decide(id, [owner()], { reason }, theirs), 403, 'FORBIDDEN');
  });

  const byTwoParties = async (id: string, parties: object[]) => confirm(must(await decide(id, parties)).proposalId!);

  it('what was decided since it was read, or since it was proposed, is not overwritten', async () => {
    const { id } = await aProgramme(world);
    const before = [owner()];
    const first = must(await decide(id, [owner(), paying(agency)], { reason, before }));
    const second = must(await decide(id, [owner(), paying(agency, null, 'MA-09')], { reason, before }, salwa));
    must(await confirm(first.proposalId!));
    expectRefusal(await confirm(second.proposalId!, nadia), 409, 'PARTIES_CHANGED');
    expectRefusal(await decide(id, [owner()], { reason, before }), 409, 'PARTIES_CHANGED');
    expect(await partiesOf(id)).toHaveLength(2);
  });

  it('an account that a programme names is not retired, nor replaced by another in silence', async () => {
    const { id } = await aProgramme(world);
    const [kept, named] = [await anAccount(1, agency), await anAccount(2, agency)];
    must(await byTwoParties(id, [owner(), paying(agency, named)]));
    const view = must<ProgrammeView>(await nadia.get(`/api/programmes/${id}`));
    expect(view.parties.find(({ role }) => role === 'paying')).toMatchObject({ account: 'Compte 2' });
    const retire = () => omar.post(`/api/institutions/paying-accounts/${named}/retirement`, { reason });
    const refused = await retire();
    expectRefusal(refused, 409, 'PAYING_ACCOUNT_NAMED');
    expect((refused.body as { title: string }).title).toContain('Partenariat avec les associations');
    must(await byTwoParties(id, [owner(), paying(agency)]));
    const late = must(await decide(id, [owner(), paying(agency, named)]));
    must(await retire());
    expectRefusal(await confirm(late.proposalId!), 422, 'INVALID_REQUEST');
    expect(kept).not.toBe(named);
  });
});
