import { RETENTION_PERIODS } from '#platform';
import { CarryPurge, PurgeTraces, ResumePurges, type PurgePlanView, type RetentionKindView } from '#institution';
import type { ApplicationView } from '#applications';
import { contentHash, dayOfInstant } from '#kernel';
import { retentionPeriods } from '../../libs/institution/app/retention.parameters.js';
import { initialOf } from '../../libs/institution/domain/parameter.js';
import { brokenInvariants } from '../../apps/cli/commands.js';
import { purge } from '../../apps/cli/purge.js';
import { verifyAudit } from '../../apps/cli/verify-audit.js';
import {
  aPdf,
  aRegisteredAssociation,
  aVerifiedAssociation,
  nationalInstructor,
  type AssociationInWorld,
} from '../support/associations.js';
import { aCompleteDraft, aSubmittedApplication } from '../support/applications.js';
import { aPublishedCall } from '../support/calls.js';
import { byTwo } from '../support/disbursements.js';
import { principalOf } from '../support/institution-lists.js';
import { expectRefusal, User, visitor } from '../support/people.js';
import { aProgramme, must, programmeOfficer } from '../support/programmes.js';
import { createWorld, eventually, type OwnWorld } from '../support/world.js';

const LONG_AGO = `interval '40 years'`;

describe('what is over of what is kept of persons', () => {
  let world: OwnWorld;
  let omar: User;
  let samira: User;
  let held: AssociationInWorld;
  let free: AssociationInWorld;
  beforeAll(async () => {
    world = await createWorld();
    omar = await User.with(world, 'Omar Administrateur', [{ role: 'administrator' }]);
    samira = await User.with(world, 'Samira Administratrice', [{ role: 'administrator' }], { language: 'ar' });
    await User.with(world, 'Troisième Administratrice', [{ role: 'administrator' }]);
    held = await aVerifiedAssociation(world, 'Association Retenue');
    free = await aRegisteredAssociation(world, 'Association Libre');
    const flagger = await nationalInstructor(world);
    must(await flagger.post(`/api/associations/${held.id}/flags`, { colour: 'orange', reason: 'Pièces à revoir' }));
  });
  afterAll(() => world?.close());

  const plan = async (who = omar) => must<PurgePlanView>(await who.get('/api/retention'));
  const kindOf = async (code: string): Promise<RetentionKindView> => (await plan()).kinds.find((kind) => kind.code === code)!;
  const rowsOf = async (table: string, id: string) => (await world.sql(`SELECT FROM ${table} WHERE id = $1`, [id])).length;
  const proposed = async (who = omar) => {
    await who.stepUp();
    return must<{ id: string }>(await who.post('/api/retention/proposals', { reason: 'Fin de l’année' })).id;
  };
  const confirmed = async (id: string, who = samira) => {
    await who.stepUp();
    return who.post(`/api/proposals/${id}/confirmation`);
  };
  const done = () =>
    eventually(async () => {
      const [run] = (await plan()).runs;
      return run?.finished ? run : null;
    }, 'the purge to be done');
  /** A document that a newer one replaced long ago. */
  const replaced = async ({ id, president }: AssociationInWorld): Promise<string> => {
    must(await president.upload(`/api/associations/${id}/documents/statutes`, aPdf('statuts', `nouveaux ${Math.random()}`)));
    const [row] = await world.sql<{ id: string }>(
      `UPDATE vault_document SET replaced_at = replaced_at - ${LONG_AGO} WHERE id =
         (SELECT id FROM vault_document WHERE association_id = $1 AND replaced_at IS NOT NULL ORDER BY replaced_at DESC LIMIT 1) RETURNING id`,
      [id],
    );
    return row!.id;
  };

  it('is read by administrators of the whole alone; a stranger, an association, an officer of an institution do not learn of it', async () => {
    const institution = await principalOf(world);
    const local = await User.with(world, 'Administrateur Local', [{ role: 'administrator', scope: { institutionId: institution } }]);
    const officer = await User.with(world, 'Agente Simple', [{ role: 'instructor' }]);
    for (const who of [officer, local, free.president]) {
      expectRefusal(await who.get('/api/retention'), 403, 'FORBIDDEN');
      expectRefusal(await who.post('/api/retention/proposals', { reason: 'Pour voir' }), 403, 'FORBIDDEN');
    }
    expectRefusal(await visitor(world).get('/api/retention'), 401, 'UNAUTHENTICATED');
    expectRefusal(await omar.post('/api/retention/proposals', { reason: 'Pour voir' }), 403, 'STEP_UP_REQUIRED');
    await omar.stepUp();
    expectRefusal(await omar.post('/api/retention/proposals', { reason: 'Pour voir' }), 409, 'NOTHING_TO_PURGE');
    expectRefusal(await omar.post('/api/retention/proposals', {}), 422, 'INVALID_REQUEST');
  });

  it('is counted without changing anything; what tells of an association with an open matter is held back, with the matter', async () => {
    const [kept, gone] = [await replaced(held), await replaced(free)];
    const before = await kindOf('associations.replaced');
    expect(before).toMatchObject({ rows: 1, heldBack: 1, unit: 'months', length: 60, byItself: false });
    expect(before.held).toMatchObject([{ what: { fr: 'Signalement en cours' }, rows: 1 }]);
    expect(before.oldest!.instant < before.before.instant).toBe(true);
    expect(await kindOf('associations.replaced')).toMatchObject({ rows: 1, heldBack: 1 });
    const written: string[] = [];
    const spy = jest.spyOn(process.stdout, 'write').mockImplementation((line) => written.push(String(line)) > 0);
    expect(await purge(world.worker, ['--dry-run'])).toBe(0);
    expect(await purge(world.worker, [])).toBe(64);
    spy.mockRestore();
    expect(written.join('')).toMatch(
      /Documents of the vault that were replaced or removed \(60 months.*\): 1.*\n {2}held back 1: warning that counts 1/,
    );
    for (const id of [kept, gone]) expect(await rowsOf('vault_document', id)).toBe(1);
    await world.sql(`DELETE FROM vault_document WHERE id = ANY($1::uuid[])`, [[kept, gone]]);
  });

  it('goes when another administrator has confirmed; the trail says how much, and nothing of anybody', async () => {
    const [kept, gone] = [await replaced(held), await replaced(free)];
    const id = await proposed();
    expectRefusal(await confirmed(id, omar), 403, 'OTHER_PERSON_NEEDED');
    const read = must(await samira.get(`/api/proposals/${id}`));
    expect(read.about.fr).toMatch(/est passée \(1\)/);
    // Whoever confirms reads what ends and from before which day.
    expect(read.changes).toEqual([{ label: expect.any(Object), from: expect.any(Object), to: null }]);
    expect(read.changes[0].from.fr).toMatch(/^1 élément, d’avant le \d{1,2}(er)? \S+ \d{4}$/);
    expect((await confirmed(id)).status).toBe(204);
    const run = await done();
    expect(run.kinds).toMatchObject([{ planned: 1, ended: 1, kept: 0 }]);
    expect([await rowsOf('vault_document', kept), await rowsOf('vault_document', gone)]).toEqual([1, 0]);
    const [end] = await world.sql<{ detail: object }>(`SELECT detail FROM audit_entry WHERE event = 'end_purge' ORDER BY id DESC LIMIT 1`);
    expect(end!.detail).toEqual({ run: run.id, counts: [{ code: 'associations.replaced', ended: 1, kept: 0 }] });
    // Again, nothing.
    expect(await world.worker.get(CarryPurge).handle({ runId: run.id })).toBe('skipped');
    await world.sql(`DELETE FROM vault_document WHERE id = $1`, [kept]);
  });

  it('no more than was agreed: what a matter lets go of meanwhile is for another purge', async () => {
    const gone = await replaced(free);
    await replaced(held);
    const id = await proposed();
    await world.sql(`UPDATE association_flag SET lifted_at = clock_timestamp() WHERE association_id = $1`, [held.id]);
    expectRefusal(await confirmed(id), 409, 'PURGE_PLAN_CHANGED');
    expect(await rowsOf('vault_document', gone)).toBe(1);
    await world.sql(`UPDATE association_flag SET lifted_at = NULL WHERE association_id = $1`, [held.id]);
    expect((await confirmed(id)).status).toBe(204);
    await done();
  });

  it('nothing that a period lengthened since must keep', async () => {
    const gone = await replaced(free);
    const institution = await principalOf(world);
    const lengthened = (replacedFilesMonths: number) => {
      const value = { ...initialOf(retentionPeriods), replacedFilesMonths };
      const revision = { parameter: retentionPeriods.name, value, validFrom: dayOfInstant(new Date()), reason: 'Archives' };
      return byTwo(omar, `/api/institutions/${institution}/revisions`, revision, samira);
    };
    const id = await proposed();
    expect((await lengthened(240)).status).toBe(204);
    expectRefusal(await confirmed(id), 409, 'PURGE_PLAN_CHANGED');
    expect(await rowsOf('vault_document', gone)).toBe(1);
    expect((await lengthened(60)).status).toBe(204);
    expect((await confirmed(id)).status).toBe(204);
    await done();
    expect(await rowsOf('vault_document', gone)).toBe(0);
  });

  it('attendance, invitations, messages, accounts: each by its own period, and how many came stays', async () => {
    const nadia = await programmeOfficer(world);
    const { id: programmeId } = await aProgramme(world);
    const workshop = must<{ id: string }>(
      await nadia.post(`/api/programmes/${programmeId}/gatherings`, {
        ...{
          kind: 'capacity_building',
          title: { fr: 'Atelier', ar: 'ورشة' },
          startsOn: '2001-10-16',
          endsOn: '2001-10-18',
          place: 'Rabat',
        },
        attendance: null,
      }),
    ).id;
    for (const name of ['Amina Présente', 'Driss Présent'])
      must(await nadia.post(`/api/attendance/gatherings/${workshop}/attendees`, { name, organisation: null }));
    must(await nadia.upload(`/api/attendance/gatherings/${workshop}/sheets`, aPdf('emargement')));
    const closed = await User.with(world, 'Close Depuis Longtemps', [{ role: 'instructor' }]);
    await world.sql(`UPDATE role_grant SET revoked_at = clock_timestamp() WHERE person_id = $1`, [closed.id]);
    const recent = await User.with(world, 'Close Hier', []);
    await world.sql(`UPDATE person SET state = 'closed' WHERE id = ANY($1::uuid[])`, [[closed.id, recent.id]]);
    const closing = (id: string, ago: string) =>
      world.sql(
        `INSERT INTO audit_entry (at, role, subject, subject_id, event, to_state, content_hash)
         VALUES (clock_timestamp() - ${ago}, 'administrator', 'person', $1, 'close', 'closed', $2)`,
        [id, contentHash({ subject: 'person', subjectId: id, event: 'close', from: null, to: 'closed', reason: null, detail: null })],
      );
    await closing(closed.id, LONG_AGO);
    await closing(recent.id, `interval '1 day'`);
    await world.sql(`UPDATE message SET created_at = created_at - ${LONG_AGO} WHERE person_id = $1`, [samira.id]);
    const messages = (await world.sql(`SELECT FROM message WHERE person_id = $1`, [samira.id])).length;
    expect(messages).toBeGreaterThan(0);
    expect((await kindOf('notifications.messages')).rows).toBe(messages);
    expect((await kindOf('programmes.attendees')).rows).toBe(2);
    expect((await kindOf('identity.closed')).rows).toBe(1);

    await confirmed(await proposed());
    await done();
    expect((await world.sql(`SELECT attendance FROM gathering WHERE id = $1`, [workshop]))[0]).toEqual({ attendance: 2 });
    for (const table of ['attendee', 'attendance_sheet'])
      expect((await world.sql(`SELECT FROM ${table} WHERE gathering_id = $1`, [workshop])).length).toBe(0);
    const states = await world.sql(`SELECT state FROM person WHERE id = ANY($1::uuid[]) ORDER BY created_at`, [[closed.id, recent.id]]);
    expect(states).toEqual([{ state: 'erased' }, { state: 'closed' }]);
  });

  it('drafts given up, documents of files withdrawn, accounts nobody proved, invitations nobody answered: what was told of them stays', async () => {
    const { president, id } = await aVerifiedAssociation(world, 'Association Ancienne');
    const callId = (await aPublishedCall(world)).id;
    const draft = await aCompleteDraft(president, callId, { title: 'Un brouillon' });
    must(await president.post(`/api/applications/${draft}/withdrawal`));
    const file = await aSubmittedApplication(await aVerifiedAssociation(world, 'Association Retirée'), callId);
    must(await file.association.president.post(`/api/applications/${file.id}/withdrawal`, { reason: 'Nouveau projet' }));
    const email = `jamais.prouvee@${world.mailDomain}`;
    must(await visitor(world).post('/api/people/registrations', { email, name: 'Jamais Prouvée', language: 'fr' }));
    const unproved = await eventually(
      async () => (await world.sql<{ id: string }>(`SELECT id FROM person WHERE email = $1`, [email]))[0]?.id,
      'the account to be there',
    );
    await president.stepUp();
    const offer = { email: `sans.reponse@${world.mailDomain}`, name: 'Sans Réponse', language: 'fr', role: 'association.editor' };
    const invitation = must<{ id: string }>(await president.post(`/api/associations/${id}/members`, offer)).id;
    must(await president.post(`/api/associations/${id}/members/invitations/${invitation}/withdrawal`));
    const codes = ['applications.drafts', 'applications.refused', 'identity.unproved', 'associations.invitations'];
    const counts = async () => Object.fromEntries((await Promise.all(codes.map(kindOf))).map(({ code, rows }) => [code, rows]));
    expect(await counts()).toEqual(Object.fromEntries(codes.map((code) => [code, 0])));

    await world.sql(`UPDATE application SET changed_at = changed_at - ${LONG_AGO} WHERE id = ANY($1::uuid[])`, [[draft, file.id]]);
    await world.sql(`UPDATE person SET created_at = created_at - ${LONG_AGO}, invited_at = NULL WHERE id = $1`, [unproved]);
    await world.sql(`UPDATE member_invitation SET answered_at = answered_at - ${LONG_AGO} WHERE id = $1`, [invitation]);
    const attached = (of: string) => world.sql(`SELECT FROM application_attachment WHERE application_id = $1`, [of]);
    const documents = (await attached(file.id)).length;
    expect(documents).toBeGreaterThan(0);
    expect(await counts()).toEqual({
      'applications.drafts': 1,
      'applications.refused': documents,
      'identity.unproved': 1,
      'associations.invitations': 1,
    });
    await confirmed(await proposed());
    await done();
    expect(await counts()).toEqual(Object.fromEntries(codes.map((code) => [code, 0])));

    const emptied = must<ApplicationView>(await president.get(`/api/applications/${draft}`));
    expect(emptied).toMatchObject({ state: 'withdrawn', project: { title: '' } });
    const said = JSON.stringify(emptied.sections);
    for (const word of ['Commune d’Agadir', 'Ateliers']) expect(said).not.toContain(word);
    expect([(await attached(draft)).length, (await attached(file.id)).length]).toEqual([0, 0]);
    const kept = must<ApplicationView>(await file.association.president.get(`/api/applications/${file.id}`));
    expect(kept).toMatchObject({
      state: 'withdrawn',
      number: file.number,
      project: { title: 'Ateliers de langue et de soutien scolaire' },
    });
    expect((await world.sql(`SELECT state FROM person WHERE id = $1`, [unproved]))[0]).toEqual({ state: 'erased' });
    expect(await world.sql(`SELECT FROM person WHERE email = $1`, [email])).toEqual([]);
    expect(await rowsOf('member_invitation', invitation)).toBe(0);
  });

  it('sessions that are over go by themselves, by the period that the institution decided', async () => {
    const reader = await User.with(world, 'Lectrice Passée', [{ role: 'instructor' }]);
    await world.sql(
      `UPDATE session SET ended_at = clock_timestamp() - interval '181 days', created_at = created_at - interval '200 days' WHERE person_id = $1`,
      [reader.id],
    );
    const over = (await world.sql(`SELECT FROM session WHERE person_id = $1`, [reader.id])).length;
    expect(await kindOf('identity.sessions')).toMatchObject({ byItself: true, rows: over, length: 180 });
    expect(await world.worker.get(PurgeTraces).handle()).toBe('done');
    expect((await world.sql(`SELECT FROM session WHERE person_id = $1`, [reader.id])).length).toBe(0);
    expect(await world.worker.get(PurgeTraces).handle()).toBe('skipped');
  });

  it('what stopped half way goes on where it stopped, and one purge runs at a time', async () => {
    await world.sql(
      `INSERT INTO message (id, person_id, kind, language, subject, body, state, created_at)
       SELECT gen_random_uuid(), $1, 'identity.data-copy-ready', 'fr', 'x', 'x', 'sent', clock_timestamp() - ${LONG_AGO} FROM generate_series(1, 250)`,
      [omar.id],
    );
    const [open] = await world.sql<{ id: string }>(
      `INSERT INTO purge_run (id, cut_offs, planned) VALUES (gen_random_uuid(), '{}', '[]') RETURNING id`,
    );
    await omar.stepUp();
    expectRefusal(await omar.post('/api/retention/proposals', { reason: 'Encore' }), 409, 'PURGE_RUNS');
    await world.sql(`DELETE FROM purge_run WHERE id = $1`, [open!.id]);
    const cutOffs = Object.fromEntries(RETENTION_PERIODS.map((period) => [period, '2000-01-01T00:00:00.000Z']));
    const [{ id: runId }] = (await world.sql<{ id: string }>(
      `INSERT INTO purge_run (id, cut_offs, planned) VALUES (gen_random_uuid(), $1, '[{"code": "notifications.messages", "rows": 250}]') RETURNING id`,
      [cutOffs],
    )) as [{ id: string }];
    const carry = world.worker.get(CarryPurge);
    const left = async () => (await world.sql(`SELECT FROM message WHERE subject = 'x' AND person_id = $1`, [omar.id])).length;
    expect(await world.tx.run((em) => carry.portion(em, runId))).toBe(true);
    expect(await left()).toBe(150);
    // Here its worker is killed. What stands still for two minutes is taken up by another, and twice at once does no harm.
    expect(await world.worker.get(ResumePurges).handle()).toBe('skipped');
    await world.sql(`UPDATE purge_run SET moved_at = clock_timestamp() - interval '3 minutes' WHERE id = $1`, [runId]);
    expect(await world.worker.get(ResumePurges).handle()).toBe('done');
    await Promise.all([carry.handle({ runId }), carry.handle({ runId })]);
    const run = await done();
    expect(run).toMatchObject({ id: runId, kinds: [{ planned: 250, ended: 250, kept: 0 }] });
    expect(await left()).toBe(0);
  });

  it('at once from the command line, which says what it ended', async () => {
    const gone = await replaced(free);
    const written: string[] = [];
    const spy = jest.spyOn(process.stdout, 'write').mockImplementation((line) => written.push(String(line)) > 0);
    expect(await purge(world.worker, ['--yes'])).toBe(0);
    expect(await purge(world.worker, ['--yes'])).toBe(65);
    spy.mockRestore();
    expect(written.join('')).toContain('Documents of the vault that were replaced or removed: 1 ended');
    expect(written.join('')).toContain('NOTHING_TO_PURGE');
    expect(await rowsOf('vault_document', gone)).toBe(0);
  });

  it('and everything that must hold does', async () => {
    expect(await brokenInvariants(world.ownerUrl, world.contexts)).toEqual([]);
    const spy = jest.spyOn(process.stdout, 'write').mockImplementation(() => true);
    expect(await verifyAudit(world.worker, [])).toBe(0);
    spy.mockRestore();
  });
});
