import { Calls, phaseAt, type CallView, type Edited, type PublicCall } from '#calls';
import { Associations } from '#associations';
import { dayOfInstant, withIceKey } from '#kernel';
import { newId, SYSTEM } from '#platform';
import { expectRefusal, User, visitor } from '../support/people.js';
import { aProgramme, must, programmeOfficer } from '../support/programmes.js';
import { aPublishedCall, aReadyCall, closeNow, publish, someCalendar, someContent, someForm, someGrid, wallIn } from '../support/calls.js';
import { createWorld, eventually, type OwnWorld } from '../support/world.js';

type Errors = { path: string; code: string; message: string }[];
const said = (errors: Errors) => errors.map(({ path, code }) => `${path} ${code}`);
const reason = { fr: 'Crédits retirés.', ar: 'تم سحب الاعتمادات.' };

describe('calls', () => {
  let world: OwnWorld;
  let nadia: User;
  let calls: Calls;
  let associations = 0;
  beforeAll(async () => {
    world = await createWorld();
    nadia = await programmeOfficer(world);
    calls = world.api.get(Calls);
  });
  afterAll(() => world?.close());

  const view = async (id: string) => must(await nadia.get<CallView>(`/api/calls/${id}`));
  const publicCall = async (number: string) => must(await visitor(world).get<PublicCall>(`/api/public/calls/${number}`));
  const rules = (id: string) => world.tx.run((em) => calls.rulesFor(em, id));
  const requireOpen = (id: string) =>
    world.tx.run(async (em) => calls.requireOpen(await calls.rulesFor(em, id), await world.tx.run((other) => world.tx.now(other))));
  const editor = async (name: string, language: 'fr' | 'ar' = 'fr') =>
    User.with(world, name, [{ role: 'association.editor', scope: { associationId: await anAssociation(name) } }], { language });
  const anAssociation = (name: string) =>
    world.tx.run((em) =>
      world.api.get(Associations).importPast(em, SYSTEM, {
        name: { fr: `Association de ${name}`, ar: `جمعية ${name}` },
        ice: withIceKey(String(++associations).padStart(13, '0')),
        receiptNumber: `R-${associations}`,
        regionCode: 'MA-09',
      }),
    );

  describe('preparing', () => {
    it('an empty draft says all it lacks, in Arabic to an Arabic reader, and is not published', async () => {
      const programme = await aProgramme(world);
      const content = { ...someContent, title: { fr: 'Titre', ar: '' }, ceilingCentimes: null, eligibility: [] };
      const { id, version } = must(await nadia.post<Edited>('/api/calls', { ...content, programmeId: programme.id }));
      const lacking = [
        'title both_languages',
        'ceilingCentimes required',
        'form required',
        'grid required',
        'funding.MA-09 sub_envelope_missing',
        'funding.MA-02 sub_envelope_missing',
        'calendar required',
      ];
      const readiness = await nadia.send('GET', `/api/calls/${id}/readiness`, undefined, { 'accept-language': 'ar' });
      expect(said(readiness.body.errors)).toEqual(lacking);
      expect(readiness.body.errors[0].message).toBe('الفرنسية والعربية إلزاميتان معا.');
      const refused = await nadia.post(`/api/calls/${id}/publication`, { version });
      expectRefusal(refused, 422, 'CALL_NOT_PUBLISHABLE');
      expect(said(refused.body.errors)).toEqual(lacking);
      expectRefusal(await visitor(world).get(`/api/public/calls/${(await view(id)).number}`), 404, 'NOT_FOUND');
      await expect(rules(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });

    it('weights that do not make 100, a form without Arabic and a deadline in the past are found at publication', async () => {
      const call = await aReadyCall(world, {
        grid: [{ ...someGrid[0]!, weight: 99 }],
        form: { ...someForm, fields: [{ ...someForm.fields[0]!, label: { fr: 'Intitulé', ar: '' } }] },
        calendar: { opens: '2025-01-01T09:00', questionsUntil: '2025-01-02T09:00', closes: '2025-01-03T09:00' },
      });
      const refused = await nadia.post(`/api/calls/${call.id}/publication`, { version: call.version });
      expect(said(refused.body.errors)).toEqual([
        'form.fields.0.label both_languages',
        'form.sections.1.label section_empty',
        'grid.criteria weights',
        'calendar.opens calendar_past',
        'calendar.closes calendar_past',
      ]);
    });

    it('codes that repeat, dates out of order, unknown regions and another programme’s money are refused where they are', async () => {
      const call = await aReadyCall(world);
      const put = (what: string, body: object) => nadia.put(`/api/calls/${call.id}/${what}`, { version: call.version, ...body });
      const [field] = someForm.fields;
      const form = await put('form', { ...someForm, fields: [field, field] });
      expectRefusal(form, 422, 'INVALID_REQUEST');
      expect(said(form.body.errors)).toEqual(['fields.1.code repeated']);
      expect(said((await put('grid', { criteria: [{ ...someGrid[0], threshold: 6 }] })).body.errors)).toEqual([
        'criteria.0.threshold too_large',
      ]);
      const documents = [{ code: 'statutes', label: { fr: 'Statuts', ar: 'القانون الأساسي' }, required: true, fromVault: 'no_such_kind' }];
      expect(said((await put('documents', { documents })).body.errors)).toEqual(['documents.0.fromVault choice']);
      const disorder = await put('calendar', { ...someCalendar(), questionsUntil: wallIn(31) });
      expect(said(disorder.body.errors)).toEqual(['closes calendar_order']);
      const skipped = await put('calendar', { ...someCalendar(), zone: 'Europe/Paris', opens: '2027-03-28T02:30' });
      expect(said(skipped.body.errors)).toEqual(['opens wall_time_missing']);
      const other = await aProgramme(world);
      const foreign = await put('funding', { shares: [{ regionCode: 'MA-09', subEnvelopeId: other.shares[0]!.id }] });
      expect(said(foreign.body.errors)).toEqual(['shares.0.subEnvelopeId sub_envelope_foreign']);
      const unknown = await nadia.put(`/api/calls/${call.id}`, {
        ...someContent,
        version: call.version,
        regionCodes: ['MA-99'],
        domainCodes: ['x'],
      });
      expect(said(unknown.body.errors)).toEqual(['regionCodes.0 choice', 'domainCodes.0 choice']);
      expect((await view(call.id)).version).toBe(call.version);
    });

    it('two officers writing at once: the second is told, nothing is overwritten', async () => {
      const call = await aReadyCall(world);
      const content = (fr: string) => ({ ...someContent, title: { fr, ar: 'عنوان' }, version: call.version });
      const answers = await Promise.all(['Premier', 'Second'].map((fr) => nadia.put(`/api/calls/${call.id}`, content(fr))));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      expectRefusal(
        answers.find(({ status }) => status === 409)!,
        409,
        'VERSION_CONFLICT',
      );
      expect((await view(call.id)).version).toBe(call.version + 1);
    });

    it('a regional officer manages the calls of the region alone, sees those that concern it, and not the others', async () => {
      const souad = await User.with(world, 'Souad Souss', [{ role: 'programme.officer', scope: { regionCode: 'MA-09' } }]);
      const own = await aReadyCall(world, { content: { regionCodes: ['MA-09'] } });
      const shared = await aReadyCall(world);
      const foreign = await aReadyCall(world, { content: { regionCodes: ['MA-02'] } });
      expect((await souad.post(`/api/calls/${own.id}/publication`, { version: own.version })).status).toBe(200);
      expect((await souad.get(`/api/calls/${shared.id}`)).status).toBe(200);
      expectRefusal(await souad.post(`/api/calls/${shared.id}/publication`, { version: shared.version }), 403, 'FORBIDDEN');
      expectRefusal(await souad.get(`/api/calls/${foreign.id}`), 404, 'NOT_FOUND');
      expectRefusal(await souad.put(`/api/calls/${foreign.id}/grid`, { version: foreign.version, criteria: someGrid }), 404, 'NOT_FOUND');
      expectRefusal(await souad.post('/api/calls', { ...someContent, programmeId: own.programme.id }), 403, 'FORBIDDEN');
      const listed = must(await souad.get('/api/calls?pageSize=100')).items.map(({ id }: { id: string }) => id);
      expect(listed).toEqual(expect.arrayContaining([own.id, shared.id]));
      expect(listed).not.toContain(foreign.id);
    });

    it('an instructor reads and does not write; an association and the public have no business here', async () => {
      const call = await aReadyCall(world);
      const instructor = await User.with(world, 'Idriss Instructeur', [{ role: 'instructor' }]);
      expect((await instructor.get(`/api/calls/${call.id}`)).status).toBe(200);
      expectRefusal(await instructor.post(`/api/calls/${call.id}/publication`, { version: call.version }), 403, 'FORBIDDEN');
      expectRefusal(await (await editor('Curieuse')).get(`/api/calls/${call.id}`), 403, 'FORBIDDEN');
      expectRefusal(await visitor(world).get('/api/calls'), 401, 'UNAUTHENTICATED');
    });
  });

  describe('published', () => {
    it('is read by everyone: money, criteria with weights, documents, form, calendar, in both languages', async () => {
      const { number, id, programme } = await aPublishedCall(world);
      const call = await publicCall(number);
      expect(call).toMatchObject({
        phase: 'open',
        phaseLabel: { ar: 'مفتوح' },
        title: someContent.title,
        envelopeCentimes: 2_000_000_00,
        envelopeShared: false,
        ceilingCentimes: 300_000_00,
        regions: [{ code: 'MA-09' }, { code: 'MA-02', label: { ar: 'الشرق' } }],
        domains: [{ code: 'educative', label: { fr: 'Intégration éducative des immigrés et réfugiés' } }, { code: 'camps' }],
        acceptsQuestions: true,
        questions: [],
      });
      await aPublishedCall(world, { programme });
      expect((await publicCall(number)).envelopeShared).toBe(true);
      expect(call.criteria.map(({ weight }) => weight)).toEqual([40, 35, 25]);
      expect(call.documents).toEqual([
        expect.objectContaining({ fromVault: 'receipt' }),
        expect.objectContaining({ code: 'project_note' }),
      ]);
      expect(call.calendar.map(({ milestone }) => milestone)).toEqual(['opens', 'questionsUntil', 'closes', 'committee', 'results']);
      expect(call.calendar[2]!.at).toMatchObject({ wall: wallIn(30), zone: 'Africa/Casablanca', offset: '+00:00' });
      expect(JSON.stringify(call)).not.toContain('awarded');
      await eventually(async () => (await view(id)).state === 'open', 'the opening alarm');
    });

    it('before it opens it may be corrected, in a new revision, and must stay publishable', async () => {
      const call = await aPublishedCall(world, { calendar: { opens: wallIn(2), questionsUntil: wallIn(3) } });
      await expect(requireOpen(call.id)).rejects.toMatchObject({ code: 'CALL_NOT_OPEN', params: { opensAt: expect.any(String) } });
      const before = await rules(call.id);
      const grid = [
        { ...someGrid[0]!, weight: 60 },
        { ...someGrid[1]!, weight: 40 },
      ];
      const incomplete = await nadia.put(`/api/calls/${call.id}/grid`, { version: call.version, criteria: grid.slice(0, 1) });
      expectRefusal(incomplete, 422, 'CALL_NOT_PUBLISHABLE');
      must(await nadia.put(`/api/calls/${call.id}/grid`, { version: call.version, criteria: grid }));
      const after = await rules(call.id);
      expect([before.grid.revision, after.grid.revision]).toEqual([1, 2]);
      const under = await world.tx.run((em) =>
        calls.rulesUnder(em, call.id, { formRevisionId: before.form.id, gridRevisionId: before.grid.id }),
      );
      expect(under.grid).toEqual(before.grid);
      await expect(world.sql(`UPDATE grid_revision SET criteria = '[]' WHERE id = $1`, [before.grid.id])).rejects.toThrow('frozen');
      await expect(world.sql(`DELETE FROM form_revision WHERE id = $1`, [before.form.id])).rejects.toThrow('frozen');
    });

    it('once open its content no longer changes', async () => {
      const call = await aPublishedCall(world);
      const put = (what: string, body: object) => nadia.put(`/api/calls/${call.id}${what}`, { version: call.version, ...body });
      expectRefusal(await put('', someContent), 409, 'CALL_ALREADY_OPEN');
      expectRefusal(await put('/form', someForm), 409, 'CALL_ALREADY_OPEN');
      expectRefusal(await put('/calendar', someCalendar()), 409, 'CALL_ALREADY_OPEN');
      expectRefusal(await nadia.post(`/api/calls/${call.id}/publication`, { version: call.version }), 409, 'WRONG_STATE');
      await world.tx.run((em) => calls.freeze(em, call.id));
    });

    it('is open by the clock, whatever the state column says', async () => {
      const call = await aPublishedCall(world);
      await requireOpen(call.id);
      await world.sql(`UPDATE call SET closes_at = clock_timestamp(), state = 'open' WHERE id = $1`, [call.id]);
      await expect(requireOpen(call.id)).rejects.toMatchObject({
        code: 'DEADLINE_PASSED',
        params: { closesFr: expect.stringContaining(' à ') },
      });
      expect((await publicCall(call.number)).phase).toBe('past');
    });

    it('what the lists say by SQL is what the domain says', async () => {
      const upcoming = await aPublishedCall(world, { calendar: { opens: wallIn(2), questionsUntil: wallIn(3) } });
      const page = must(await visitor(world).get('/api/public/calls?pageSize=100'));
      const stored = await world.sql<{ number: string; state: never; opensAt: Date; closesAt: Date }>(
        `SELECT number, state, opens_at AS "opensAt", closes_at AS "closesAt" FROM call WHERE published_at IS NOT NULL`,
      );
      const phases = new Map(stored.map((call) => [call.number, phaseAt(call, new Date())]));
      expect(page.total).toBe(stored.length);
      for (const { number, phase } of page.items) expect([number, phase]).toEqual([number, phases.get(number)]);
      expect(phases.get(upcoming.number)).toBe('upcoming');
      const filtered = must(await visitor(world).get('/api/public/calls?phase=upcoming&region=MA-02&domain=camps&pageSize=100'));
      expect(filtered.items.every(({ phase }: { phase: string }) => phase === 'upcoming')).toBe(true);
      expect(must(await visitor(world).get('/api/public/calls?region=MA-12')).total).toBe(0);
      expectRefusal(await visitor(world).get('/api/public/calls?phase=soon'), 422, 'INVALID_REQUEST');
      expectRefusal(await visitor(world).get('/api/public/calls?pageSize=1000'), 422, 'INVALID_REQUEST');
    });

    it('needs an active programme', async () => {
      const programme = await aProgramme(world);
      const call = await aReadyCall(world, { programme });
      must(await nadia.post(`/api/programmes/${programme.id}/closure`));
      expectRefusal(await nadia.post(`/api/calls/${call.id}/publication`, { version: call.version }), 409, 'PROGRAMME_NOT_ACTIVE');
    });

    it('holds its share of the envelope: what a call uses cannot be taken out of the split', async () => {
      const call = await aPublishedCall(world);
      expectRefusal(
        await nadia.put(`/api/programmes/envelopes/${call.programme.envelopeId}/shares`, { shares: [] }),
        409,
        'SUB_ENVELOPE_IN_USE',
      );
      expect(await world.tx.run((em) => calls.subEnvelopeFor(em, call.id, 'MA-02'))).toBe(call.subEnvelopes['MA-02']);
      await expect(world.tx.run((em) => calls.subEnvelopeFor(em, call.id, 'MA-01'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });
  });

  describe('the deadline', () => {
    it('is moved later while the call is open, never earlier, with a reason that is kept', async () => {
      const call = await aPublishedCall(world);
      const move = (body: object) => nadia.put(`/api/calls/${call.id}/deadline`, { reason, ...body });
      expectRefusal(await move({ closes: wallIn(29) }), 409, 'DEADLINE_ONLY_LATER');
      const afterCommittee = await move({ closes: wallIn(46) });
      expect(said(afterCommittee.body.errors)).toEqual(['committee calendar_order']);
      expectRefusal(
        await nadia.put(`/api/calls/${call.id}/deadline`, { closes: wallIn(35), reason: { fr: 'x', ar: '' } }),
        422,
        'INVALID_REQUEST',
      );
      expect((await move({ closes: wallIn(46), committee: wallIn(50) })).status).toBe(200);
      expect((await publicCall(call.number)).closes.wall).toBe(wallIn(46));
      const [audit] = await world.sql(`SELECT reason, role FROM audit_entry WHERE subject_id = $1 AND event = 'move_deadline'`, [call.id]);
      expect(audit).toEqual({ reason: reason.fr, role: 'programme.officer' });
      const [alarm] = await world.sql<{ falls_at: Date }>(`SELECT falls_at FROM deadline WHERE kind = 'call.closes' AND subject_id = $1`, [
        call.id,
      ]);
      expect(alarm!.falls_at.toISOString()).toBe(`${wallIn(46)}:00.000Z`);
      const [event] = await world.sql(`SELECT payload FROM outbox WHERE name = 'calls.deadline-moved.v1' AND payload->>'callId' = $1`, [
        call.id,
      ]);
      expect(event).toMatchObject({ payload: { to: `${wallIn(46)}:00.000Z` } });
    });

    it('is not moved before the opening nor once it has passed', async () => {
      const upcoming = await aPublishedCall(world, { calendar: { opens: wallIn(2), questionsUntil: wallIn(3) } });
      expectRefusal(await nadia.put(`/api/calls/${upcoming.id}/deadline`, { closes: wallIn(31), reason }), 409, 'CALL_NOT_OPEN');
      const past = await aPublishedCall(world);
      await closeNow(world, past.id);
      expectRefusal(await nadia.put(`/api/calls/${past.id}/deadline`, { closes: wallIn(31), reason }), 409, 'DEADLINE_PASSED');
      expectRefusal(
        await nadia.put(`/api/calls/${(await aReadyCall(world)).id}/deadline`, { closes: wallIn(31), reason }),
        409,
        'CALL_NOT_OPEN',
      );
    });

    it('rings once: the state follows the clock and the officers of the regions are told, each in their language', async () => {
      const tamou = await User.with(world, 'Tamou Oriental', [{ role: 'programme.officer', scope: { regionCode: 'MA-02' } }], {
        language: 'ar',
      });
      const hassan = await User.with(world, 'Hassan Tanger', [{ role: 'programme.officer', scope: { regionCode: 'MA-01' } }]);
      const call = await aPublishedCall(world);
      await closeNow(world, call.id);
      await closeNow(world, call.id);
      expect((await view(call.id)).state).toBe('closed');
      const mail = await world.mailbox.newestTo(tamou.email, new RegExp(call.number));
      expect(mail.subject).toBe(`أُغلق طلب المشاريع ${call.number} «${someContent.title.ar}»`);
      await world.mailbox.newestTo(nadia.email, new RegExp(call.number));
      const officers = await world.sql(
        `SELECT 1 FROM role_grant WHERE role = 'programme.officer' AND (region_code IS NULL OR region_code IN ('MA-02', 'MA-09'))`,
      );
      const told = () => world.mailbox.mails.filter((one) => one.subject?.includes(call.number));
      await eventually(() => told().length >= officers.length, 'a letter to each officer of the regions');
      expect(told()).toHaveLength(officers.length);
      expect((await hassan.get('/api/inbox')).body.total).toBe(0);
    });

    it('is among what the view says a reader may do now, and only then', async () => {
      const draft = await aReadyCall(world);
      const upcoming = await aPublishedCall(world, { calendar: { opens: wallIn(2), questionsUntil: wallIn(3) } });
      const open = await aPublishedCall(world);
      expect((await view(draft.id)).can).toEqual(['edit', 'publish', 'cancel', 'duplicate']);
      expect((await view(upcoming.id)).can).toEqual(['edit', 'cancel', 'answer', 'duplicate']);
      expect((await view(open.id)).can).toEqual(['move_deadline', 'cancel', 'answer', 'duplicate']);
      const souad = await User.with(world, 'Souad Souss Seule', [{ role: 'programme.officer', scope: { regionCode: 'MA-09' } }]);
      expect(must(await souad.get<CallView>(`/api/calls/${open.id}`)).can).toEqual(['answer']);
      const auditor = await User.with(world, 'Aziz Auditeur', [{ role: 'auditor' }]);
      expect(must(await auditor.get<CallView>(`/api/calls/${open.id}`)).can).toEqual([]);
      expect(must(await auditor.get('/api/calls')).can).toEqual([]);
      const ofOriental = must(await nadia.get('/api/calls?region=MA-02&state=draft&pageSize=100'));
      expect(ofOriental.items.map(({ id }: { id: string }) => id)).toContain(draft.id);
      expect(must(await nadia.get('/api/calls?region=MA-01&pageSize=100')).items).toEqual([]);
    });
  });

  describe('questions', () => {
    it('Fatima asks, Nadia answers for all in both languages, and nobody learns who asked', async () => {
      const call = await aPublishedCall(world);
      const fatima = await editor('Fatima Editrice', 'ar');
      const { id } = must(await fatima.post<{ id: string }>(`/api/calls/${call.id}/questions`, { text: 'هل تُقبل التعاونيات؟' }));
      expect((await publicCall(call.number)).questions).toEqual([]);
      const home = must(await nadia.get('/api/home')).items.filter(
        ({ href }: { href: string }) => href === `/app/calls/${call.id}/questions`,
      );
      expect(home).toMatchObject([{ key: 'calls.answer-questions', count: 1 }]);
      const words = {
        question: { fr: 'Les coopératives sont-elles admises ?', ar: 'هل تُقبل التعاونيات؟' },
        answer: { fr: 'Non, seulement comme partenaires.', ar: 'لا، إلا كشركاء.' },
      };
      expectRefusal(await fatima.put(`/api/calls/questions/${id}/answer`, words), 403, 'FORBIDDEN');
      const onlyFrench = { ...words, answer: { fr: 'Non', ar: '' } };
      expectRefusal(await nadia.put(`/api/calls/questions/${id}/answer`, onlyFrench), 422, 'INVALID_REQUEST');
      expect((await nadia.put(`/api/calls/questions/${id}/answer`, words)).status).toBe(204);
      expectRefusal(await nadia.put(`/api/calls/questions/${id}/answer`, words), 409, 'QUESTION_ALREADY_ANSWERED');
      const published = await publicCall(call.number);
      expect(published.questions).toMatchObject([words]);
      expect(JSON.stringify(published)).not.toContain(fatima.id);
      const mail = await world.mailbox.newestTo(fatima.email);
      expect(mail.subject).toContain('جواب عن سؤالكم');
      expect(mail.text).toContain('لا، إلا كشركاء.');
      expect(must(await fatima.get(`/api/calls/${call.id}/own-questions`)).total).toBe(1);
      expect(must(await (await editor('Autre Editrice')).get(`/api/calls/${call.id}/own-questions`)).total).toBe(0);
    });

    it('an officer does not answer what their own association asks', async () => {
      const call = await aPublishedCall(world);
      const asker = await editor('Qamar Question');
      const [{ associationId }] = must(await asker.get<{ grants: [{ associationId: string }] }>('/api/session')).grants;
      const { id } = must(await asker.post<{ id: string }>(`/api/calls/${call.id}/questions`, { text: 'Combien ?' }));
      const insider = await User.with(world, 'Double Officier', [
        { role: 'programme.officer' },
        { role: 'association.reader', scope: { associationId } },
      ]);
      const both = (text: string) => ({ fr: text, ar: text });
      expectRefusal(
        await insider.put(`/api/calls/questions/${id}/answer`, { question: both('Q'), answer: both('R') }),
        403,
        'OWN_ASSOCIATION',
      );
    });

    it('stop at their own hour, and are asked by associations only', async () => {
      const call = await aPublishedCall(world);
      const karim = await editor('Karim Rédacteur');
      expectRefusal(await visitor(world).post(`/api/calls/${call.id}/questions`, { text: '?' }), 401, 'UNAUTHENTICATED');
      expectRefusal(await nadia.post(`/api/calls/${call.id}/questions`, { text: '?' }), 403, 'FORBIDDEN');
      expectRefusal(await karim.post(`/api/calls/${(await aReadyCall(world)).id}/questions`, { text: '?' }), 404, 'NOT_FOUND');
      await world.sql(`UPDATE call SET questions_until = clock_timestamp() WHERE id = $1`, [call.id]);
      const late = await karim.post(`/api/calls/${call.id}/questions`, { text: 'Trop tard ?' });
      expectRefusal(late, 409, 'QUESTIONS_CLOSED');
      expect(late.body.params.until).toMatch(/^\d{4}-/);
      expect((await publicCall(call.number)).acceptsQuestions).toBe(false);
    });
  });

  describe('the end', () => {
    it('a committee takes up a closed call, decides, and the officer archives it; telling twice changes nothing', async () => {
      const call = await aPublishedCall(world);
      const begin = () => world.tx.run((em) => calls.beginSelecting(em, SYSTEM, call.id));
      await expect(begin()).rejects.toMatchObject({ code: 'WRONG_STATE' });
      expectRefusal(await nadia.post(`/api/calls/${call.id}/archive`), 409, 'WRONG_STATE');
      await world.sql(`UPDATE call SET closes_at = clock_timestamp() WHERE id = $1`, [call.id]);
      await Promise.all([begin(), begin(), begin()]);
      await world.tx.run((em) => calls.markDecided(em, SYSTEM, call.id));
      await world.tx.run((em) => calls.markDecided(em, SYSTEM, call.id));
      await begin();
      const year = Number(dayOfInstant(new Date()).slice(0, 4));
      expect(await world.tx.run((em) => calls.closedIn(em, year))).toContain(call.id);
      expect(await world.tx.run((em) => calls.closedIn(em, year - 1))).not.toContain(call.id);
      const states = must(await nadia.get('/api/calls?pageSize=100')).items.map(({ state }: { state: string }) => state);
      expect(states.lastIndexOf('draft')).toBeLessThan(states.indexOf('decided'));
      expect((await nadia.post(`/api/calls/${call.id}/archive`)).status).toBe(204);
      const events = await world.sql<{ event: string }>(
        `SELECT event FROM audit_entry WHERE subject = 'call' AND subject_id = $1 AND to_state IS NOT NULL ORDER BY id`,
        [call.id],
      );
      expect(events.map(({ event }) => event)).toEqual(['create', 'publish', 'open', 'close', 'begin_selecting', 'decide', 'archive']);
    });

    it('a call given up says why to the public, accepts no file, and its alarms are silent', async () => {
      const call = await aPublishedCall(world);
      expectRefusal(
        await nadia.post(`/api/calls/${call.id}/cancellation`, { reason: { fr: 'Seulement', ar: '' } }),
        422,
        'INVALID_REQUEST',
      );
      expect((await nadia.post(`/api/calls/${call.id}/cancellation`, { reason })).status).toBe(204);
      expect(await publicCall(call.number)).toMatchObject({ phase: 'cancelled', cancelReason: reason, acceptsQuestions: false });
      await expect(requireOpen(call.id)).rejects.toMatchObject({ code: 'CALL_NOT_OPEN', params: { state: 'cancelled' } });
      expectRefusal(await nadia.post(`/api/calls/${call.id}/cancellation`, { reason }), 409, 'WRONG_STATE');
      const waiting = await world.sql(`SELECT 1 FROM deadline WHERE subject_id = $1 AND fired_at IS NULL AND cancelled_at IS NULL`, [
        call.id,
      ]);
      expect(waiting).toEqual([]);
    });

    it('is given up before it opens and after it closed as well, from its first draft on', async () => {
      const later = { calendar: { opens: wallIn(2, '00:00') } };
      const [draft, announced, over] = [await aReadyCall(world), await aPublishedCall(world, later), await aPublishedCall(world)];
      await closeNow(world, over.id);
      for (const { id } of [draft, announced, over]) must(await nadia.post(`/api/calls/${id}/cancellation`, { reason }));
      expectRefusal(await visitor(world).get(`/api/public/calls/${draft.number}`), 404, 'NOT_FOUND');
      for (const { number } of [announced, over]) expect(await publicCall(number)).toMatchObject({ phase: 'cancelled' });
    });

    it('a window that rolls is decided once it has closed, not while it takes files', async () => {
      const { id } = await aPublishedCall(world, { content: { kind: 'rolling' } });
      const decide = () => world.tx.run((em) => calls.markDecided(em, SYSTEM, id));
      await decide();
      expect((await view(id)).state).not.toBe('decided');
      await closeNow(world, id);
      await decide();
      expect((await view(id)).state).toBe('decided');
    });

    it('last year’s call begins this year’s: everything but its calendar and its money', async () => {
      const source = await aPublishedCall(world);
      const copy = must(await nadia.post<Edited & { number: string }>(`/api/calls/${source.id}/copies`));
      expect(copy.number).not.toBe(source.number);
      const fresh = await view(copy.id);
      expect(fresh).toMatchObject({ state: 'draft', calendar: null, funding: [], title: someContent.title });
      expect(fresh.form).toMatchObject({ revision: 1, frozen: false, fields: someForm.fields });
      expect(fresh.documents).toHaveLength(2);
      must(await nadia.put(`/api/calls/${copy.id}/grid`, { version: copy.version, criteria: someGrid.slice(0, 1) }));
      expect((await view(source.id)).grid!.criteria).toHaveLength(3);
    });
  });

  it('numbers have no holes and no doubles, however many begin at once', async () => {
    const programme = await aProgramme(world);
    const made = await Promise.all(
      Array.from({ length: 8 }, () => nadia.post<{ number: string }>('/api/calls', { ...someContent, programmeId: programme.id })),
    );
    const ranks = made.map((answer) => Number(must(answer).number.split('-')[2])).sort((a, b) => a - b);
    expect(ranks.at(-1)! - ranks[0]!).toBe(7);
    expect(new Set(ranks).size).toBe(8);
  });

  it('a call of the past is kept by its essentials', async () => {
    const programme = await aProgramme(world, { firstYear: 2018, lastYear: 2018 });
    const id = await world.tx.run((em) =>
      calls.importPast(em, SYSTEM, {
        programmeId: programme.id,
        number: 'AP-2018-COLONIES',
        kind: 'dated',
        title: { fr: 'Colonies de vacances', ar: 'المخيمات الصيفية' },
        regionCodes: ['MA-09'],
        domainCodes: ['camps'],
        opensAt: new Date('2018-04-01T09:00:00Z'),
        closesAt: new Date('2018-04-30T16:30:00Z'),
        targetGroups: [{ code: 'children', minAge: 7, maxAge: 14 }],
      }),
    );
    expect(await rules(id)).toMatchObject({
      state: 'decided',
      floorCentimes: 0,
      form: { revision: 1 },
      grid: { criteria: [{ weight: 100 }] },
    });
    expect(await publicCall('AP-2018-COLONIES')).toMatchObject({
      phase: 'past',
      ceilingCentimes: null,
      envelopeCentimes: null,
      domains: [{ label: { fr: 'Colonies de vacances' } }],
      targetGroups: [{ label: { fr: 'De 7 à 14 ans' } }],
    });
    const summaries = await world.tx.run((em) => calls.summaries(em, [id, newId()]));
    expect([...summaries.values()]).toMatchObject([{ number: 'AP-2018-COLONIES', stateLabel: { ar: 'تم البت في النتائج' } }]);
  });

  it('is followed in a calendar and in a feed reader', async () => {
    const title = { fr: 'Culture, jeunesse ; « loisirs » <2027>', ar: 'الثقافة والشباب والترفيه في جهتي سوس ماسة والشرق لسنة 2027' };
    const call = await aPublishedCall(world, { content: { title, regionCodes: ['MA-09'] } });
    const ics = await visitor(world).get<string>('/api/public/calls.ics?lang=ar&region=MA-09');
    expect(ics.headers['content-type']).toContain('text/calendar');
    expect(ics.body.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    const unfolded = ics.body.replace(/\r\n /g, '');
    expect(unfolded).toContain(`UID:${call.number}-closes@jisr.test\r\n`);
    expect(unfolded).toContain(`DTSTART:${wallIn(30).replace(/[-:]/g, '')}00Z\r\n`);
    expect(unfolded).toContain(`SUMMARY:آخر أجل: ${title.ar}\r\n`);
    const atom = await visitor(world).get<string>('/api/public/calls.atom?lang=fr');
    expect(atom.headers['content-type']).toContain('application/atom+xml');
    expect(atom.body).toContain('<title>Culture, jeunesse ; « loisirs » &lt;2027&gt;</title>');
    expect(atom.body).toContain(`href="http://jisr.test/calls/${call.number}?lang=fr"`);
  });

  it('every step of a call’s life leaves what the invariants ask', async () => {
    await publish(nadia, await aReadyCall(world));
    for (const { name, sql } of world.contexts.flatMap((context) => context.invariants))
      expect([name, await world.sql(sql)]).toEqual([name, []]);
  });
});
