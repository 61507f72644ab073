import { Applications } from '#applications';
import { dayAfter, dayOfInstant } from '#kernel';
import { Deadlines } from '#notifications';
import { HandBack } from '../../libs/instruction/app/hand-back.job.js';
import { brokenInvariants } from '../../apps/cli/commands.js';
import { aSubmittedApplication, type SubmittedApplication } from '../support/applications.js';
import { aVerifiedAssociation, nationalInstructor } from '../support/associations.js';
import { aPublishedCall, closeNow, wallIn, type CallInWorld } from '../support/calls.js';
import { findConform, readStudy, studyOf } from '../support/instruction.js';
import { expectRefusal, User } from '../support/people.js';
import { must, programmeOfficer } from '../support/programmes.js';
import { createWorld, eventually, type OwnWorld } from '../support/world.js';

describe('instruction', () => {
  let world: OwnWorld;
  let instructor: User;
  let call: CallInWorld;
  const file = (id: string, rest = '') => `/api/instruction/files/${id}${rest}`;
  const submitted = async (name: string, language: 'fr' | 'ar' = 'fr'): Promise<SubmittedApplication> =>
    aSubmittedApplication(await aVerifiedAssociation(world, name, { language }), call.id);
  const stateOf = (id: string) => world.tx.run(async (em) => (await world.api.get(Applications).facts(em, id)).state);

  beforeAll(async () => {
    world = await createWorld();
    instructor = await nationalInstructor(world);
    call = await aPublishedCall(world, { content: { regionCodes: ['MA-09'] } });
  });
  afterAll(() => world?.close());

  it('a submitted file comes with the checklist of its call, and goes to whoever has the fewest files', async () => {
    const second = await User.with(world, 'Imane Deuxième', [{ role: 'instructor', scope: { regionCode: 'MA-09' } }]);
    const elsewhere = await User.with(world, 'Ilyas Ailleurs', [{ role: 'instructor', scope: { regionCode: 'MA-02' } }]);
    const one = await studyOf(world, (await submitted('Un')).id);
    const two = await studyOf(world, (await submitted('Deux')).id);
    const [study, other] = [await readStudy(instructor, one), await readStudy(instructor, two)];
    expect(study.checklist.map((item) => item.code)).toEqual([
      'deadline',
      'form',
      'document:receipt',
      'document:project_note',
      'question:not_for_profit',
    ]);
    expect(study.checklist.map((item) => item.suggestion)).toEqual(['conform', null, 'conform', 'conform', null]);
    expect(new Set([study.instructor!.id, other.instructor!.id])).toEqual(new Set([instructor.id, second.id]));
    expectRefusal(await elsewhere.get(file(one)), 404, 'NOT_FOUND');
    expect(must(await elsewhere.get('/api/instruction/files')).total).toBe(0);
    await world.sql(`UPDATE role_grant SET revoked_at = clock_timestamp() WHERE person_id = $1`, [second.id]);
  });

  it('Idriss asks Rachida, in Arabic, for one document until a date; she answers, the clock went on without the file', async () => {
    const application = await submitted('Complément', 'ar');
    const id = await studyOf(world, application.id);
    const ask = { fields: ['need'], documents: ['project_note'], message: 'يرجى توضيح الحاجة.', until: wallIn(10) };
    expectRefusal(await instructor.post(file(id, '/completions'), { ...ask, fields: ['unknown'] }), 422, 'INVALID_REQUEST');
    expectRefusal(await instructor.post(file(id, '/completions'), { ...ask, fields: [], documents: [] }), 422, 'INVALID_REQUEST');
    expectRefusal(await instructor.post(file(id, '/completions'), { ...ask, until: wallIn(-1) }), 409, 'COMPLETION_TOO_SOON');
    must(await instructor.post(file(id, '/completions'), ask));
    expect(await stateOf(application.id)).toBe('completion_requested');
    expectRefusal(await instructor.post(file(id, '/completions'), ask), 409, 'WRONG_STATE');
    expectRefusal(await instructor.post(file(id, '/admission'), { admissible: true }), 409, 'WRONG_STATE');

    const mail = await world.mailbox.newestTo(application.association.president.email, /استكمال مطلوب/);
    expect(mail.text).toContain('مذكرة المشروع');
    const { president } = application.association;
    must(await president.post(`/api/applications/${application.id}/completion`, { declaration: true }));
    await eventually(async () => (await readStudy(instructor, id)).state === 'assigned', 'the study to go on');
    expect((await readStudy(instructor, id)).completions).toMatchObject([{ state: 'answered' }]);
    expect(await stateOf(application.id)).toBe('submitted');
  });

  it('a request nobody answers ends at its instant, once', async () => {
    const application = await submitted('Silence');
    const id = await studyOf(world, application.id);
    must(await instructor.post(file(id, '/completions'), { fields: ['need'], documents: [], message: 'Précisez.', until: wallIn(10) }));
    await world.sql(`UPDATE completion_request SET due_at = clock_timestamp() WHERE file_id = $1`, [id]);
    await world.sql(`UPDATE deadline SET due_at = clock_timestamp() WHERE kind = 'instruction.completion-ends' AND fired_at IS NULL`);
    await world.api.get(Deadlines).sweep();
    await eventually(async () => (await readStudy(instructor, id)).state === 'assigned', 'the deadline to end the request');
    expect((await readStudy(instructor, id)).completions).toMatchObject([{ state: 'expired' }]);
    expect(await stateOf(application.id)).toBe('submitted');
  });

  it('what the eligibility lacks may be asked for as well; the completed file is admitted anew', async () => {
    const application = await submitted('Recevable à compléter');
    const id = await studyOf(world, application.id);
    await findConform(instructor, id, 'admissibility');
    must(await instructor.post(file(id, '/admission'), { admissible: true }));
    const ask = { fields: [], documents: ['project_note'], message: 'Précisez l’activité commerciale.', until: wallIn(10) };
    must(await instructor.post(file(id, '/completions'), ask));
    expect(await stateOf(application.id)).toBe('completion_requested');
    expectRefusal(await instructor.post(file(id, '/eligibility'), { eligible: true }), 409, 'WRONG_STATE');
    must(await application.association.president.post(`/api/applications/${application.id}/completion`, { declaration: true }));
    await eventually(async () => (await readStudy(instructor, id)).state === 'assigned', 'the study to begin anew');
    expectRefusal(await instructor.post(file(id, '/eligibility'), { eligible: true }), 409, 'WRONG_STATE');
    must(await instructor.post(file(id, '/admission'), { admissible: true }));
    expect(await stateOf(application.id)).toBe('admissible');
  });

  it('a conclusion follows the checklist, and only the instructor of the file draws it', async () => {
    const application = await submitted('Conclusion');
    const id = await studyOf(world, application.id);
    const colleague = await User.with(world, 'Ihsane Collègue', [{ role: 'instructor', scope: { regionCode: 'MA-09' } }]);
    const officer = await programmeOfficer(world);
    const item = (await readStudy(instructor, id)).checklist[0]!;
    expectRefusal(await colleague.put(file(id, `/items/${item.id}`), { verdict: 'conform' }), 403, 'NOT_YOUR_FILE');
    expectRefusal(await officer.post(file(id, '/admission'), { admissible: true }), 403, 'FORBIDDEN');
    expectRefusal(await application.association.president.get(file(id)), 403, 'FORBIDDEN');
    expectRefusal(await instructor.put(file(id, `/items/${item.id}`), { verdict: 'not_conform' }), 422, 'REASON_REQUIRED');
    expectRefusal(await instructor.post(file(id, '/admission'), { admissible: true }), 409, 'ITEMS_PENDING');
    await findConform(instructor, id, 'admissibility');
    expectRefusal(await instructor.post(file(id, '/admission'), { admissible: false, reason: 'Non' }), 409, 'ITEMS_CONTRADICT');
    must(await instructor.post(file(id, '/admission'), { admissible: true }));
    expectRefusal(await instructor.put(file(id, `/items/${item.id}`), { verdict: 'conform' }), 409, 'WRONG_STATE');

    const question = (await readStudy(instructor, id)).checklist.find((candidate) => candidate.kind === 'eligibility')!;
    must(await instructor.put(file(id, `/items/${question.id}`), { verdict: 'not_conform', remark: 'Statuts commerciaux.' }));
    expectRefusal(await instructor.post(file(id, '/eligibility'), { eligible: true }), 409, 'ITEMS_CONTRADICT');
    expectRefusal(await instructor.post(file(id, '/eligibility'), { eligible: false }), 422, 'REASON_REQUIRED');
    must(
      await instructor.post(file(id, '/eligibility'), {
        eligible: false,
        reason: 'L’association exerce une activité commerciale.',
        reasons: ['association.not_entitled'],
      }),
    );
    expect(await stateOf(application.id)).toBe('ineligible');
    const mail = await world.mailbox.newestTo(application.association.president.email, /non éligible/);
    expect(mail.text).toContain('activité commerciale');
    await world.sql(`UPDATE role_grant SET revoked_at = clock_timestamp() WHERE person_id = $1`, [colleague.id]);
  });

  it('what is not conform is not admitted, for a reason that the association reads; nothing more happens to the file', async () => {
    const application = await submitted('Sans récépissé');
    const id = await studyOf(world, application.id);
    await findConform(instructor, id, 'admissibility');
    const item = (await readStudy(instructor, id)).checklist.find(({ kind }) => kind === 'admissibility')!;
    must(await instructor.put(file(id, `/items/${item.id}`), { verdict: 'not_conform', remark: 'Récépissé périmé.' }));
    expectRefusal(await instructor.post(file(id, '/admission'), { admissible: false }), 422, 'REASON_REQUIRED');
    must(
      await instructor.post(file(id, '/admission'), {
        admissible: false,
        reason: 'Le récépissé est périmé.',
        reasons: ['documents.missing'],
      }),
    );
    expect(await stateOf(application.id)).toBe('inadmissible');
    const mail = await world.mailbox.newestTo(application.association.president.email, /irrecevable$/);
    expect(mail.text).toContain('récépissé est périmé');
    expectRefusal(await instructor.post(file(id, '/admission'), { admissible: true }), 409, 'WRONG_STATE');
    expectRefusal(await instructor.post(file(id, '/eligibility'), { eligible: true }), 409, 'WRONG_STATE');
  });

  it('a programme officer gives a file to somebody else of the region, never to a member of the association', async () => {
    const application = await submitted('Réattribution');
    const id = await studyOf(world, application.id);
    const officer = await programmeOfficer(world);
    const own = await User.with(world, 'Omar Double', [
      { role: 'instructor', scope: { regionCode: 'MA-09' } },
      { role: 'association.reader', scope: { associationId: application.association.id } },
    ]);
    expectRefusal(await own.get(file(id)), 403, 'OWN_ASSOCIATION');
    expect(must(await own.get('/api/instruction/files')).items.map((row: { id: string }) => row.id)).not.toContain(id);
    expectRefusal(await officer.post(file(id, '/assignments'), { instructorId: own.id }), 422, 'NO_INSTRUCTOR');
    const other = await User.with(world, 'Asma Autre', [{ role: 'instructor', scope: { regionCode: 'MA-09' } }]);
    must(await officer.post(file(id, '/assignments'), { instructorId: other.id }));
    expect((await readStudy(other, id)).instructor!.name).toBe('Asma Autre');
    expectRefusal(await instructor.post(file(id, '/admission'), { admissible: true }), 403, 'NOT_YOUR_FILE');
    await world.sql(`UPDATE role_grant SET revoked_at = clock_timestamp() WHERE person_id = ANY($1)`, [[other.id, own.id]]);
  });

  it('the files of whoever can study them no more go on: to who lent the role, else to who has the fewest; who is suspended finds theirs', async () => {
    const officer = await programmeOfficer(world);
    const lender = await User.with(world, 'Salma Prêteuse', [{ role: 'instructor', scope: { regionCode: 'MA-09' } }]);
    const delegate = await User.with(world, 'Dalila Déléguée', [{ role: 'instructor', scope: { regionCode: 'MA-02' } }]);
    const [grant] = must(await lender.get('/api/session')).grants as { id: string }[];
    await lender.stepUp();
    const until = dayAfter(dayOfInstant(new Date()), 3);
    const { ids } = must<{ ids: string[] }>(
      await lender.post('/api/me/delegations', { grantIds: [grant!.id], email: delegate.email, until }),
    );
    const id = await studyOf(world, (await submitted('Confiée')).id);
    must(await officer.post(file(id, '/assignments'), { instructorId: delegate.id }));
    const handBack = () => world.worker.get(HandBack).handle();
    const whose = async () => (await readStudy(officer, id)).instructor!.name;
    await handBack();
    expect(await whose()).toBe('Dalila Déléguée');

    must(await lender.delete(`/api/me/delegations/${ids[0]}`));
    await eventually(async () => (await whose()) === 'Salma Prêteuse', 'the file to come back');
    const trail = await world.sql(
      `SELECT person_id FROM audit_entry WHERE subject_id = $1 AND event = 'reassign' ORDER BY id DESC LIMIT 1`,
      [id],
    );
    expect(trail).toEqual([{ person_id: null }]);

    await world.sql(`UPDATE person SET state = 'suspended', suspended_because = 'x' WHERE id = $1`, [lender.id]);
    await handBack();
    expect(await whose()).toBe('Salma Prêteuse');
    await world.sql(`UPDATE person SET state = 'active', suspended_because = NULL WHERE id = $1`, [lender.id]);
    await world.sql(`UPDATE role_grant SET valid_until = clock_timestamp() WHERE person_id = $1`, [lender.id]);
    expect(await handBack()).toBe('done');
    expect(await whose()).not.toBe('Salma Prêteuse');
    expect(await handBack()).toBe('skipped');
  });

  it('a service without account is asked by e-mail, reminded, and its late answer is still recorded', async () => {
    const application = await submitted('Avis');
    const id = await studyOf(world, application.id);
    const question = 'Les locaux conviennent-ils ?';
    const ask = {
      serviceName: 'Délégation de la jeunesse',
      serviceEmail: 'jeunesse@region.example',
      language: 'fr',
      question,
      due: wallIn(5),
    };
    expectRefusal(await instructor.post(file(id, '/opinions'), { ...ask, due: wallIn(-1) }), 409, 'COMPLETION_TOO_SOON');
    const opinion = must(await instructor.post<{ id: string }>(file(id, '/opinions'), ask));
    expect((await world.mailbox.newestTo('jeunesse@region.example')).text).toContain(question);
    await world.sql(`UPDATE deadline SET due_at = clock_timestamp() WHERE subject_id = $1 AND kind LIKE '%remind%'`, [opinion.id]);
    await world.api.get(Deadlines).sweep();
    await world.mailbox.newestTo('jeunesse@region.example', /Rappel/);
    await world.sql(`UPDATE technical_opinion SET due_at = clock_timestamp() WHERE id = $1`, [opinion.id]);
    await world.sql(`UPDATE deadline SET due_at = clock_timestamp() WHERE subject_id = $1 AND fired_at IS NULL`, [opinion.id]);
    await world.api.get(Deadlines).sweep();
    await eventually(async () => (await readStudy(instructor, id)).opinions[0]!.state === 'lapsed', 'the opinion to be overdue');
    const [first] = must<{ items: { id: string; overdueOpinions: number }[] }>(await instructor.get('/api/instruction/files')).items;
    expect(first).toMatchObject({ id, overdueOpinions: 1 });
    must(await instructor.post(`/api/instruction/opinions/${opinion.id}/answer`, { sense: 'favourable', answer: 'Oui.' }));
    expectRefusal(
      await instructor.post(`/api/instruction/opinions/${opinion.id}/answer`, { sense: 'reserved', answer: 'Non.' }),
      409,
      'WRONG_STATE',
    );
  });

  it('notes stay among officers', async () => {
    const application = await submitted('Notes');
    const id = await studyOf(world, application.id);
    must(await instructor.post(file(id, '/notes'), { text: 'À recouper avec 2026.' }));
    expect((await readStudy(await programmeOfficer(world), id)).notes).toMatchObject([
      { author: 'Idriss Instructeur', text: 'À recouper avec 2026.' },
    ]);
    const seen = await application.association.president.get(`/api/applications/${application.id}`);
    expect(JSON.stringify(seen.body)).not.toContain('recouper');
  });

  it('every invariant holds', async () => {
    await closeNow(world, call.id);
    expect(await brokenInvariants(world.config.DATABASE_URL, world.contexts)).toEqual([]);
  });
});
