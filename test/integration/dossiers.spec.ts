import { ForgetDossiers, type AssociationBeside, type AssociationDossier, type HistoryEntry } from '#associations';
import type { LetterRow, SessionDetail } from '#committees';
import { newId } from '#platform';
import { aPdf } from '../support/associations.js';
import { fileUrl, sessionUrl } from '../support/committees.js';
import { aConventionInForce, moneyPeople, type MoneyPeople } from '../support/conventions.js';
import { aDeliberation, decide, SELECTED, sign, type Deliberation } from '../support/deliberations.js';
import { aPaidTranche } from '../support/disbursements.js';
import { studyOf } from '../support/instruction.js';
import { anAcceptedReport } from '../support/monitoring.js';
import { expectRefusal, User } from '../support/people.js';
import { must } from '../support/programmes.js';
import { countedWay, type CountedWay } from '../support/round-trips.js';
import { createDatabase, createWorld, eventually, type OwnWorld } from '../support/world.js';

const GRANT = 60_000_00;
const SOUSS_MASSA = 'MA-09';
const ORIENTAL = 'MA-02';

/** Al Amal applied twice, was granted one project, was paid and has reported; a grant of the Oriental region is on its record as well. */
describe('the dossier of an association', () => {
  let world: OwnWorld;
  let way: CountedWay;
  let deliberation: Deliberation;
  let people: MoneyPeople;
  let associationId: string;
  let conventionId: string;
  let president: User;
  let instructor: User;

  beforeAll(async () => {
    const database = await createDatabase();
    way = await countedWay(database.url);
    world = await createWorld({ database: { ...database, url: way.url } });
    instructor = await User.with(world, 'Ilham Instructrice', [{ role: 'instructor', scope: { regionCode: SOUSS_MASSA } }]);
    deliberation = await aDeliberation(world, { asked: [GRANT, 50_000_00] });
    const { committee, sessionId, files, ids } = deliberation;
    ({ id: associationId, president } = files[0]!.association);
    must(await president.upload(`/api/associations/${associationId}/documents/tax_certificate?validUntil=2030-01-31`, aPdf('fiscal')));
    const secretary = committee.secretary.user;
    for (const [index, id] of ids.entries()) must(await decide(secretary, id, 0, SELECTED(files[index]!.askedCentimes)));
    must(await secretary.post(sessionUrl(sessionId, '/close')));
    await eventually(async () => must<SessionDetail>(await secretary.get(sessionUrl(sessionId))).minutesReady, 'the minutes');
    for (const member of [...committee.voting, committee.secretary]) must(await sign(member, sessionId));
    people = await moneyPeople(world, associationId, president);
    const letters = await eventually(async () => {
      const { items } = must<{ items: LetterRow[] }>(await people.officer.get('/api/committees/letters'));
      return items.length === 2 && items.every(({ ready }) => ready) ? items : null;
    }, 'the letters');
    must(await people.officer.post('/api/committees/letters/approvals', { ids: letters.map(({ id }) => id) }));
    const { applicationId } = files[0]!;
    await eventually(
      async () => (await world.sql(`SELECT 1 FROM application WHERE id = $1 AND outcome_told_at IS NOT NULL`, [applicationId])).length > 0,
      'the letter to be sent',
    );
    conventionId = await aConventionInForce(world, people, applicationId);
    await aPaidTranche(world, people, conventionId, 1);
    await anAcceptedReport(world, people, conventionId, 1);
    must(
      await people.officer.post(`/api/monitoring/conventions/${conventionId}/incidents`, {
        occurredOn: '2026-11-02',
        description: 'Local fermé sans préavis',
      }),
    );
    const elsewhere = newId();
    await world.sql(
      `INSERT INTO convention SELECT (jsonb_populate_record(c, jsonb_build_object('id', $2::uuid, 'number', 'C-2025-9001',
         'application_id', $3::uuid, 'decision_id', NULL, 'verification_code', 'ELSEWHERE', 'region_code', '${ORIENTAL}', 'title', 'Projet oriental',
         'year', 2025, 'amount_centimes', 4000000, 'imported', true))).* FROM convention c WHERE c.id = $1`,
      [conventionId, elsewhere, newId()],
    );
  }, 240_000);
  afterAll(async () => {
    await world?.close();
    await way?.close();
  });

  const dossierOf = async (reader: User) => must<AssociationDossier>(await reader.get(`/api/associations/${associationId}/dossier`));
  const topics = (history: readonly HistoryEntry[]) => [...new Set(history.map(({ topic }) => topic))].sort();
  const words = (value: unknown) => JSON.stringify(value);

  it('Ilham, who instructs in the region, reads every stage of it on one page, with the sums', async () => {
    const { history, sums } = await dossierOf(instructor);
    expect(topics(history)).toEqual(['application', 'convention', 'decision', 'elsewhere', 'incident', 'payment', 'report']);
    expect(sums).toMatchObject({ asked: GRANT, granted: GRANT, paid: 36_000_00, justified: 36_000_00, toRecover: 0 });
    const payment = history.find(({ topic }) => topic === 'payment');
    expect(payment).toMatchObject({ status: { fr: 'Payé' }, amount: { centimes: 36_000_00 } });
    expect(payment!.days.map(({ label, day }) => `${label.fr} ${day}`)).toEqual(['payé le 2026-12-16']);
    expect(history.find(({ topic }) => topic === 'convention')).toMatchObject({ status: { fr: 'En vigueur' }, year: expect.any(Number) });
  });

  it('in Arabic a file keeps the order of its numbers and title among Arabic words, with the Arabic comma', async () => {
    const { about } = (await dossierOf(instructor)).history.find(({ topic }) => topic === 'application')!;
    expect(about.ar).toMatch(/^\u2066D-[\d-]+\u2069 — \u2068[^\u2069]+\u2069 \(\u2066AP-[\d-]+\u2069، .+\)$/);
    expect(about.fr).toMatch(/\(\u2066AP-[\d-]+\u2069, .+\)$/);
  });

  it('of the grant of the Oriental region she reads who gave, how much and in which year, and nothing else', async () => {
    const { history } = await dossierOf(instructor);
    const elsewhere = history.find(({ topic }) => topic === 'elsewhere')!;
    expect(elsewhere).toMatchObject({ at: null, year: 2025, amount: { centimes: 4_000_000 }, href: null, sums: {} });
    expect(elsewhere.about.fr).toMatch(/Oriental/);
    expect(words(history)).not.toMatch(/C-2025-9001|Projet oriental/);
    const national = await User.with(world, 'Nora Nationale', [{ role: 'programme.officer' }]);
    expect(words((await dossierOf(national)).history)).toContain('Projet oriental');
    expect((await dossierOf(national)).sums.granted).toBe(GRANT + 4_000_000);
  });

  it('the association reads its own side, without flags and duplicates; strangers and its insiders in other roles read nothing', async () => {
    must(await instructor.post(`/api/associations/${associationId}/flags`, { colour: 'orange', reason: 'Comptes à revoir' }));
    const own = await dossierOf(president);
    expect(topics(own.history)).toEqual(['application', 'convention', 'decision', 'incident', 'payment', 'report']);
    expect(own).toMatchObject({ flags: [], duplicates: [], association: { flags: [] } });
    expect(words(own)).not.toMatch(/Comptes à revoir/);
    const neighbour = deliberation.files[1]!.association.president;
    expectRefusal(await neighbour.get(`/api/associations/${associationId}/dossier`), 404, 'NOT_FOUND');
    const oriental = await User.with(world, 'Omar Oriental', [{ role: 'programme.officer', scope: { regionCode: ORIENTAL } }]);
    expectRefusal(await oriental.get(`/api/associations/${associationId}/dossier`), 404, 'NOT_FOUND');
    const both = await User.with(world, 'Driss Double', [
      { role: 'programme.officer' },
      { role: 'association.reader', scope: { associationId } },
    ]);
    await both.switchTo('programme.officer');
    expectRefusal(await both.get(`/api/associations/${associationId}/dossier`), 403, 'OWN_ASSOCIATION');
    expectRefusal(await both.post(`/api/associations/${associationId}/dossier/copies`), 403, 'OWN_ASSOCIATION');
  });

  it('flags say who raised and who lifted them, and why; a lifted one stays on the record', async () => {
    const flag = must<{ id: string }>(
      await instructor.post(`/api/associations/${associationId}/flags`, { colour: 'red', reason: 'Contentieux ouvert' }),
    );
    const at = async () => (await dossierOf(instructor)).flags.find(({ id }) => id === flag.id);
    expect(await at()).toMatchObject({ author: 'Ilham Instructrice', inForce: true, lifted: null, liftedBy: null });
    const lifting = `/api/associations/${associationId}/flags/${flag.id}/lifting`;
    expectRefusal(await people.officer.post(lifting), 422, 'INVALID_REQUEST');
    expect(await at()).toMatchObject({ inForce: true });
    must(await people.officer.post(lifting, { reason: 'Jugement rendu' }));
    expect(await at()).toMatchObject({
      ...{ reason: 'Contentieux ouvert', inForce: false, liftedBy: 'Omar Chargé', liftReason: 'Jugement rendu' },
    });
    const [said] = await world.sql(`SELECT reason FROM audit_entry WHERE subject_id = $1 AND event = 'lift_flag' ORDER BY id DESC`, [
      associationId,
    ]);
    expect(said).toEqual({ reason: 'Jugement rendu' });
  });

  it('what paying asks for is not taken out of the vault while an act runs, and the refusal says which; the statutes are', async () => {
    const { documents } = (await dossierOf(president)).association;
    const at = (kind: string) => `/api/associations/${associationId}/documents/${documents.find((document) => document.kind === kind)!.id}`;
    const refused = await president.delete(at('tax_certificate'));
    expectRefusal(refused, 409, 'DOCUMENT_NEEDED');
    expect((refused.body as { title: string }).title).toMatch(/C-\d{4}-\d{4}/);
    must(await president.delete(at('board_list')));
    must(await president.upload(`/api/associations/${associationId}/documents/tax_certificate?validUntil=2031-01-31`, aPdf('nouvelle')));
  });

  describe('beside a file', () => {
    it('the instructor of the file has it, and of an association of another region what may be told', async () => {
      const study = await studyOf(world, deliberation.files[0]!.applicationId);
      const at = `/api/instruction/files/${study}/association`;
      const beside = must<AssociationBeside>(await instructor.get(at));
      expect(beside.flags!.map(({ reason }) => reason)).toContain('Comptes à revoir');
      expect(beside).toMatchObject({ href: `/app/associations/${associationId}`, sums: { paid: 36_000_00 } });
      await world.sql(`UPDATE association SET region_code = $2 WHERE id = $1`, [associationId, ORIENTAL]);
      const abroad = must<AssociationBeside>(await instructor.get(at));
      expect(abroad).toMatchObject({ flags: null, documents: null, hindrances: null, href: null });
      expect(words(abroad)).not.toContain('Comptes à revoir');
      expect(topics(abroad.history)).toContain('elsewhere');
      await world.sql(`UPDATE association SET region_code = $2 WHERE id = $1`, [associationId, SOUSS_MASSA]);
      expectRefusal(await president.get(at), 403, 'FORBIDDEN');
    });

    it('a member of the committee reads what is concluded: no flag, no incident, no file under way, no page to open', async () => {
      const member = deliberation.committee.voting[0]!.user;
      const beside = must<AssociationBeside>(await member.get(fileUrl(deliberation.ids[0]!, '/association')));
      expect(topics(beside.history)).toEqual(['application', 'convention', 'decision', 'elsewhere', 'payment', 'report']);
      expect(beside).toMatchObject({ flags: null, documents: null, href: null });
      expect(beside.history.every(({ href }) => href === null)).toBe(true);
      expect(words(beside)).not.toMatch(/Local fermé|Comptes à revoir/);
    });
  });

  it('is printed for who asks, as they may know it; nobody else has the copy, and after three days it is gone', async () => {
    const copies = `/api/associations/${associationId}/dossier/copies`;
    const { id } = must<{ id: string }>(await president.post(copies));
    await eventually(async () => must<{ ready: boolean }>(await president.get(`${copies}/${id}`)).ready, 'the printed dossier');
    const file = await president.get(`${copies}/${id}/file`);
    expect([file.status, file.headers['content-type']]).toEqual([200, 'application/pdf']);
    for (const reader of [instructor, people.officer]) {
      expectRefusal(await reader.get(`${copies}/${id}`), 404, 'NOT_FOUND');
      expectRefusal(await reader.get(`${copies}/${id}/file`), 404, 'NOT_FOUND');
    }
    await world.sql(`UPDATE dossier_copy SET asked_at = asked_at - interval '4 days' WHERE id = $1`, [id]);
    expect(await world.worker.get(ForgetDossiers).handle()).toBe('done');
    expectRefusal(await president.get(`${copies}/${id}`), 404, 'NOT_FOUND');
    expect(await world.sql(`SELECT 1 FROM stored_file WHERE name LIKE 'DA-%'`)).toEqual([]);
  });

  it('costs as much for a long history as for a short one', async () => {
    // The worker and the relay go the same way now and then: the least of several counts the request alone.
    const taken = async () => {
      const counts: number[] = [];
      for (let turn = 0; turn < 6; turn++) {
        way.taken();
        await dossierOf(instructor);
        counts.push(way.taken());
      }
      return Math.min(...counts);
    };
    const before = await taken();
    await world.sql(
      `INSERT INTO convention SELECT (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'number', 'C-2024-' || n,
         'application_id', gen_random_uuid(), 'decision_id', NULL, 'verification_code', 'LONG' || n))).* FROM convention c, generate_series(1, 40) n
       WHERE c.id = $1`,
      [conventionId],
    );
    expect((await dossierOf(instructor)).history.filter(({ topic }) => topic === 'convention')).toHaveLength(41);
    expect(await taken()).toBe(before);
  });
});
