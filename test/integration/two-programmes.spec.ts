import { Institutions, ManageInstitution, PayingAccounts } from '#institution';
import { InstitutionHolds } from '../../libs/institution/app/institution-holds.js';
import { withRibKey } from '#kernel';
import { SYSTEM } from '#platform';
import { Programmes, type ProgrammeView } from '#programmes';
import { brokenInvariants } from '../../apps/cli/commands.js';
import { DEMONSTRATION_MINISTRY } from '../../seeds/institutions/ministry.js';
import { expectRefusal, User } from '../support/people.js';
import { must } from '../support/programmes.js';
import { walk, type Lane } from '../support/sweep/lane.js';
import { ORIENTAL, sharedGround, SOUSS_MASSA } from '../support/sweep/shared-ground.js';
import { thingsOf, type Things } from '../support/sweep/things.js';
import { createWorld, type OwnWorld } from '../support/world.js';

const COUNCILS = {
  [SOUSS_MASSA]: {
    prefix: 'SM',
    rib: withRibKey('3108100000000000000008'),
    name: { fr: 'Conseil régional de Souss-Massa', ar: 'مجلس جهة سوس ماسة' },
  },
  [ORIENTAL]: {
    prefix: 'OR',
    rib: withRibKey('3108100000000000000019'),
    name: { fr: 'Conseil régional de l’Oriental', ar: 'مجلس جهة الشرق' },
  },
} as const;
type Region = keyof typeof COUNCILS;
const PAID = 9_000_000;

/**
 * A ministry runs its own programme, and owns another that an agency funds in two regions, where the councils contract and pay. All of them
 * see what is theirs together, each does its part, and nobody learns of the rest.
 */
describe('the ministry’s programme and that of the councils on one installation', () => {
  let world: OwnWorld;
  let council: Lane;
  let oriental: Lane;
  let own: Lane;
  let things: Things;
  let programmes: { ministry: string; councils: string };
  let ministry: Record<'officer' | 'signatory' | 'accountant' | 'authorising' | 'auditor', User>;

  beforeAll(async () => {
    world = await createWorld();
    await world.tx.run((em) => world.api.get(Programmes).loadReference(em));
    const owner = (await world.tx.run((em) => world.api.get(Institutions).principal(em))).id;
    const of = (name: string, role: 'programme.officer' | 'signatory' | 'accountant' | 'authorising.officer' | 'auditor') =>
      User.with(world, `${name} du ministère`, [{ role, scope: { institutionId: owner } }]);
    ministry = {
      officer: await of('Nadia', 'programme.officer'),
      signatory: await of('Signataire', 'signatory'),
      accountant: await of('Comptable', 'accountant'),
      authorising: await of('Ordonnateur', 'authorising.officer'),
      auditor: await of('Auditrice', 'auditor'),
    };
    const ministrys = await sharedGround(world, ministry.officer, { code: 'PAA-2018', institutionId: owner });
    const prim = await sharedGround(world, ministry.officer, { code: 'PRIM-1', institutionId: owner });
    programmes = { ministry: ministrys.programme.programmeId, councils: prim.programme.programmeId };
    await funded(programmes.councils);
    // Who binds several institutions is of none of them.
    const everybodys = await User.with(world, 'Programmes de toute l’installation', [{ role: 'programme.officer' }]);
    await everybodys.stepUp();
    const parties: object[] = [{ role: 'owner', regionCode: null, institutionId: owner, payingAccountId: null }];
    const ids = { [SOUSS_MASSA]: await aCouncil(world, SOUSS_MASSA), [ORIENTAL]: await aCouncil(world, ORIENTAL) };
    for (const [regionCode, institutionId] of Object.entries(ids))
      for (const role of ['contracting', 'paying']) parties.push({ role, regionCode, institutionId, payingAccountId: null });
    const at = `/api/programmes/${programmes.councils}/parties`;
    const asked = { parties, reason: 'Les conseils portent les conventions et paient' };
    const { proposalId } = must<{ proposalId: string }>(await everybodys.put(at, asked));
    const second = await User.with(world, 'Seconde de toute l’installation', [{ role: 'programme.officer' }]);
    await second.stepUp();
    const read = must<{ changes: { label: { fr: string }; from: null; to: { fr: string } }[] }>(
      await second.get(`/api/proposals/${proposalId}`),
    );
    expect(read.changes).toHaveLength(4);
    expect(read.changes.map(({ label }) => label.fr)).toContain('Paie — Souss-Massa');
    must(await second.post(`/api/proposals/${proposalId}/confirmation`));
    const place = (mark: string, regionCode: Region) => ({
      mark,
      regionCode,
      institutionId: ids[regionCode],
      rib: COUNCILS[regionCode].rib,
    });
    // First: the officers of the ministry see the letters of the councils too.
    own = await walk(world, ministrys, { mark: 'Chellah', regionCode: SOUSS_MASSA, institutionId: owner }, 3);
    council = await walk(world, prim, place('Arganeraie', SOUSS_MASSA), 1);
    oriental = await walk(world, prim, place('Moulouya', ORIENTAL), 2);
    things = await thingsOf(world, council, 'alpha');
  }, 600_000);
  afterAll(async () => {
    expect(await brokenInvariants(world.config.DATABASE_URL, world.contexts)).toEqual([]);
    await world.close();
  });

  /** The agency gives nine millions of euros, six of them for what associations do. */
  async function funded(programmeId: string): Promise<void> {
    const name = { fr: 'Agence française de développement', ar: 'الوكالة الفرنسية للتنمية' };
    const funder = { name, currency: 'EUR', amountHundredths: 9_000_000_00, source: 'Presse' };
    const { id } = must(await ministry.officer.post<{ id: string }>(`/api/programmes/${programmeId}/funders`, funder));
    const { components } = must<ProgrammeView>(await ministry.officer.get(`/api/programmes/${programmeId}`));
    const funding = { componentId: components[0]!.id, amountHundredths: 6_000_000_00, source: 'Presse' };
    must(await ministry.officer.post(`/api/programmes/funders/${id}/fundings`, funding));
  }

  it('each walks the whole road in its own name: its acts bear its prefix, its account pays', async () => {
    const number = async (lane: Lane) =>
      must(await lane.people.officer.get(`/api/conventions/${lane.alpha.conventionId}`)).number as string;
    expect(await Promise.all([number(council), number(oriental), number(own)])).toEqual([
      expect.stringMatching(/^SM-C-\d{4}-/),
      expect.stringMatching(/^OR-C-\d{4}-/),
      expect.stringMatching(/^C-\d{4}-/),
    ]);
    const batches = await world.sql<{ number: string; rib: string }>(
      `SELECT b.number, a.rib FROM payment_batch b JOIN paying_account a ON a.id = b.paying_account_id ORDER BY b.created_at`,
    );
    expect(batches).toMatchObject([
      { number: expect.not.stringMatching(/^(SM|OR)-/) as string },
      { number: expect.stringMatching(/^SM-/) as string, rib: COUNCILS[SOUSS_MASSA].rib },
      { number: expect.stringMatching(/^OR-/) as string, rib: COUNCILS[ORIENTAL].rib },
    ]);
    expect(new Set(batches.map(({ rib }) => rib)).size).toBe(3);
  });

  it('whatever an institution numbers runs in its own count: from no number does anybody learn how many others wrote', async () => {
    const counted = await world.sql<{ series: string }>(`SELECT DISTINCT series FROM number_counter ORDER BY 1`);
    const kinds = new Map<string, string[]>();
    for (const { series } of counted) {
      const [, prefix = '', kind] = /^(?:(SM|OR)-)?([A-Z]+)$/.exec(series)!;
      kinds.set(kind!, [...(kinds.get(kind!) ?? []), prefix].sort());
    }
    // The calls of both programmes are the ministry's, which owns them.
    expect(Object.fromEntries(kinds)).toMatchObject({
      AP: [''],
      C: ['', 'OR', 'SM'],
      OP: ['', 'OR', 'SM'],
      PV: ['', 'OR', 'SM'],
      L: ['', 'OR', 'SM'],
    });
    for (const lane of [council, oriental, own]) {
      const [order] = must(await lane.people.accountant.get('/api/disbursements/orders')).items as { number: string }[];
      expect(order!.number).toMatch(/OP-\d{4}-00000\d$/);
    }
  });

  it('a council sees its region of the programme that it pays, and nothing of the other council or of the ministry’s own', async () => {
    const { officer, auditor, accountant } = council.people;
    for (const person of [officer, auditor]) {
      expect(must(await person.get('/api/programmes')).items.map(({ code }: { code: string }) => code)).toEqual(['PRIM-1']);
      expect(must(await person.get('/api/conventions')).total).toBe(2);
      for (const { alpha } of [oriental, own]) {
        expectRefusal(await person.get(`/api/conventions/${alpha.conventionId}`), 404, 'NOT_FOUND');
        expectRefusal(await person.get(`/api/applications/${alpha.applicationId}/dossier`), 404, 'NOT_FOUND');
      }
      expectRefusal(await person.get(`/api/programmes/${programmes.ministry}`), 404, 'NOT_FOUND');
    }
    expect(must(await accountant.get('/api/disbursements/orders')).total).toBe(1);
  });

  it('what is paid stands under the funder that gave it, and under no other', async () => {
    const paid = async (programmeId: string) => {
      const { components } = must<ProgrammeView>(await ministry.officer.get(`/api/programmes/${programmeId}`));
      return components.flatMap(({ envelopes }) => envelopes.map(({ paidCentimes }) => paidCentimes));
    };
    expect(await paid(programmes.councils)).toEqual([2 * PAID]);
    expect(await paid(programmes.ministry)).toEqual([PAID]);
    const seen = must<ProgrammeView>(await council.people.officer.get(`/api/programmes/${programmes.councils}`));
    expect(seen.funders.map(({ name, amountHundredths }) => [name.fr, amountHundredths])).toContainEqual([
      'Agence française de développement',
      9_000_000_00,
    ]);
  });

  it('the ministry reads all of it', async () => {
    const { auditor, officer, accountant } = ministry;
    for (const path of [`conventions/${council.alpha.conventionId}`, `applications/${council.alpha.applicationId}/dossier`])
      expect((await auditor.get(`/api/${path}`)).status).toBe(200);
    expect((await officer.get('/api/conventions')).body.total).toBe(6);
    expect((await accountant.get('/api/disbursements/orders')).body.total).toBe(3);
  });

  it('and neither signs nor pays nor takes money back in its place', async () => {
    const { signatory, accountant, authorising } = ministry;
    for (const person of [signatory, accountant, authorising]) await person.stepUp();
    const reason = { reason: 'Pas à nous' };
    expectRefusal(await signatory.post(`/api/conventions/${council.beta.conventionId}/countersign`), 403, 'FORBIDDEN');
    expectRefusal(
      await signatory.post(`/api/conventions/${council.alpha.conventionId}/terminate`, { ...reason, reasons: ['other'] }),
      403,
      'FORBIDDEN',
    );
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

  it('the acts of a council that are not over keep it from its end, and their account from being retired, also once the programme is closed', async () => {
    const running = await world.sql<{ number: string }>(
      `SELECT number FROM convention WHERE region_code = $1 AND programme_id = $2 AND state NOT IN ('completed', 'terminated', 'cancelled')`,
      [SOUSS_MASSA, things.programme],
    );
    expect(running.length).toBeGreaterThan(0);
    const [{ id }] = (await world.sql<{ id: string }>(`SELECT id FROM institution WHERE number_prefix = 'SM'`)) as [{ id: string }];
    await world.sql(`UPDATE programme SET state = 'closed' WHERE id = $1`, [things.programme]);
    const holds = await world.tx.run((em) => world.api.get(InstitutionHolds).of(em, id));
    await world.sql(`UPDATE programme SET state = 'active' WHERE id = $1`, [things.programme]);
    const said = holds.map(({ fr }) => fr);
    expect(said).toEqual(expect.arrayContaining(running.map(({ number }) => number)));
    expect(said.filter((one) => one.startsWith('OR-'))).toEqual([]);
  });

  it('the programme stays the ministry’s to change', async () => {
    const { officer } = council.people;
    const at = `/api/programmes/${things.programme}`;
    const { version, can } = (await officer.get(at)).body as { version: number; can: string[] };
    expect(can).toEqual([]);
    const content = { code: 'PRIM-1', title: COUNCILS[SOUSS_MASSA].name, firstYear: 2026, lastYear: 2027, version };
    expectRefusal(await officer.put(at, content), 403, 'FORBIDDEN');
    await officer.stepUp();
    const parties = [{ role: 'owner', regionCode: null, institutionId: things.institution, payingAccountId: null }];
    expectRefusal(await officer.put(`${at}/parties`, { parties }), 403, 'FORBIDDEN');
    expectRefusal(await officer.put(`/api/programmes/envelopes/${things.envelope}/shares`, { shares: [] }), 403, 'FORBIDDEN');
  });
});

async function aCouncil(world: OwnWorld, regionCode: Region): Promise<string> {
  const { prefix, name, rib } = COUNCILS[regionCode];
  return world.tx.run(async (em) => {
    const kind = { kind: 'regional_council' as const, code: `CR-${prefix}`, regionCode, numberPrefix: prefix };
    const content = { ...DEMONSTRATION_MINISTRY, ...kind, name, inSentence: name, certifiedName: name.fr };
    const { id } = await world.api.get(ManageInstitution).createIn(em, SYSTEM, content);
    const account = { title: 'Compte du conseil', holder: 'CONSEIL REGIONAL', rib, isDefault: true };
    await world.api.get(PayingAccounts).openIn(em, SYSTEM, { institutionId: id, ...account });
    return id;
  });
}
