import pg from 'pg';
import type { ApplicationView } from '#applications';
import { sampleAnswer } from '#calls';
import { balancedBudget } from '#seeds';
import { aMember, aVerifiedAssociation, type AssociationInWorld } from '../support/associations.js';
import { aPublishedCall, someForm, type CallInWorld } from '../support/calls.js';
import { expectRefusal, type User } from '../support/people.js';
import { must } from '../support/programmes.js';
import { createWorld, eventually, type OwnWorld } from '../support/world.js';

/** A program of an association, or an import, has everything at hand: one request instead of ten. */
describe('a file in one request', () => {
  let world: OwnWorld;
  let call: CallInWorld;
  let association: AssociationInWorld;
  let president: User;
  let keys = 0;
  beforeAll(async () => {
    world = await createWorld();
    call = await aPublishedCall(world, { documents: [] });
  });
  afterAll(() => world?.close());
  beforeEach(async () => {
    association = await aVerifiedAssociation(world, `Programme ${++keys}`);
    president = association.president;
  });

  const answersOf = (section: string) =>
    Object.fromEntries(someForm.fields.filter((field) => field.section === section).map((field) => [field.code, sampleAnswer(field)]));
  const content = () => ({
    sections: someForm.sections.map(({ code }) => ({ code, version: 0, answers: answersOf(code) })),
    parts: {
      partners: { version: 0, items: [{ name: 'Commune d’Agadir', role: 'Salles', public: true }] },
      places: { version: 0, items: [{ regionCode: 'MA-09', province: null }] },
      target_groups: { version: 0, items: [{ code: 'children', expected: 60, women: 32, minors: 60 }] },
      activities: { version: 0, items: [{ label: 'Ateliers', startsOn: '2027-03-01', endsOn: '2027-12-15' }] },
      indicators: { version: 0, items: [{ label: 'Enfants', baseline: 0, target: 60, unit: 'enfants' }] },
    },
    eligibility: { version: 0, answers: { not_for_profit: true } },
    budget: { version: 0, lines: balancedBudget(80_000_00) },
  });
  const whole = (given: object = {}) => ({
    ...{ callId: call.id, title: 'Ateliers de langue', domainCode: 'educative', regionCode: 'MA-09' },
    content: content(),
    declaration: true,
    ...given,
  });
  const send = (user: User, body: object, key = `whole-file-${++keys}`) => user.post<Whole>('/api/applications/whole', body, key);
  const own = async (user = president) => must<{ items: { id: string }[] }>(await user.get('/api/applications/own')).items;
  const areWaiting = async (count: number) =>
    (await world.sql(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`)).length === count;
  interface Whole {
    id: string;
    saved: { sections: Record<string, number>; budget: { version: number } };
    receipt: { number: string } | null;
  }

  it('is begun, filled and submitted; the same key gives the same receipt', async () => {
    const first = await send(president, whole(), 'the-same-key');
    expect(first.status).toBe(201);
    expect(first.body.receipt!.number).toMatch(/^D-\d{4}-\d{6}$/);
    expect(first.body.saved.sections).toEqual({ project: 1, means: 1 });
    expect((await send(president, whole(), 'the-same-key')).body).toEqual(first.body);
    expectRefusal(await send(president, whole({ title: 'Un autre' }), 'the-same-key'), 409, 'IDEMPOTENCY_KEY_REUSED');
    expectRefusal(await send(president, whole()), 409, 'ALREADY_SUBMITTED');
    const view = must<ApplicationView>(await president.get(`/api/applications/${first.body.id}`));
    expect(view).toMatchObject({ state: 'submitted', project: { title: 'Ateliers de langue', version: 1 }, completeness: { errors: [] } });
    expect(view.budget.totals.askedCentimes).toBe(80_000_00);
    const trail = await world.sql<{ event: string }>(`SELECT event FROM audit_entry WHERE subject_id = $1 ORDER BY id`, [first.body.id]);
    expect(trail.map(({ event }) => event)).toEqual(['create', 'submit']);
  });

  it('what is incomplete or wrong leaves nothing, and says where it is', async () => {
    const without = { ...content(), budget: undefined };
    const incomplete = await send(president, whole({ content: without }));
    expectRefusal(incomplete, 422, 'APPLICATION_INCOMPLETE');
    const parts = { ...content().parts, target_groups: { version: 0, items: [{ code: 'children', expected: 60, women: 70, minors: 60 }] } };
    const wrong = await send(president, whole({ content: { ...content(), parts } }));
    expectRefusal(wrong, 422, 'INVALID_REQUEST');
    expect((wrong.body as unknown as { errors: { path: string }[] }).errors[0]!.path).toMatch(/^parts\.target_groups\.items\.0/);
    expectRefusal(
      await send(president, whole({ content: { sections: [{ code: 'nowhere', version: 0, answers: {} }] } })),
      404,
      'NOT_FOUND',
    );
    expectRefusal(await send(president, whole({ declaration: false })), 422, 'INVALID_REQUEST');
    expect(await own()).toEqual([]);
  });

  it('without the declaration it stays a draft, which is filled on at the versions that it has', async () => {
    const { id, receipt } = must<Whole>(await send(president, whole({ declaration: undefined, content: { budget: content().budget } })));
    expect(receipt).toBeNull();
    const late = await send(president, whole());
    expectRefusal(late, 409, 'VERSION_CONFLICT');
    expect((late.body as unknown as { params: { current: number } }).params.current).toBe(1);
    const { budget: _, ...rest } = content();
    const done = must<Whole>(await send(president, whole({ content: rest })));
    expect(done.id).toBe(id);
    expect(done.receipt).not.toBeNull();
  });

  it('what it says of the project counts for an open draft too, and overwrites nothing', async () => {
    const { id } = must<{ id: string }>(await president.post('/api/applications', { callId: call.id }));
    const untitled = must<Whole>(await send(president, whole({ declaration: undefined, content: { budget: content().budget } })));
    expect(untitled.id).toBe(id);
    const titled = () => president.get<ApplicationView>(`/api/applications/${id}`).then((view) => must(view).project.title);
    expect(await titled()).toBe('Ateliers de langue');
    const { budget: _, ...rest } = content();
    expectRefusal(await send(president, whole({ title: 'Un autre projet', content: rest })), 409, 'VERSION_CONFLICT');
    expect(await titled()).toBe('Ateliers de langue');
    expect(must<Whole>(await send(president, whole({ content: rest }))).receipt).not.toBeNull();
  });

  it('who may write but not submit leaves nothing when they try; a stranger’s draft is not found', async () => {
    const editor = await aMember(world, association.id, `Edith ${keys}`, 'editor');
    expectRefusal(await send(editor, whole()), 403, 'FORBIDDEN');
    expect(await own()).toEqual([]);
    const { id } = must<Whole>(await send(editor, whole({ declaration: undefined })));
    const other = await aVerifiedAssociation(world, `Étrangère ${keys}`);
    expectRefusal(await other.president.put(`/api/applications/${id}/content`, { budget: { version: 1, lines: [] } }), 404, 'NOT_FOUND');
    expectRefusal(await other.president.put(`/api/applications/${id}/content`, {}), 404, 'NOT_FOUND');
  });

  it('many parts are saved in one request, all or none', async () => {
    const { id } = must<{ id: string }>(await president.post('/api/applications', { callId: call.id }));
    const put = (body: object) => president.put<Whole['saved']>(`/api/applications/${id}/content`, body);
    const { sections, parts } = content();
    expect(must(await put({ sections, parts: { places: parts.places } })).sections).toEqual({ project: 1, means: 1 });
    const [first, second] = sections;
    const mixed = await put({ sections: [{ ...first, version: 1 }, second], budget: content().budget });
    expectRefusal(mixed, 409, 'VERSION_CONFLICT');
    const view = must<ApplicationView>(await president.get(`/api/applications/${id}`));
    expect(view.sections.map(({ version }) => version)).toEqual([1, 1]);
    expect(view.budget.version).toBe(0);
    expectRefusal(await put({ project: { version: 0, title: 'x', domainCode: 'nothing', regionCode: 'MA-09' } }), 422, 'INVALID_REQUEST');
    const twice = await put({
      sections: [
        { ...first, version: 1 },
        { ...first, version: 1 },
      ],
    });
    expectRefusal(twice, 422, 'INVALID_REQUEST');
    expect(must(await put({})).sections).toEqual({});
  });

  it('two at once: one is taken, the other is told', async () => {
    const both = await Promise.all([send(president, whole()), send(president, whole())]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await own()).toHaveLength(1);
  });

  it('who begins one while another of them is taken is told its number, and gets no draft that could never be submitted', async () => {
    const lines = new pg.Client({ connectionString: world.config.DATABASE_URL });
    await lines.connect();
    // The file is begun and waits for its lines: nobody sees it yet.
    await lines.query('BEGIN');
    await lines.query('LOCK TABLE application_budget_line IN SHARE MODE');
    const first = send(president, whole());
    await eventually(() => areWaiting(1), 'the file to wait for its lines');
    const second = president.post('/api/applications', { callId: call.id });
    await eventually(() => areWaiting(2), 'the second to wait for the first');
    await lines.query('COMMIT');
    await lines.end();
    expect((await first).status).toBe(201);
    expectRefusal(await second, 409, 'ALREADY_SUBMITTED');
    expect(await own()).toHaveLength(1);
  });
});
