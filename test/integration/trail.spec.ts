import { PlatformJobs, SYSTEM, Trail } from '#platform';
import { principalOf } from '../support/institution-lists.js';
import { User, expectRefusal } from '../support/people.js';
import { tokenIn } from '../support/mailbox.js';
import { createWorld, eventually, type OwnWorld } from '../support/world.js';

describe('the audit trail, read by people', () => {
  let world: OwnWorld;
  let auditor: User;
  let administrator: User;
  beforeAll(async () => {
    world = await createWorld();
    auditor = await User.with(world, 'Ilham Auditrice', [{ role: 'auditor' }]);
    administrator = await User.with(world, 'Omar Administrateur', [{ role: 'administrator' }], { language: 'ar' });
  });
  afterAll(() => world?.close());

  const todosOf = async (user: User) => (await user.get('/api/home')).body.items.map(({ key }: { key: string }) => key);

  it('the administrator is reminded of an invitation until it is answered, and sends it again', async () => {
    expect(await todosOf(administrator)).toEqual([]);
    const { body } = await administrator.post('/api/people/invitations', {
      email: 'new@jisr.example',
      name: 'Nadir Nouveau',
      language: 'fr',
    });
    expect(await todosOf(administrator)).toEqual(['identity.invitations']);
    // Who administers one institution has no list of people: neither the way there nor the count.
    const bound = await User.with(world, 'Administratrice du Conseil', [
      { role: 'administrator', scope: { institutionId: await principalOf(world) } },
    ]);
    expectRefusal(await bound.get('/api/people?invited=1'), 403, 'FORBIDDEN');
    expect(await todosOf(bound)).toEqual([]);
    const waiting = await administrator.get('/api/people?invited=1');
    expect(waiting.body).toMatchObject({ total: 1, items: [{ id: body.id, invited: true }] });
    expect((await administrator.get('/api/people?invited=0')).body.items.map(({ id }: { id: string }) => id)).not.toContain(body.id);

    const first = await world.mailbox.newestTo('new@jisr.example');
    expect((await administrator.post(`/api/people/${body.id}/invitation`)).status).toBe(202);
    const second = await eventually(async () => {
      const mails = world.mailbox.mails.filter((mail) => [mail.to].flat().some((to) => to?.text === 'new@jisr.example'));
      return mails.length === 2 && mails[1];
    }, 'a second invitation');
    expect(second.subject).toBe(first.subject);

    const token = tokenIn(second);
    expect((await administrator.post('/api/people/passwords', { token, password: 'a long enough password' })).status).toBe(204);
    expect(await todosOf(administrator)).toEqual([]);
    expectRefusal(await administrator.post(`/api/people/${body.id}/invitation`), 409, 'INVITATION_ANSWERED');
    expectRefusal(await administrator.post(`/api/people/${auditor.id.replace(/.$/, '0').replace(/^./, 'a')}/invitation`), 404, 'NOT_FOUND');
    expectRefusal(await auditor.post(`/api/people/${body.id}/invitation`), 403, 'FORBIDDEN');
  });

  it('the auditor reads who did what, in words, and follows one subject or one person', async () => {
    const all = await auditor.get('/api/trail');
    const again = all.body.items.find(({ act }: { act: { fr: string } }) => act.fr === 'Renvoyer l’invitation');
    expect(again).toMatchObject({
      reference: null,
      person: { id: administrator.id, name: 'Omar Administrateur' },
      role: { fr: 'Administrateur(trice)' },
      subject: 'person',
      subjectLabel: { ar: 'حساب' },
    });
    const ofSubject = await auditor.get(`/api/trail?subject=person&subjectId=${again.subjectId}`);
    expect(ofSubject.body.items.map(({ act }: { act: { en: string } }) => act.en)).toEqual([
      'Confirm',
      'Send the invitation again',
      'Open the account',
    ]);
    expect(ofSubject.body.items[0]).toMatchObject({
      person: null,
      role: { en: 'The system' },
      from: { en: 'Address to confirm' },
      to: { en: 'Active' },
    });
    const ofPerson = await auditor.get(`/api/trail?personId=${administrator.id}`);
    expect(new Set(ofPerson.body.items.map(({ person }: { person: { id: string } }) => person.id))).toEqual(new Set([administrator.id]));
    expect((await auditor.get('/api/trail?until=2020-01-01')).body).toEqual({ items: [], next: null });
    expectRefusal(await auditor.get('/api/trail?from=yesterday'), 422, 'INVALID_REQUEST');
  });

  it('a long trail is read page after page, each act once', async () => {
    const closing = { subject: 'call', subjectId: '00000000-0000-7000-8000-000000000001', event: 'close' };
    await world.tx.run(async (em) => {
      for (let n = 0; n < 120; n++) await world.api.get(Trail).record(em, SYSTEM, closing);
    });
    const seen: string[] = [];
    for (let before: string | null = ''; before !== null;) {
      const page: { items: { id: string }[]; next: string | null } = (
        await auditor.get(`/api/trail?subject=call${before && `&before=${before}`}`)
      ).body;
      seen.push(...page.items.map(({ id }) => id));
      before = page.next;
    }
    expect(seen).toHaveLength(120);
    expect(new Set(seen).size).toBe(120);
  });

  it('only who audits the whole reads it: not a regional auditor, not the administrator, not the public', async () => {
    const regional = await User.with(world, 'Auditeur Oriental', [{ role: 'auditor', scope: { regionCode: 'MA-02' } }]);
    for (const path of ['/api/trail', '/api/trail/subjects', '/api/trail/health']) {
      expectRefusal(await regional.get(path), 403, 'FORBIDDEN');
      expectRefusal(await administrator.get(path), 403, 'FORBIDDEN');
    }
    expectRefusal(await regional.post('/api/trail/checks'), 403, 'FORBIDDEN');
    expect(await todosOf(regional)).toEqual([]);
  });

  it('the calendar has the chain checked once a day, without anybody asking', async () => {
    const house = world.api.get(PlatformJobs);
    await house.handle();
    await house.handle();
    const checks = await eventually(async () => {
      const health = (await auditor.get('/api/trail/health')).body as { checks: Check[] };
      return health.checks.length > 0 && health.checks.every((check) => check.finished) && health.checks;
    }, 'the check of the day');
    expect(checks).toEqual([expect.objectContaining({ askedBy: null, defects: [] })]);
  });

  it('the auditor has the chain checked; an altered row is told, first of all things to do', async () => {
    expect(await todosOf(auditor)).toEqual(['trail.check']);
    const [one, other] = await Promise.all([auditor.post('/api/trail/checks'), auditor.post('/api/trail/checks')]);
    expect([one.status, other.status]).toEqual([202, 202]);
    const whole = await finished();
    expect(whole).toMatchObject({ askedBy: 'Ilham Auditrice', defects: [] });
    expect(whole.entries).toBeGreaterThan(100);
    expect(await todosOf(auditor)).toEqual([]);

    await world.sql(`ALTER TABLE audit_entry DISABLE TRIGGER ALL`);
    await world.sql(`UPDATE audit_entry SET reason = 'forged' WHERE id = (SELECT min(id) + 1 FROM audit_entry)`);
    await world.sql(`ALTER TABLE audit_entry ENABLE TRIGGER ALL`);
    expect((await auditor.post('/api/trail/checks')).status).toBe(202);
    const broken = await finished(({ defects }) => defects.length > 0);
    expect(broken.defects).toEqual([expect.stringMatching(/^an entry under seal \d+ was altered$/)]);
    expect(await todosOf(auditor)).toEqual(['trail.broken']);
  });

  interface Check {
    askedBy: string | null;
    finished: object | null;
    entries: number;
    defects: string[];
  }

  const finished = (wanted: (check: Check) => boolean = () => true) =>
    eventually(async () => {
      const { checks } = (await auditor.get('/api/trail/health')).body as { checks: Check[] };
      return checks[0]?.finished && wanted(checks[0]) && checks[0];
    }, 'a finished check');
});
