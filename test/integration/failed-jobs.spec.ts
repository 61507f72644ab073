import type { ApplicationView } from '#applications';
import { Messages, type FailedJobView, type TodoItem } from '#notifications';
import { Documents, FailedJob, FailedJobs, Mailer, platformErrors, SweepFailedJobs, type BulkAnswer, type Page } from '#platform';
import { listFailedJobs, retryFailedJobs } from '../../apps/cli/failed-jobs.js';
import { aSubmittedApplication, type SubmittedApplication } from '../support/applications.js';
import { aVerifiedAssociation } from '../support/associations.js';
import { aPublishedCall } from '../support/calls.js';
import { principalOf } from '../support/institution-lists.js';
import { expectRefusal, User, visitor } from '../support/people.js';
import { must } from '../support/programmes.js';
import { createWorld, eventually, type OwnWorld } from '../support/world.js';

describe('a document that cannot be made', () => {
  let world: OwnWorld;
  let administrator: User;
  let other: User;
  let officer: User;
  let president: User;
  let file: SubmittedApplication;
  let render: jest.SpiedFunction<Documents['render']>;

  beforeAll(async () => {
    world = await createWorld();
    administrator = await User.with(world, 'Administratrice', [{ role: 'administrator' }]);
    other = await User.with(world, 'Auditrice de région', [{ role: 'auditor', scope: { regionCode: 'MA-09' } }]);
    officer = await User.with(world, 'Chargée', [{ role: 'programme.officer' }]);
    const call = await aPublishedCall(world);
    render = jest.spyOn(world.worker.get(Documents), 'render');
    // A refusal, so that the story need not wait for eight attempts.
    render.mockRejectedValue(platformErrors.UNAUTHENTICATED());
    const association = await aVerifiedAssociation(world, 'Plume');
    president = association.president;
    file = await aSubmittedApplication(association, call.id);
  });
  afterAll(async () => {
    render?.mockRestore();
    await world?.close();
  });

  const listed = async () => must(await administrator.get<Page<FailedJobView>>('/api/failed-jobs'));
  const todo = async () =>
    must(await administrator.get<{ items: TodoItem[] }>('/api/home')).items.find(({ key }) => key === 'platform.failed-jobs');
  const seen = async () => must(await president.get<ApplicationView>(`/api/applications/${file.id}`));
  const settled = () => eventually(async () => (await listed()).total === 0, 'nothing to wait for any more');

  it('is a to-do of the administrator, who reads what it is, whom it keeps waiting and why', async () => {
    const { items } = await eventually(async () => {
      const list = await listed();
      return list.total === 1 && list;
    }, 'the failed receipt');
    expect(items[0]).toMatchObject({
      name: 'applications.make-receipt',
      what: { fr: 'Récépissé de dépôt', ar: 'وصل الإيداع' },
      waiting: { subject: 'application', reference: (await seen()).number },
      times: 1,
      error: platformErrors.UNAUTHENTICATED().message,
      retried: null,
    });
    expect(await todo()).toMatchObject({ href: '/app/failed-jobs', count: 1, tone: 'late' });
  });

  it('is told to the person who waits', async () => {
    const { receipts, receiptFailed } = await seen();
    expect(receipts[0]!.pdfReady).toBe(false);
    expect(receiptFailed?.text.ar).toBeTruthy();
  });

  it('is nobody else’s business', async () => {
    const [{ id }] = (await listed()).items as [FailedJobView];
    const bound = await User.with(world, 'Administratrice du Conseil', [
      { role: 'administrator', scope: { institutionId: await principalOf(world) } },
    ]);
    for (const [who, status, code] of [
      [bound, 403, 'FORBIDDEN'],
      [officer, 403, 'FORBIDDEN'],
      [president, 403, 'FORBIDDEN'],
      [other, 403, 'FORBIDDEN'],
      [visitor(world), 401, 'UNAUTHENTICATED'],
    ] as const) {
      expectRefusal(await who.get('/api/failed-jobs'), status, code);
      expectRefusal(await who.post(`/api/failed-jobs/${id}/retry`), status, code);
    }
    for (const who of [officer, bound])
      expect(must(await who.get<{ items: TodoItem[] }>('/api/home')).items.map(({ key }) => key)).not.toContain('platform.failed-jobs');
  });

  it('retried in vain, it is the same thing that fails again', async () => {
    const [{ id }] = (await listed()).items as [FailedJobView];
    must(await administrator.post(`/api/failed-jobs/${id}/retry`));
    const again = await eventually(
      async () => (await listed()).items.find(({ times, retried }) => times === 2 && !retried),
      'the second failure',
    );
    expect(again.id).toBe(id);
    expect(again.since).toEqual((await listed()).items[0]!.since);
  });

  it('lost by a worker that died, it is found in the queue; found twice, it is one', async () => {
    await world.sql(`DELETE FROM failed_job`);
    const sweep = world.worker.get(SweepFailedJobs);
    await Promise.all([sweep.handle(), sweep.handle()]);
    await sweep.handle();
    expect((await listed()).items.map(({ name, times }) => [name, times])).toEqual([['applications.make-receipt', 1]]);
  });

  it('put back once the cause is gone, twice by two clicks, it is made once; nobody waits any more', async () => {
    render.mockRestore();
    const [{ id }] = (await listed()).items as [FailedJobView];
    const answers = await Promise.all([1, 2].map(() => administrator.post(`/api/failed-jobs/${id}/retry`)));
    expect(answers.map(({ status }) => status)).toEqual([204, 204]);
    await eventually(async () => (await seen()).receipts[0]!.pdfReady, 'the receipt');
    await settled();
    expect((await seen()).receiptFailed).toBeNull();
    expect(await todo()).toBeUndefined();
    const acts = await world.sql(`SELECT event, role FROM audit_entry WHERE subject = 'failed_job' AND subject_id = $1`, [id]);
    expect(acts).toEqual([{ event: 'retry', role: 'administrator' }]);
    expectRefusal(await administrator.post(`/api/failed-jobs/${id}/retry`), 404, 'NOT_FOUND');
    // The queue still lists the old failure: it is not taken for a new one.
    await world.worker.get(SweepFailedJobs).handle();
    expect((await listed()).total).toBe(0);
  });

  it('the operator sees and retries the same by command', async () => {
    await world.api.get(FailedJobs).record({
      queue: 'jisr-documents',
      name: 'applications.make-receipt',
      payload: { applicationId: file.id },
      error: 'disk full',
      at: new Date(),
    });
    const [row] = await world.tx.run((em) => em.findBy(FailedJob, { error: 'disk full' }));
    await world.sql(`UPDATE failed_job SET retried_at = clock_timestamp() WHERE id = $1`, [row!.id]);
    for (const at of ['/preview', '']) {
      const { rows } = must(await administrator.post<BulkAnswer>(`/api/failed-jobs/retries${at}`, { ids: [row!.id] }));
      expect(rows.map(({ refusal }) => refusal?.code)).toEqual(['ALREADY_PUT_BACK']);
    }
    await world.sql(`UPDATE failed_job SET retried_at = NULL WHERE id = $1`, [row!.id]);
    let said = '';
    const output = jest.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((said += String(text))));
    const codes = [await listFailedJobs(world.api), await retryFailedJobs(world.api, []), await retryFailedJobs(world.api, [row!.id])];
    output.mockRestore();
    expect(said).toMatch(
      new RegExp(`${row!.id} applications.make-receipt since .*, application ${(await seen()).number} waits for: Receipt of submission`),
    );
    expect(said).toContain('disk full');
    expect(codes).toEqual([0, 64, 0]);
    await settled();
  });
});

describe('a mail server that is away', () => {
  let world: OwnWorld;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world?.close());

  it('keeps nobody from reading: the message is in the inbox, and goes out once when the server is back', async () => {
    const reader = await User.with(world, 'Lectrice', [{ role: 'administrator' }]);
    const away = jest.spyOn(world.worker.get(Mailer), 'send');
    away.mockRejectedValueOnce(new Error('connect ECONNREFUSED')).mockRejectedValueOnce(new Error('connect ECONNREFUSED'));
    const parts = { fr: 'Essai de courriel', ar: 'تجربة البريد', en: 'Trial of the mail' };
    const message = { name: 'test.mail-server-away', subject: parts, body: parts };
    await world.tx.run((em) => world.api.get(Messages).send(em, { to: [reader.id], message, params: {}, path: '/app' }));
    const stateIs = async (state: string, attempts: number) => {
      const [row] = await world.sql<{ state: string; attempts: number }>(`SELECT state, attempts FROM message WHERE person_id = $1`, [
        reader.id,
      ]);
      return row?.state === state && row.attempts === attempts;
    };
    await eventually(() => stateIs('failed', 1), 'the first try to fail');
    expect(must<Page<object>>(await reader.get('/api/inbox')).items).toMatchObject([{ subject: parts }]);
    await eventually(() => stateIs('sent', 3), 'the third try');
    away.mockRestore();
    expect(world.mailbox.mails.filter(({ subject }) => subject === 'Essai de courriel')).toHaveLength(1);
  });
});
