import { Applications, type ApplicationView, type Dossier, type Receipt } from '#applications';
import { contentHash } from '#kernel';
import { newId, SYSTEM, Verifications } from '#platform';
import { brokenInvariants } from '../../apps/cli/commands.js';
import { balancedBudget } from '#seeds';
import { aCompleteDraft, aSubmittedApplication } from '../support/applications.js';
import {
  aMember,
  aPdf,
  aRegisteredAssociation,
  aVerifiedAssociation,
  nationalInstructor,
  type AssociationInWorld,
} from '../support/associations.js';
import { aPublishedCall, type CallInWorld } from '../support/calls.js';
import { expectRefusal, User, visitor } from '../support/people.js';
import { must } from '../support/programmes.js';
import { createWorld, eventually, type OwnWorld } from '../support/world.js';

const HONOUR = { declaration: true };

describe('applications', () => {
  let world: OwnWorld;
  let call: CallInWorld;
  let instructor: User;
  beforeAll(async () => {
    world = await createWorld();
    call = await aPublishedCall(world);
    instructor = await nationalInstructor(world);
  });
  afterAll(async () => {
    expect(await brokenInvariants(world.config.DATABASE_URL, world.contexts)).toEqual([]);
    await world.close();
  });

  const submit = (who: User, id: string, key?: string) => who.post(`/api/applications/${id}/submission`, HONOUR, key);
  const view = async (who: User, id: string) => must(await who.get<ApplicationView>(`/api/applications/${id}`));
  const stateOf = async (id: string) =>
    (await world.sql<{ state: string; number: string | null }>(`SELECT state, number FROM application WHERE id = $1`, [id]))[0]!;
  /** Another call, whose deadline a story may move. */
  const anotherCall = (content: Record<string, unknown> = {}) => aPublishedCall(world, { programme: call.programme, content });
  const moveDeadline = (callId: string, milliseconds: number) =>
    world.sql(`UPDATE call SET closes_at = clock_timestamp() + $2 * interval '1 millisecond' WHERE id = $1`, [callId, milliseconds]);

  describe('writing', () => {
    let association: AssociationInWorld;
    let editor: User;
    let id: string;
    beforeAll(async () => {
      association = await aVerifiedAssociation(world, 'Plume');
      editor = await aMember(world, association.id, 'Edith Plume', 'editor');
      id = must(await editor.post<{ id: string }>('/api/applications', { callId: call.id })).id;
    });

    it('ten members who begin at the same instant get the same draft, and who comes back resumes it', async () => {
      const other = await aVerifiedAssociation(world, 'Dix mains');
      const begun = await Promise.all(
        Array.from({ length: 10 }, () => other.president.post<{ id: string; resumed: boolean }>('/api/applications', { callId: call.id })),
      );
      expect(new Set(begun.map(({ body }) => body.id)).size).toBe(1);
      expect(begun.filter(({ body }) => !body.resumed)).toHaveLength(1);
      expect((await editor.post('/api/applications', { callId: call.id })).body).toEqual({ id, resumed: true });
    });

    it('the first screen says what is there and what is not', async () => {
      const { completeness, call: rules, project } = await view(editor, id);
      expect(rules.number).toBe(call.number);
      expect(project.regionCode).toBe('MA-09');
      expect(completeness.sections.filter(({ state }) => state === 'not_started').map(({ path }) => path)).toEqual(
        expect.arrayContaining(['project', 'sections.project', 'sections.means', 'budget', 'eligibility', 'parts.places']),
      );
      expect(completeness.errors).toContainEqual({
        path: 'documents.project_note',
        code: 'document_missing',
        message: 'Document à joindre.',
      });
      // The receipt is valid in the vault: it need not be attached.
      expect(completeness.errors.map(({ path }) => path)).not.toContain('documents.receipt');
    });

    it('sections are saved by themselves; the second of two writers gets the words of the first', async () => {
      const at = `/api/applications/${id}/sections/project`;
      expect((await editor.put(at, { version: 0, answers: { title: 'Premier' } })).body).toMatchObject({ version: 1 });
      const conflict = await association.president.put(at, { version: 0, answers: { title: 'Second' } });
      expectRefusal(conflict, 409, 'VERSION_CONFLICT');
      expect(conflict.body.params).toMatchObject({ current: 1, content: { answers: { title: 'Premier' } }, savedBy: { id: editor.id } });
      expect(conflict.body.params.savedAt.wall).toMatch(/^\d{4}-/);
      const both = await Promise.all([1, 2].map((n) => editor.put(at, { version: 1, answers: { title: `Course ${n}` } })));
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
      expectRefusal(await editor.put(`/api/applications/${id}/sections/unknown`, { version: 0, answers: {} }), 404, 'NOT_FOUND');
      const wrong = await editor.put(at, { version: 2, answers: { title: 12, hack: 'x' } });
      expectRefusal(wrong, 422, 'INVALID_REQUEST');
      expect(wrong.body.errors.map(({ path }: { path: string }) => path).sort()).toEqual(['answers.hack', 'answers.title']);
    });

    it('a budget line on the wrong side is refused by its path, and nothing is half written', async () => {
      const lines = balancedBudget(80_000_00);
      const wrong = await editor.put(`/api/applications/${id}/budget`, { version: 0, lines: [...lines, { ...lines[0], account: '75' }] });
      expectRefusal(wrong, 422, 'INVALID_REQUEST');
      expect(wrong.body.errors[0].path).toBe('lines.8.account');
      expect((await view(editor, id)).budget.lines).toEqual([]);
      must(await editor.put(`/api/applications/${id}/budget`, { version: 0, lines: balancedBudget(400_000_00) }));
      expect((await view(editor, id)).completeness.errors).toContainEqual(
        expect.objectContaining({ path: 'budget.lines.5.amountCentimes', code: 'asked_above_ceiling' }),
      );
      const stale = await editor.put(`/api/applications/${id}/budget`, { version: 0, lines });
      expectRefusal(stale, 409, 'VERSION_CONFLICT');
      expect(stale.body.params.content.lines).toHaveLength(8);
      expect(stale.body.params).toMatchObject({ current: 1, savedBy: { id: editor.id }, savedAt: { wall: expect.any(String) } });
    });

    it('what a conflict gives back of a part has the shape in which the part is saved, with who and when', async () => {
      const at = `/api/applications/${id}`;
      const partner = { name: 'Commune', role: 'Salle', public: true };
      must(await editor.put(`${at}/parts/partners`, { version: 0, items: [partner] }));
      const part = await association.president.put(`${at}/parts/partners`, { version: 0, items: [] });
      expectRefusal(part, 409, 'VERSION_CONFLICT');
      expect(part.body.params).toMatchObject({ current: 1, content: { items: [partner], unfinished: [] }, savedBy: { id: editor.id } });
      const { title, domainCode, regionCode, version } = (await view(editor, id)).project;
      must(await editor.put(`${at}/project`, { version, title: 'Un titre', domainCode, regionCode }));
      const project = await association.president.put(`${at}/project`, { version, title: 'Un autre', domainCode, regionCode });
      expectRefusal(project, 409, 'VERSION_CONFLICT');
      expect(project.body.params).toMatchObject({
        current: version + 1,
        content: { title: 'Un titre', domainCode, regionCode },
        savedBy: { id: editor.id },
        savedAt: { wall: expect.any(String) },
      });
      // Not named again by anybody: the stories below need a file without a title.
      await world.sql(`UPDATE application SET title = $2 WHERE id = $1`, [id, title]);
      must(await editor.put(`${at}/parts/partners`, { version: 1, items: [] }));
    });

    it('a reader writes nothing; another association, an officer and the public see no draft', async () => {
      const reader = await aMember(world, association.id, 'Rita Lectrice', 'reader');
      expect((await reader.get(`/api/applications/${id}`)).status).toBe(200);
      expectRefusal(await reader.put(`/api/applications/${id}/budget`, { version: 1, lines: [] }), 403, 'FORBIDDEN');
      const stranger = (await aVerifiedAssociation(world, 'Curieuse')).president;
      expectRefusal(await stranger.get(`/api/applications/${id}`), 404, 'NOT_FOUND');
      expectRefusal(await stranger.get(`/api/applications/${id}/dossier`), 404, 'NOT_FOUND');
      expectRefusal(await stranger.put(`/api/applications/${id}/budget`, { version: 1, lines: [] }), 404, 'NOT_FOUND');
      expectRefusal(await submit(stranger, id), 404, 'NOT_FOUND');
      expectRefusal(await instructor.get(`/api/applications/${id}/dossier`), 404, 'NOT_FOUND');
      expectRefusal(await instructor.get(`/api/applications/${id}`), 403, 'FORBIDDEN');
      expectRefusal(await visitor(world).get(`/api/applications/${id}`), 401, 'UNAUTHENTICATED');
      expect((await instructor.get('/api/applications?q=Plume')).body.total).toBe(0);
    });

    it('an incomplete file is not submitted, and every path is named', async () => {
      const refused = await submit(association.president, id);
      expectRefusal(refused, 422, 'APPLICATION_INCOMPLETE');
      expect(refused.body.errors.map(({ path }: { path: string }) => path)).toEqual(
        expect.arrayContaining([
          'project.title',
          'sections.project.need',
          'parts.activities',
          'budget.lines.5.amountCentimes',
          'documents.project_note',
        ]),
      );
      expect(await stateOf(id)).toEqual({ state: 'draft', number: null });
    });
  });

  describe('submitting', () => {
    it('the president submits and holds a receipt that anyone can verify; an editor cannot, nor without the declaration', async () => {
      const association = await aVerifiedAssociation(world, 'Dépôt', { language: 'ar' });
      const { president } = association;
      const editor = await aMember(world, association.id, 'Edgar Dépôt', 'editor');
      const id = await aCompleteDraft(editor, call.id, { title: 'Colonie de vacances' });
      expectRefusal(await submit(editor, id), 403, 'FORBIDDEN');
      expectRefusal(await president.post(`/api/applications/${id}/submission`, { declaration: false }), 422, 'INVALID_REQUEST');
      expectRefusal(await president.send('POST', `/api/applications/${id}/submission`, HONOUR), 422, 'IDEMPOTENCY_KEY_REQUIRED');

      const receipt: Receipt = must(await submit(president, id));
      expect(receipt.number).toMatch(/^D-\d{4}-\d{6}$/);
      const kept = await world.sql<{ content: string }>(`SELECT content FROM application_receipt WHERE application_id = $1`, [id]);
      expect(contentHash(JSON.parse(kept[0]!.content))).toBe(receipt.contentHash);
      const found = await world.tx.run((em) => world.api.get(Verifications).find(em, receipt.verificationCode));
      expect(found).toMatchObject({ number: receipt.number, sha256: receipt.contentHash });
      expect(await world.tx.run((em) => world.api.get(Verifications).find(em, 'AAAA-BBBB-CCCC-DDDD'))).toBeNull();

      const mail = await world.mailbox.newestTo(president.email, new RegExp(receipt.number));
      expect(mail.subject).toContain('تم إيداع الملف');
      expect(mail.text).toContain(receipt.contentHash);
      const pdf = await eventually(async () => {
        const answer = await president.get(`/api/applications/${id}/receipt`);
        return answer.status === 200 && answer;
      }, 'the receipt as PDF');
      expect(pdf.raw.subarray(0, 5).toString()).toBe('%PDF-');
      expect(await world.sql(`SELECT 1 FROM audit_entry WHERE subject_id = $1 AND event = 'submit'`, [id])).toHaveLength(1);
      // What the vault held at that instant is now a document of the file.
      const { documents } = await view(president, id);
      expect(documents.filter(({ required }) => required).map(({ attachment }) => attachment !== null)).toEqual([true, true]);
      // The letter by which its partner commits itself may be there, and need not.
      expect(documents.filter(({ required }) => !required)).toMatchObject([{ attachment: null }]);
    });

    it('the same click ten times is one submission and one receipt; ten clicks are one submission', async () => {
      const { president } = await aVerifiedAssociation(world, 'Dix clics');
      const id = await aCompleteDraft(president, call.id);
      const key = newId();
      const same = await Promise.all(Array.from({ length: 10 }, () => submit(president, id, key)));
      expect(new Set(same.map(({ status }) => status))).toEqual(new Set([201]));
      expect(new Set(same.map(({ body }) => body.number)).size).toBe(1);
      expectRefusal(await submit(president, id), 409, 'ALREADY_SUBMITTED');

      const other = await aVerifiedAssociation(world, 'Dix clefs');
      const file = await aCompleteDraft(other.president, call.id);
      const clicks = await Promise.all(Array.from({ length: 10 }, () => submit(other.president, file)));
      expect(clicks.filter(({ status }) => status === 201)).toHaveLength(1);
      for (const refused of clicks.filter(({ status }) => status !== 201)) expectRefusal(refused, 409, 'ALREADY_SUBMITTED');
      expect(await world.sql(`SELECT 1 FROM application_receipt WHERE application_id = ANY($1)`, [[id, file]])).toHaveLength(2);
    });

    it('one accepted file per association and call, unless the call allows more', async () => {
      const one = await aVerifiedAssociation(world, 'Une seule');
      const { number } = await aSubmittedApplication(one, call.id);
      const again = await one.president.post('/api/applications', { callId: call.id });
      expectRefusal(again, 409, 'ALREADY_SUBMITTED');
      expect(again.body.params).toEqual({ number });
      const generous = await anotherCall({ maxFilesPerAssociation: 2 });
      await aSubmittedApplication(one, generous.id);
      await aSubmittedApplication(one, generous.id);
      expectRefusal(await one.president.post('/api/applications', { callId: generous.id }), 409, 'TOO_MANY_FILES');
    });

    it('one millisecond after the deadline the clock refuses and says when it closed; the alarm changes nothing', async () => {
      const late = await anotherCall();
      const { president } = await aVerifiedAssociation(world, 'Retardataire');
      const id = await aCompleteDraft(president, late.id);
      await moveDeadline(late.id, -1);
      const refused = await submit(president, id);
      expectRefusal(refused, 409, 'DEADLINE_PASSED');
      expect(refused.body.params.closesAt).toBeDefined();
      expect((await stateOf(id)).state).toBe('draft');
      await moveDeadline(late.id, 60_000);
      must(await submit(president, id));
    });

    it('an association that is not verified, or suspended meanwhile, writes but does not submit', async () => {
      const { president } = await aRegisteredAssociation(world, 'Pas encore');
      const id = await aCompleteDraft(president, call.id);
      expectRefusal(await submit(president, id), 409, 'ASSOCIATION_NOT_VERIFIED');

      const association = await aVerifiedAssociation(world, 'Suspendue');
      const file = await aCompleteDraft(association.president, call.id);
      const officer = await User.with(world, 'Samir Programme', [{ role: 'programme.officer' }]);
      must(await officer.post(`/api/associations/${association.id}/suspension`, { reason: 'Enquête en cours', reasons: ['inquiry'] }));
      expectRefusal(await submit(association.president, file), 409, 'ASSOCIATION_NOT_VERIFIED');
      expect((await stateOf(file)).state).toBe('draft');
    });

    it('withdraws until the deadline and may begin again; not after', async () => {
      const closing = await anotherCall();
      const association = await aVerifiedAssociation(world, 'Se ravise');
      const first = await aSubmittedApplication(association, closing.id);
      const { president } = association;
      must(await president.post(`/api/applications/${first.id}/withdrawal`, { reason: 'Nouveau budget' }));
      const draft = await aCompleteDraft(president, closing.id);
      must(await president.post(`/api/applications/${draft}/withdrawal`));
      expect((await stateOf(draft)).state).toBe('withdrawn');
      const second = await aSubmittedApplication(association, closing.id);
      expect(second.number).not.toBe(first.number);
      await moveDeadline(closing.id, -1);
      expectRefusal(await president.post(`/api/applications/${second.id}/withdrawal`), 409, 'WITHDRAWAL_CLOSED');
      expectRefusal(await president.post(`/api/applications/${first.id}/withdrawal`), 409, 'WRONG_STATE');
    });

    it('a draft that nobody submitted lapses, once, and its members are told', async () => {
      const ended = await anotherCall();
      const { president } = await aVerifiedAssociation(world, 'Oubli');
      const id = await aCompleteDraft(president, ended.id);
      await moveDeadline(ended.id, -1);
      await world.sql(`UPDATE deadline SET due_at = clock_timestamp() WHERE kind = 'applications.draft-alarm' AND subject_id = $1`, [id]);
      await world.sql(`UPDATE outbox SET not_before = NULL WHERE name = 'deadlines.fire' AND published_at IS NULL`);
      const { Deadlines } = await import('#notifications');
      await world.worker.get(Deadlines).sweep();
      await world.mailbox.newestTo(president.email, /Dossier non déposé/);
      expect((await stateOf(id)).state).toBe('lapsed');
      expectRefusal(await submit(president, id), 409, 'WRONG_STATE');
      expectRefusal(await president.put(`/api/applications/${id}/budget`, { version: 1, lines: [] }), 409, 'WRONG_STATE');
    });

    it('three hours before, the members are reminded once', async () => {
      const soon = await anotherCall();
      const { president } = await aVerifiedAssociation(world, 'Dernière heure');
      const id = await aCompleteDraft(president, soon.id, { title: 'Presque prêt' });
      await moveDeadline(soon.id, 3 * 3_600_000 - 1_000);
      await world.sql(
        `UPDATE deadline SET due_at = clock_timestamp() - interval '1 minute' WHERE kind = 'applications.draft-alarm' AND subject_id = $1`,
        [id],
      );
      const { Deadlines } = await import('#notifications');
      await Promise.all([world.worker.get(Deadlines).sweep(), world.api.get(Deadlines).sweep()]);
      await world.mailbox.newestTo(president.email, /ferme le/);
      const told = await world.sql(`SELECT 1 FROM message WHERE person_id = $1 AND kind = 'applications.reminder'`, [president.id]);
      expect(told).toHaveLength(1);
    });
  });

  describe('completion and what later stages do', () => {
    const applications = () => world.api.get(Applications);
    const request = (id: string, fields: string[], documents: string[], until = new Date(Date.now() + 86_400_000)) =>
      world.tx.run((em) => applications().requestCompletion(em, SYSTEM, id, { requestId: newId(), fields, documents, until }));

    it('opens only what was asked, and the answer has its own receipt', async () => {
      const association = await aVerifiedAssociation(world, 'Complément');
      const { president } = association;
      const { id, receipt } = await aSubmittedApplication(association, call.id);
      const at = `/api/applications/${id}`;
      const before = await view(president, id);
      const answers = before.sections[0]!.answers;
      const section = (changes: object, version = 1) =>
        president.put(`${at}/sections/project`, { version, answers: { ...answers, ...changes } });
      expectRefusal(await section({ need: 'Trop tôt' }), 409, 'WRONG_STATE');
      await expect(request(id, ['nonsense'], ['photo'])).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
      await request(id, ['need'], ['project_note']);
      expect((await view(president, id)).completion).toMatchObject({ fields: ['need'], documents: ['project_note'] });

      const locked = await section({ need: 'Précisé', title: 'Changé en passant' });
      expectRefusal(locked, 409, 'FIELD_LOCKED');
      expect(locked.body.errors).toMatchObject([{ path: 'answers.title', code: 'locked' }]);
      expectRefusal(await president.put(`${at}/budget`, { version: 1, lines: [] }), 409, 'FIELD_LOCKED');
      expectRefusal(await president.upload(`${at}/attachments/receipt`, aPdf('non demandé')), 409, 'FIELD_LOCKED');
      must(await section({ need: 'Précisé' }));
      must(await president.upload(`${at}/attachments/project_note`, aPdf('note complétée')));
      const answered = must(await president.post<Receipt>(`${at}/completion`, HONOUR));
      expect(answered).toMatchObject({ kind: 'completion', number: receipt.number });
      expect(answered.contentHash).not.toBe(receipt.contentHash);
      expect((await stateOf(id)).state).toBe('submitted');
      expectRefusal(await president.post(`${at}/completion`, HONOUR), 409, 'WRONG_STATE');
      expect((await view(president, id)).receipts.map(({ kind }) => kind)).toEqual(['completion', 'submission']);
    });

    it('after its instant a request is closed, whatever the alarm has done; the file goes on as it is', async () => {
      const association = await aVerifiedAssociation(world, 'Trop tard');
      const { id } = await aSubmittedApplication(association, call.id);
      await request(id, ['budget'], [], new Date(Date.now() - 1));
      expectRefusal(await association.president.post(`/api/applications/${id}/completion`, HONOUR), 409, 'COMPLETION_CLOSED');
      expectRefusal(await association.president.put(`/api/applications/${id}/budget`, { version: 1, lines: [] }), 409, 'COMPLETION_CLOSED');
      await world.tx.run((em) => applications().closeCompletion(em, SYSTEM, id));
      await world.tx.run((em) => applications().closeCompletion(em, SYSTEM, id));
      expect((await stateOf(id)).state).toBe('submitted');
    });

    it('later stages move a file along its machine, not beside it; whoever belongs to the association never does', async () => {
      const association = await aVerifiedAssociation(world, 'En route');
      const { id } = await aSubmittedApplication(association, call.id, { title: 'Un long chemin' });
      const advance = (event: Parameters<Applications['advance']>[3]) =>
        world.tx.run((em) => applications().advance(em, SYSTEM, id, event));
      await expect(advance('select')).rejects.toMatchObject({ code: 'WRONG_STATE' });
      const own = {
        ...SYSTEM,
        personId: association.president.id,
        role: 'instructor',
        ownAssociationIds: [association.id],
      };
      await expect(world.tx.run((em) => applications().advance(em, own, id, 'admit'))).rejects.toMatchObject({ code: 'OWN_ASSOCIATION' });
      for (const event of ['admit', 'declare_eligible', 'take_up', 'select_partially'] as const) await advance(event);
      expect((await stateOf(id)).state).toBe('partially_selected');
      await expect(advance('reject')).rejects.toMatchObject({ code: 'WRONG_STATE' });

      const dossier = await world.tx.run((em) => applications().dossier(em, id));
      expect(dossier).toMatchObject({
        facts: { title: 'Un long chemin', askedCentimes: 80_000_00, totalCentimes: 100_000_00, ownCentimes: 12_000_00 },
        association: { id: association.id },
        partners: [{ public: true }],
        indicators: [{ target: 60 }],
        targetGroups: [{ code: 'children' }],
      });
      expect(dossier.budget.lines).toHaveLength(8);
      expect(dossier.attachments.map(({ documentCode }) => documentCode)).toEqual(['project_note', 'receipt']);
      expect(dossier.indicators[0]!.id).toMatch(/^[0-9a-f-]{36}$/);
    });
  });

  describe('reading', () => {
    it('officers read what was submitted in their region, with the sums of the whole selection', async () => {
      const south = await aVerifiedAssociation(world, 'Du Souss');
      const east = await aVerifiedAssociation(world, 'De l’Est', { overrides: { regionCode: 'MA-02' } });
      const own = await anotherCall();
      await aSubmittedApplication(south, own.id, { askedCentimes: 40_000_00 });
      const eastern = await aSubmittedApplication(east, own.id, { askedCentimes: 60_000_00 });
      const list = async (who: User, query = '') => must(await who.get(`/api/applications?callId=${own.id}${query}`));
      expect(await list(instructor)).toMatchObject({ total: 2, askedCentimes: 100_000_00, byState: [{ state: 'submitted', count: 2 }] });
      expect(await list(instructor, '&pageSize=1')).toMatchObject({ total: 2, items: [{ number: eastern.number }] });
      const oriental = await User.with(world, 'Ouafa Oriental', [{ role: 'programme.officer', scope: { regionCode: 'MA-02' } }]);
      expect(await list(oriental)).toMatchObject({ total: 1, askedCentimes: 60_000_00, items: [{ id: eastern.id }] });
      expect(await list(oriental, '&regionCode=MA-09')).toMatchObject({ total: 0, items: [] });
      const southern = (await south.president.get('/api/applications/own')).body.items[0].id;
      expectRefusal(await oriental.get(`/api/applications/${southern}/dossier`), 404, 'NOT_FOUND');
      expect((await oriental.get(`/api/applications/${eastern.id}/dossier`)).status).toBe(200);
      expect((await list(instructor, `&q=${encodeURIComponent('De l’Est')}`)).total).toBe(1);
      expectRefusal(await instructor.get('/api/applications?pageSize=1000'), 422, 'INVALID_REQUEST');
      expectRefusal(await instructor.get('/api/applications?state=draft'), 422, 'INVALID_REQUEST');
      expectRefusal(await south.president.get('/api/applications'), 403, 'FORBIDDEN');
      const member = await User.with(world, 'Karim Committee', [{ role: 'committee.member', scope: { committeeId: newId() } }]);
      expectRefusal(await member.get('/api/applications'), 403, 'FORBIDDEN');
      expectRefusal(await member.get(`/api/applications/${eastern.id}/dossier`), 403, 'FORBIDDEN');
    });

    it('an officer who belongs to the association does not find its files', async () => {
      const association = await aVerifiedAssociation(world, 'Des deux côtés');
      const { id } = await aSubmittedApplication(association, call.id);
      const both = await User.with(world, 'Deux Chapeaux', [
        { role: 'instructor' },
        { role: 'association.reader', scope: { associationId: association.id } },
      ]);
      expectRefusal(await both.get(`/api/applications/${id}/dossier`), 403, 'OWN_ASSOCIATION');
      expect((await both.get(`/api/applications?q=${encodeURIComponent('Des deux côtés')}`)).body.total).toBe(0);
    });

    it('home says what must be done, and the dossier of the association lists its files', async () => {
      const association = await aVerifiedAssociation(world, 'À faire');
      const { id, number } = await aSubmittedApplication(association, call.id);
      const more = await anotherCall();
      must(await association.president.post('/api/applications', { callId: more.id, title: 'Encore un' }));
      const home = must(await association.president.get('/api/home'));
      expect(home.items).toMatchObject([{ label: { fr: 'Terminer et déposer le dossier' }, about: { fr: 'Encore un' } }]);
      const editor = await aMember(world, association.id, 'Édouard Plume', 'editor');
      expect(must(await editor.get('/api/home')).items).toMatchObject([{ label: { fr: 'Compléter le dossier' } }]);
      const own = must(await association.president.get('/api/applications/own'));
      expect(own.items).toMatchObject([
        { state: 'draft', due: { instant: own.items[0].call.closes.instant, urgency: 'soon' } },
        { state: 'submitted', due: null },
      ]);
      const dossier = must(await instructor.get(`/api/associations/${association.id}/dossier`));
      expect(dossier.history).toMatchObject([{ about: { fr: expect.stringContaining(number) }, href: `/app/applications/${id}` }]);
    });

    it('a draft is read with what its submission will take from the vault; once submitted, that is attached', async () => {
      const { president } = await aVerifiedAssociation(world, 'Coffre plein');
      const id = await aCompleteDraft(president, call.id);
      const read = async () => must(await president.get<Dossier>(`/api/applications/${id}/dossier`));
      expect(await read()).toMatchObject({
        fromVault: [{ documentCode: 'receipt', label: { fr: 'Récépissé' } }],
        eligibility: [{ code: 'not_for_profit', text: { fr: 'Oui', ar: 'نعم' } }],
      });
      must(await submit(president, id));
      const submitted = await read();
      expect(submitted.fromVault).toEqual([]);
      expect(submitted.attachments.map(({ documentCode }) => documentCode)).toContain('receipt');
    });

    it('attachments are for those who may read the file', async () => {
      const association = await aVerifiedAssociation(world, 'Pièces');
      const { id } = await aSubmittedApplication(association, call.id);
      const { attachments } = must(await instructor.get(`/api/applications/${id}/dossier`));
      const file = `/api/applications/${id}/attachments/${attachments[0].id}`;
      const answer = await instructor.get(file);
      expect(answer.headers['content-disposition']).toContain('attachment');
      const stranger = (await aVerifiedAssociation(world, 'Pas les tiennes')).president;
      expectRefusal(await stranger.get(file), 404, 'NOT_FOUND');
      expectRefusal(await instructor.get(`/api/applications/${id}/attachments/${newId()}`), 404, 'NOT_FOUND');
    });
  });
});
