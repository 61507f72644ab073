import { dayAfter, dayInWords, dayOfInstant, withRibKey } from '#kernel';
import type { ProposalView } from '#notifications';
import { Institutions, Parameters, type ParametersView } from '#institution';
import { newId } from '#platform';
import { tranchePlan } from '../../libs/conventions/app/convention.parameters.js';
import { DEMONSTRATION_MINISTRY } from '#seeds';
import { byTwo } from '../support/disbursements.js';
import { expectRefusal, User } from '../support/people.js';
import { createWorld, type OwnWorld } from '../support/world.js';

const both = (text: string) => ({ fr: text, ar: text });
const COUNCIL = {
  ...DEMONSTRATION_MINISTRY,
  code: 'CR-SM',
  kind: 'regional_council',
  name: { fr: 'Conseil régional de Souss-Massa', ar: 'مجلس جهة سوس-ماسة' },
  inSentence: { fr: 'le Conseil régional de Souss-Massa', ar: 'مجلس جهة سوس-ماسة' },
  certifiedName: 'Conseil régional de Souss-Massa',
  seat: { fr: 'Agadir', ar: 'أكادير' },
  regionCode: 'MA-09',
  numberPrefix: 'SM',
};
const TERMS = {
  awardDecisionCeilingCentimes: 80_000_00,
  signatureDays: 20,
  reportDays: 60,
  finalReportDays: 45,
  terminationNoticeDays: 30,
  retentionYears: 10,
};

describe('the institution as data', () => {
  let world: OwnWorld;
  let nadia: User;
  let second: User;
  let officer: User;
  let instructor: User;
  let principal: string;
  let council: string;
  let today: string;

  beforeAll(async () => {
    world = await createWorld();
    nadia = await User.with(world, 'Nadia Administratrice', [{ role: 'administrator' }]);
    second = await User.with(world, 'Omar Administrateur', [{ role: 'administrator' }]);
    officer = await User.with(world, 'Karim Programme', [{ role: 'programme.officer' }]);
    instructor = await User.with(world, 'Imane Instructrice', [{ role: 'instructor', scope: { regionCode: 'MA-09' } }]);
    today = dayOfInstant(new Date());
    [{ id: principal }] = (await world.sql<{ id: string }>(`SELECT id FROM institution`)) as [{ id: string }];
  }, 60_000);
  afterAll(() => world?.close());

  const parameters = async (of: string) =>
    (await nadia.get(`/api/institutions/${of}/parameters`)).body as {
      parameters: {
        name: string;
        value: Record<string, unknown>;
        inherited: boolean;
        revisions: { id: string; can: string[]; current: boolean }[];
      }[];
    };
  const terms = async (of: string) => (await parameters(of)).parameters.find(({ name }) => name === 'conventions.terms')!;
  const revise = (who: User, of: string, change: object) =>
    who.post(`/api/institutions/${of}/revisions`, {
      parameter: 'conventions.terms',
      value: TERMS,
      validFrom: today,
      reason: 'Arrêté 12',
      ...change,
    });

  it('a regional council is described beside the ministry, after the code is given again; its words must be there in both languages', async () => {
    expectRefusal(await nadia.post('/api/institutions', COUNCIL), 403, 'STEP_UP_REQUIRED');
    await nadia.stepUp();
    const missing = await nadia.post('/api/institutions', { ...COUNCIL, seat: { fr: 'Agadir', ar: '' }, numberPrefix: '' });
    expectRefusal(missing, 422, 'INVALID_REQUEST');
    expect((missing.body as { errors: { path: string }[] }).errors.map(({ path }) => path)).toEqual(['seat.ar', 'numberPrefix']);
    const created = await nadia.post('/api/institutions', COUNCIL);
    expect(created.status).toBe(201);
    council = (created.body as { id: string }).id;
    expectRefusal(await nadia.post('/api/institutions', COUNCIL), 409, 'INSTITUTION_CODE_TAKEN');
    expectRefusal(await officer.post('/api/institutions', COUNCIL), 403, 'FORBIDDEN');
    const read = (await instructor.get(`/api/institutions/${council}`)).body as {
      can: string[];
      name: { fr: string };
      isPrincipal: boolean;
    };
    expect(read).toMatchObject({ can: [], name: { fr: 'Conseil régional de Souss-Massa' }, isPrincipal: false });
  });

  it('what two people edit at once is told to the second; a prefix that numbers bear stays', async () => {
    await nadia.stepUp();
    const edit = (version: number, change: object = {}) => nadia.put(`/api/institutions/${council}`, { ...COUNCIL, version, ...change });
    expect((await edit(1, { seat: { fr: 'Agadir Ida-Outanane', ar: 'أكادير إداوتنان' } })).body).toEqual({ version: 2 });
    expectRefusal(await edit(1), 409, 'VERSION_CONFLICT');
    await world.sql(`INSERT INTO number_counter (series, year, last) VALUES ('SM-C', 2026, 1)`);
    expectRefusal(await edit(2, { numberPrefix: 'SMA' }), 409, 'PREFIX_IN_USE');
    const trail = await world.sql<{ detail: object }>(`SELECT detail FROM audit_entry WHERE subject = 'institution' AND event = 'edit'`);
    expect(trail).toEqual([{ detail: { seat: { fr: 'Agadir Ida-Outanane', ar: 'أكادير إداوتنان' } } }]);
  });

  it('an account is proposed by one and opened by another; the default one is not retired', async () => {
    const account = { title: 'AFD – PRIM', holder: 'CONSEIL REGIONAL SOUSS MASSA', isDefault: false, reason: 'Convention AFD' };
    const url = `/api/institutions/${council}/paying-accounts`;
    await nadia.stepUp();
    expectRefusal(await nadia.post(url, { ...account, rib: '123' }), 422, 'INVALID_REQUEST');
    expectRefusal(
      await nadia.post(url, { ...account, holder: 'مجلس جهة', rib: withRibKey('3108100000000000000003') }),
      422,
      'INVALID_REQUEST',
    );
    const rib = withRibKey('3108100000000000000003');
    const { body } = await nadia.post(url, { ...account, rib: rib.replace(/(\d{3})/g, '$1 ') });
    const { proposalId } = body as { proposalId: string };
    expectRefusal(await nadia.post(`/api/proposals/${proposalId}/confirmation`), 403, 'OTHER_PERSON_NEEDED');
    await second.stepUp();
    const { changes: read } = (await second.get(`/api/proposals/${proposalId}`)).body as ProposalView;
    expect((await second.post(`/api/proposals/${proposalId}/confirmation`)).status).toBe(204);
    const { accounts } = (await nadia.get(`/api/institutions/${council}`)).body as {
      accounts: { id: string; rib: string; isDefault: boolean; can: string[] }[];
    };
    // The first account is the default one, whatever was ticked.
    expect(accounts).toMatchObject([{ rib, isDefault: true, can: [] }]);
    await nadia.stepUp();
    const retire = (id: string) => nadia.post(`/api/institutions/paying-accounts/${id}/retirement`, { reason: 'Compte clos' });
    expectRefusal(await retire(accounts[0]!.id), 409, 'LAST_PAYING_ACCOUNT');
    expectRefusal(await nadia.post(url, { ...account, rib }), 409, 'PAYING_ACCOUNT_KNOWN');
    const other = { ...account, title: 'Nouveau', rib: withRibKey('3108100000000000000004'), isDefault: true };
    expect((await byTwo(nadia, url, other, second)).status).toBe(204);
    // What was opened is still read as it was proposed; of a foreign institution nobody learns which accounts are known.
    const opened = (await nadia.get(`/api/proposals/${proposalId}`)).body as ProposalView;
    expect(opened).toMatchObject({ state: 'executed' });
    expect(opened.changes.map(({ to }) => to!.fr)).toContain('CONSEIL REGIONAL SOUSS MASSA');
    // Another default account since does not rewrite what this one was agreed to be.
    expect(opened.changes).toEqual(read);
    const foreign = await User.with(world, 'Comptable du Conseil', [{ role: 'accountant', scope: { institutionId: council } }]);
    await foreign.stepUp();
    for (const where of [principal, newId()])
      for (const tried of [rib, withRibKey('3108100000000000000009')])
        expectRefusal(await foreign.post(`/api/institutions/${where}/paying-accounts`, { ...account, rib: tried }), 404, 'NOT_FOUND');
    await nadia.stepUp();
    expect((await retire(accounts[0]!.id)).status).toBe(204);
    expectRefusal(await retire(accounts[0]!.id), 409, 'WRONG_STATE');
  });

  it('a threshold takes two people; whoever inherits it has the new one, whoever decided otherwise keeps theirs', async () => {
    expect(await terms(council)).toMatchObject({ inherited: true, value: { awardDecisionCeilingCentimes: 50_000_00 } });
    await nadia.stepUp();
    expectRefusal(await revise(nadia, principal, { validFrom: '2020-01-01' }), 422, 'INVALID_REQUEST');
    expectRefusal(await revise(nadia, principal, { value: { ...TERMS, signatureDays: 0 } }), 422, 'INVALID_REQUEST');
    expectRefusal(await revise(nadia, principal, { parameter: 'unknown.thing' }), 422, 'INVALID_REQUEST');
    const proposed = (await revise(nadia, principal, {})).body as { revisionId: null; proposalId: string };
    expect(proposed.revisionId).toBeNull();
    const read = (await second.get(`/api/proposals/${proposed.proposalId}`)).body as ProposalView;
    expect(read.about.fr).toContain(dayInWords(today).fr);
    expect(read.changes[0]).toMatchObject({
      from: { fr: '50\u202f000 DH' },
      to: { fr: '80\u202f000 DH', ar: '\u206680\u202f000\u2069 درهم' },
    });
    // What stays is not listed.
    expect(read.changes.map(({ to }) => to?.fr)).not.toContain('10 ans');
    expect((await terms(principal)).value).toMatchObject({ awardDecisionCeilingCentimes: 50_000_00 });
    await second.stepUp();
    expect((await second.post(`/api/proposals/${proposed.proposalId}/confirmation`)).status).toBe(204);
    expect((await terms(principal)).value).toEqual(TERMS);
    expect(await terms(council)).toMatchObject({ inherited: true, value: TERMS });
    const own = { parameter: 'conventions.terms', value: { ...TERMS, reportDays: 30 }, validFrom: today, reason: 'Délibération 4' };
    expect((await byTwo(nadia, `/api/institutions/${council}/revisions`, own, second)).status).toBe(204);
    expect(await terms(council)).toMatchObject({ inherited: false, value: { reportDays: 30 } });
    expect((await terms(principal)).value).toMatchObject({ reportDays: 60 });
  });

  it('a proposal falls when what it would replace has changed since', async () => {
    await nadia.stepUp();
    const later = dayAfter(today, 40);
    const first = (await revise(nadia, principal, { validFrom: later, value: { ...TERMS, reportDays: 70 } })).body as {
      proposalId: string;
    };
    const between = {
      parameter: 'conventions.terms',
      value: { ...TERMS, reportDays: 75 },
      validFrom: dayAfter(today, 20),
      reason: 'Arrêté 13',
    };
    expect((await byTwo(nadia, `/api/institutions/${principal}/revisions`, between, second)).status).toBe(204);
    await second.stepUp();
    expectRefusal(await second.post(`/api/proposals/${first.proposalId}/confirmation`), 409, 'PARAMETER_CHANGED');
  });

  it('a late confirmation does not undo what two persons decided since for a later day', async () => {
    const value = (reportDays: number) => ({ ...TERMS, reportDays });
    await nadia.stepUp();
    const early = (await revise(nadia, council, { value: value(31) })).body as { proposalId: string };
    const tomorrow = { parameter: 'conventions.terms', value: value(90), validFrom: dayAfter(today, 1), reason: 'Délibération 5' };
    expect((await byTwo(nadia, `/api/institutions/${council}/revisions`, tomorrow, second)).status).toBe(204);
    const confirmed = async () => {
      await second.stepUp();
      return second.post(`/api/proposals/${early.proposalId}/confirmation`);
    };
    expectRefusal(await confirmed(), 409, 'PARAMETER_CHANGED');
    // The day after: the proposal of yesterday would begin today, as what two persons decided for today does.
    // In two steps: on its way no day may meet another, in whatever order the rows are taken.
    await world.sql(`UPDATE parameter_revision SET valid_from = valid_from + 999, entered_at = entered_at - interval '1 day'
      WHERE institution_id = '${council}' AND valid_from >= '${today}'`);
    await world.sql(`UPDATE parameter_revision SET valid_from = valid_from - 1000
      WHERE institution_id = '${council}' AND valid_from >= '${dayAfter(today, 999)}'`);
    await world.sql(
      `UPDATE proposal SET payload = jsonb_set(payload, '{validFrom}', to_jsonb('${dayAfter(today, -1)}'::text)) WHERE id = $1`,
      [early.proposalId],
    );
    expectRefusal(await confirmed(), 409, 'PARAMETER_CHANGED');
    expect((await terms(council)).value).toMatchObject({ reportDays: 90 });
  });

  it('what two persons decided for a day to come, no one takes back alone', async () => {
    const later = {
      parameter: 'conventions.terms',
      value: { ...TERMS, reportDays: 80 },
      validFrom: dayAfter(today, 60),
      reason: 'Arrêté 14',
    };
    expect((await byTwo(nadia, `/api/institutions/${principal}/revisions`, later, second)).status).toBe(204);
    const [revision] = (await terms(principal)).revisions.filter(({ can }) => can.includes('withdraw'));
    const url = `/api/institutions/revisions/${revision!.id}/withdrawal`;
    const withdrawn = async () =>
      (await world.sql<{ at: Date | null }>(`SELECT withdrawn_at AS at FROM parameter_revision WHERE id = $1`, [revision!.id]))[0]!.at;
    await nadia.stepUp();
    const { proposalId } = (await nadia.post(url, { reason: 'Arrêté rapporté' })).body as { proposalId: string };
    expect(await withdrawn()).toBeNull();
    expectRefusal(await nadia.post(url, { reason: 'Arrêté rapporté' }), 409, 'PROPOSAL_WAITING');
    expectRefusal(await nadia.post(`/api/proposals/${proposalId}/confirmation`), 403, 'OTHER_PERSON_NEEDED');
    await second.stepUp();
    expect((await second.post(`/api/proposals/${proposalId}/confirmation`)).status).toBe(204);
    expect(await withdrawn()).not.toBeNull();
    expect((await nadia.post(url, { reason: 'Encore' })).body).toEqual({ proposalId: null });
    expect((await nadia.get(`/api/proposals/${proposalId}`)).body).toMatchObject({ state: 'executed' });
  });

  it('what is not about money is decided by one, for a day to come, and taken back before it', async () => {
    const plan = { parameter: 'conventions.tranches', value: { shares: [5_000, 3_000, 2_000], spentBasisPoints: 8_000 } };
    const tomorrow = dayAfter(today, 1);
    await officer.stepUp();
    const url = `/api/institutions/${principal}/revisions`;
    expectRefusal(await instructor.post(url, { ...plan, validFrom: tomorrow, reason: 'Essai' }), 403, 'FORBIDDEN');
    const { revisionId } = (await officer.post(url, { ...plan, validFrom: tomorrow, reason: 'Plan en trois' })).body as {
      revisionId: string;
    };
    expectRefusal(await officer.post(url, { ...plan, validFrom: tomorrow, reason: 'Encore' }), 409, 'REVISION_DAY_TAKEN');
    const plans = async () => (await parameters(principal)).parameters.find(({ name }) => name === 'conventions.tranches')!;
    expect(await plans()).toMatchObject({ value: { shares: [6_000, 4_000] } });
    const withdraw = (id: string) => officer.post(`/api/institutions/revisions/${id}/withdrawal`, { reason: 'Trop tôt' });
    expect((await withdraw(revisionId)).body).toEqual({ proposalId: null });
    const inForce = (await plans()).revisions.find(({ current }) => current)!;
    expectRefusal(await withdraw(inForce.id), 409, 'REVISION_IN_FORCE');
    expect((await officer.post(url, { ...plan, validFrom: today, reason: 'Plan en trois' })).status).toBe(201);
    expect(await plans()).toMatchObject({ value: plan.value });
  });

  it('what was typed wrongly today is put right today; what was issued under it keeps it', async () => {
    await officer.stepUp();
    const url = `/api/institutions/${principal}/revisions`;
    const plan = (shares: number[]) => ({
      parameter: 'conventions.tranches',
      value: { shares, spentBasisPoints: 8_000 },
      validFrom: today,
      reason: 'Plan',
    });
    const wrong = (await officer.post(url, plan([9_000, 1_000]))).body as { revisionId: string };
    const right = (await officer.post(url, plan([7_000, 3_000]))).body as { revisionId: string };
    const plans = (await parameters(principal)).parameters.find(({ name }) => name === 'conventions.tranches')!;
    expect(plans.value).toMatchObject({ shares: [7_000, 3_000] });
    expect(plans.revisions.filter(({ current }) => current).map(({ id }) => id)).toEqual([right.revisionId]);
    const issued = await world.tx.run((em) => world.api.get(Parameters).ofRevision(em, tranchePlan, wrong.revisionId));
    expect(issued.shares).toEqual([9_000, 1_000]);
  });

  it('who signs on a day is who has a mandate then', async () => {
    const on = (day: string) => world.tx.run((em) => world.api.get(Institutions).signatory(em, principal, day));
    await nadia.stepUp();
    const mandate = (name: string, startsOn: string, endsOn: string | null) =>
      nadia.post(`/api/institutions/${principal}/signatories`, {
        personId: null,
        name,
        quality: both('Secrétaire général'),
        act: 'Décret',
        startsOn,
        endsOn,
      });
    expect(await on('2026-06-01')).toBeNull();
    expect((await mandate('Ancienne Signataire', '2025-01-01', '2026-06-30')).status).toBe(201);
    expect((await mandate('Nouvelle Signataire', '2026-07-01', null)).status).toBe(201);
    expect(await on('2026-06-01')).toMatchObject({ name: 'Ancienne Signataire', quality: both('Secrétaire général') });
    expect(await on('2026-07-01')).toMatchObject({ name: 'Nouvelle Signataire' });
  });

  it('signatories are named with their act, corrected, and end with their mandate', async () => {
    await nadia.stepUp();
    const signatory = {
      personId: null,
      name: 'Rachid El Ordonnateur',
      quality: both('Président du conseil'),
      act: 'PV du 3 mars 2026',
      startsOn: '2026-03-03',
      endsOn: null,
    };
    expectRefusal(
      await nadia.post(`/api/institutions/${council}/signatories`, { ...signatory, endsOn: '2026-01-01' }),
      422,
      'INVALID_REQUEST',
    );
    const { id } = (await nadia.post(`/api/institutions/${council}/signatories`, signatory)).body as { id: string };
    expect((await nadia.put(`/api/institutions/signatories/${id}`, { ...signatory, endsOn: '2026-12-31' })).status).toBe(204);
    const { signatories } = (await nadia.get(`/api/institutions/${council}`)).body as { signatories: { endsOn: string }[] };
    expect(signatories).toMatchObject([{ endsOn: '2026-12-31' }]);
  });

  it('of an institution of the country a regional officer decides nothing for the whole; the people of a council do, in its region', async () => {
    const regional = { institutionId: principal, regionCode: 'MA-09' };
    const rachid = await User.with(world, 'Rachid Régional', [{ role: 'programme.officer', scope: regional }]);
    const cash = await User.with(world, 'Comptable Régionale', [{ role: 'accountant', scope: regional }]);
    for (const person of [rachid, cash]) await person.stepUp();
    const programme = { code: 'REG-1', title: both('P'), firstYear: 2026, lastYear: 2027 };
    expectRefusal(await rachid.post('/api/programmes', programme), 403, 'FORBIDDEN');
    const revision = {
      parameter: tranchePlan.name,
      value: { shares: [10_000], spentBasisPoints: 0 },
      validFrom: dayAfter(today, 40),
      reason: 'Essai',
    };
    expectRefusal(await rachid.post(`/api/institutions/${principal}/revisions`, revision), 403, 'FORBIDDEN');
    const account = { title: 'Compte', holder: 'X', rib: withRibKey('3108100000000000000061'), isDefault: false, reason: 'Essai' };
    expectRefusal(await cash.post(`/api/institutions/${principal}/paying-accounts`, account), 403, 'FORBIDDEN');

    const zahra = await User.with(world, 'Zahra du Conseil', [{ role: 'programme.officer', scope: { institutionId: council } }]);
    await zahra.stepUp();
    const { id } = (await zahra.post('/api/programmes', { ...programme, code: 'CR-1' })).body as { id: string };
    expect((await zahra.get(`/api/programmes/${id}`)).body).toMatchObject({ parties: [{ role: 'owner', institutionId: council }] });
    expect((await zahra.post(`/api/institutions/${council}/revisions`, revision)).status).toBe(201);
    // What counts for all is read by each institution, and decided by the one that runs the installation.
    const delays = { parameter: 'associations.delays', value: { objectionDays: 5 }, validFrom: today, reason: 'Essai' };
    expectRefusal(await zahra.post(`/api/institutions/${council}/revisions`, delays), 403, 'FORBIDDEN');
    const { parameters } = (await zahra.get(`/api/institutions/${council}/parameters`)).body as ParametersView;
    expect(parameters.flatMap(({ name, ofInstallation }) => (ofInstallation ? [name] : [])).sort()).toEqual([
      'associations.delays',
      'institution.retention',
    ]);
    expectRefusal(await zahra.post(`/api/institutions/${principal}/revisions`, revision), 404, 'NOT_FOUND');
    expectRefusal(await rachid.get(`/api/programmes/${id}`), 404, 'NOT_FOUND');
  });

  it('a council says who signs and pays in its own programme, and binds nobody else to it', async () => {
    const zahra = await User.with(world, 'Zahra des Parts', [{ role: 'programme.officer', scope: { institutionId: council } }]);
    await zahra.stepUp();
    const programme = { code: 'CR-2', title: both('P'), firstYear: 2026, lastYear: 2027 };
    const { id } = (await zahra.post('/api/programmes', programme)).body as { id: string };
    const at = `/api/programmes/${id}/parties`;
    const party = (role: string, institutionId: string, regionCode: string | null = null) => ({
      ...{ role, institutionId, regionCode, payingAccountId: null },
    });
    const owner = party('owner', council);
    const accepted = (parties: object[]) => zahra.put(at, { parties }).then(({ status }) => status);
    expect(await accepted([owner])).toBe(200);
    expect(await accepted([owner, party('paying', council, 'MA-09')])).toBe(200);
    expectRefusal(await zahra.put(at, { parties: [owner, party('paying', council)] }), 422, 'INVALID_REQUEST');
    for (const parties of [[party('owner', principal)], [owner, party('paying', principal)], [owner, party('contracting', principal)]]) {
      const { status, body } = await zahra.put(at, { parties });
      expect(status).toBe(422);
      expect(body).toMatchObject({ errors: [{ path: expect.stringMatching(/institutionId$/) as string, code: 'own_institution' }] });
    }
    // Somebody of the whole names whoever it takes; what they named stands when the council says its part anew.
    await officer.stepUp();
    const named = [owner, party('paying', principal)];
    expect((await officer.put(at, { parties: named })).status).toBe(200);
    expect(await accepted([...named, party('contracting', council, 'MA-09')])).toBe(200);
    // Whoever acts for the council is its own to name.
    await nadia.stepUp();
    const operator = { ...COUNCIL, code: 'AREP', kind: 'operator', actsForId: council, numberPrefix: 'AREP' };
    const acting = (await nadia.post('/api/institutions', operator)).body as { id: string };
    expect(await accepted([owner, party('operating', acting.id, 'MA-09')])).toBe(200);
  });

  it('an administrator of an institution describes it, and changes nothing that binds others; nobody changes its code', async () => {
    const local = await User.with(world, 'Administratrice du Conseil', [{ role: 'administrator', scope: { institutionId: council } }]);
    for (const person of [local, nadia]) await person.stepUp();
    const { version, can } = (await local.get(`/api/institutions/${council}`)).body as { version: number; can: string[] };
    expect(can).toContain('edit');
    expect(can).not.toContain('place');
    const edit = (who: User, change: object) => who.put(`/api/institutions/${council}`, { ...COUNCIL, version, ...change });
    const faults = async (who: User, change: object) => {
      const { status, body } = await edit(who, change);
      return [status, ...(body as { errors: { path: string; code: string }[] }).errors.map(({ path, code }) => `${path} ${code}`)];
    };
    expect(await faults(local, { kind: 'operator', actsForId: principal })).toEqual([
      ...[422, 'kind installation_decides', 'actsForId installation_decides'],
    ]);
    expect(await faults(local, { regionCode: 'MA-02' })).toEqual([422, 'regionCode installation_decides']);
    expect(await faults(local, { code: 'MINISTERE' })).toEqual([422, 'code code_kept']);
    expect(await faults(nadia, { code: 'MINISTERE' })).toEqual([422, 'code code_kept']);
    expect((await edit(local, { contactPhone: '0528000000' })).status).toBe(200);
    // What it is and where decides who reads what: not while people and programmes rest on it.
    expectRefusal(await edit(nadia, { version: version + 1, regionCode: 'MA-01' }), 409, 'INSTITUTION_HOLDS');
    const fresh = { ...COUNCIL, code: 'CR-NEUF', numberPrefix: 'CRN' };
    const { id } = (await nadia.post('/api/institutions', fresh)).body as { id: string };
    expect((await nadia.put(`/api/institutions/${id}`, { ...fresh, version: 1, regionCode: 'MA-01' })).status).toBe(200);
    const ministry = { ...DEMONSTRATION_MINISTRY, version: 1 };
    const wrong = async (change: object) => {
      const { body } = await nadia.put(`/api/institutions/${principal}`, { ...ministry, ...change });
      return (body as { errors?: { path: string; code: string }[] }).errors?.map(({ path, code }) => `${path} ${code}`);
    };
    expect(await wrong({ regionCode: 'MA-09' })).toEqual(['regionCode acts_everywhere']);
    expect(await wrong({ numberPrefix: 'MIN' })).toEqual(['numberPrefix principal_without_prefix']);
    expect(await wrong({ kind: 'operator', actsForId: council })).toContain('kind principal_acts_itself');
    expect((await edit(nadia, { version: version + 1 })).status).toBe(200);
  });

  it('before any institution is described nothing is issued, and the first one described is the principal', async () => {
    const empty = await createWorld({ withoutInstitution: true, withoutWorker: true });
    try {
      const admin = await User.with(empty, 'Première Administratrice', [{ role: 'administrator' }]);
      const programmes = await User.with(empty, 'Programme', [{ role: 'programme.officer' }]);
      const programme = { code: 'P-1', title: both('P'), firstYear: 2026, lastYear: 2027 };
      expectRefusal(await programmes.post('/api/programmes', programme), 409, 'NO_INSTITUTION');
      await admin.stepUp();
      const { id } = (await admin.post('/api/institutions', { ...DEMONSTRATION_MINISTRY, code: 'MIN' })).body as { id: string };
      expect((await admin.get(`/api/institutions/${id}`)).body).toMatchObject({ isPrincipal: true, code: 'MIN' });
      expect((await programmes.post('/api/programmes', programme)).status).toBe(201);
    } finally {
      await empty.close();
    }
  });
});
