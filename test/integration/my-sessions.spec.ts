import { PurgeTraces } from '#institution';
import { newId } from '#platform';
import { expectRefusal, PASSWORD, User, visitor } from '../support/people.js';
import { createWorld, eventually, type OwnWorld } from '../support/world.js';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';

interface Line {
  id: string;
  device: { fr: string; ar: string };
  present: boolean;
  unfinished: boolean;
}

describe('where somebody is signed in', () => {
  let world: OwnWorld;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world?.close());

  /** Another browser of the same person, which nobody has seen yet. */
  async function elsewhere(person: User, userAgent = FIREFOX): Promise<User> {
    const browser = visitor(world);
    const asked = { email: person.email, password: PASSWORD };
    expect((await browser.send('POST', '/api/session', asked, { 'user-agent': userAgent })).status).toBe(200);
    return browser;
  }
  const sessionsOf = async (person: User) => (await person.get<Line[]>('/api/me/sessions')).body;
  const alertsTo = async ({ id }: User) =>
    world.sql<{ body: string }>(`SELECT body FROM message WHERE person_id = $1 AND kind = 'identity.new-device'`, [id]);

  it('Amina reads her sessions, ends one, and that browser is out at its next request', async () => {
    const amina = await User.with(world, 'Amina Rédactrice', []);
    const other = await elsewhere(amina);
    const sessions = await sessionsOf(amina);
    expect(sessions).toHaveLength(2);
    expect(sessions.filter(({ present }) => present)).toHaveLength(1);
    const theirs = sessions.find(({ present }) => !present)!;
    expect(theirs).toMatchObject({
      device: { fr: 'Firefox sous Linux', ar: 'Firefox على Linux' },
      address: '127.0.*.*',
      unfinished: false,
    });
    expect(JSON.stringify(sessions)).not.toContain('Gecko');

    expect((await amina.delete(`/api/me/sessions/${theirs.id}`)).status).toBe(204);
    expectRefusal(await other.get('/api/me/sessions'), 401, 'UNAUTHENTICATED');
    expect(await sessionsOf(amina)).toHaveLength(1);
    expect((await amina.delete(`/api/me/sessions/${theirs.id}`)).status).toBe(204);
  });

  it('nobody ends, or learns of, the session of another', async () => {
    const amina = await User.with(world, 'Amina Une', []);
    const karim = await User.with(world, 'Karim Deux', []);
    const [hers] = (await sessionsOf(amina)) as [Line];
    expectRefusal(await karim.delete(`/api/me/sessions/${hers.id}`), 404, 'NOT_FOUND');
    expectRefusal(await karim.delete(`/api/me/sessions/${newId()}`), 404, 'NOT_FOUND');
    expectRefusal(await visitor(world).get('/api/me/sessions'), 401, 'UNAUTHENTICATED');
    expect((await amina.get('/api/me/sessions')).status).toBe(200);
  });

  it('a new device is told of by mail, once, without a secret; the first sign-in and a known device are not', async () => {
    const amina = await User.with(world, 'Amina Prévenue', []);
    expect(await alertsTo(amina)).toEqual([]);
    const browser = await elsewhere(amina);
    const mail = await world.mailbox.newestTo(amina.email, /Connexion depuis un nouvel appareil/);
    expect(mail.text).toContain('Firefox sous Linux');
    expect(mail.text).toContain('127.0.*.*');
    expect(mail.text).toMatch(/\d{1,2}\sh\s\d{2}/);
    expect(mail.text).toContain('/app/account');
    expect(mail.text).not.toMatch(/token|[?&]\w+=/);

    await browser.delete('/api/session');
    expect((await browser.post('/api/session', { email: amina.email, password: PASSWORD })).status).toBe(200);
    const stranger = await User.with(world, 'Témoin', []);
    await elsewhere(stranger);
    await world.mailbox.newestTo(stranger.email, /nouvel appareil/);
    expect(await alertsTo(amina)).toHaveLength(1);
  });

  it('a device whose session was ended by hand is a stranger again', async () => {
    const amina = await User.with(world, 'Amina Volée', []);
    const stolen = await elsewhere(amina);
    await eventually(async () => (await alertsTo(amina)).length === 1, 'the first alert');
    await amina.stepUp();
    expect((await amina.delete('/api/me/sessions')).status).toBe(204);
    expectRefusal(await stolen.get('/api/home'), 401, 'UNAUTHENTICATED');
    expect((await amina.get('/api/home')).status).toBe(200);
    expect((await stolen.post('/api/session', { email: amina.email, password: PASSWORD })).status).toBe(200);
    await eventually(async () => (await alertsTo(amina)).length === 2, 'the second alert');
  });

  it('who has a second factor gives it to end the others; a session that waits for it is shown as such and alerts nobody', async () => {
    const omar = await User.with(world, 'Omar Auditeur', [{ role: 'auditor' }]);
    const half = await elsewhere(omar);
    const sessions = await sessionsOf(omar);
    expect(sessions.map(({ unfinished }) => unfinished).sort()).toEqual([false, true]);
    expectRefusal(await half.get('/api/me/sessions'), 403, 'FORBIDDEN');
    expectRefusal(await half.delete('/api/me/sessions'), 403, 'FORBIDDEN');
    expectRefusal(await omar.delete('/api/me/sessions'), 403, 'STEP_UP_REQUIRED');
    await omar.stepUp();
    expect((await omar.delete('/api/me/sessions')).status).toBe(204);
    expect(await sessionsOf(omar)).toHaveLength(1);
    expect((await half.get('/api/session')).body.person).toBeNull();
    expect(await alertsTo(omar)).toEqual([]);
    const trail = await world.sql(`SELECT FROM audit_entry WHERE subject_id = $1 AND event = 'end_own_sessions'`, [omar.id]);
    expect(trail).toHaveLength(1);
  });

  it('who has no second factor gives the password again; a wrong one is counted', async () => {
    const amina = await User.with(world, 'Amina Sans Téléphone', []);
    await world.sql(`UPDATE person SET totp_confirmed = false, totp_secret = NULL WHERE id = $1`, [amina.id]);
    expect((await amina.get('/api/session')).body.factors).toEqual([]);
    expectRefusal(await amina.delete('/api/me/sessions'), 403, 'STEP_UP_REQUIRED');
    expectRefusal(await amina.post('/api/session/step-up', { code: '123456' }), 401, 'WRONG_PASSWORD');
    for (let attempt = 0; attempt < 4; attempt++)
      expectRefusal(await amina.post('/api/session/step-up', { password: 'autre chose' }), 401, 'WRONG_PASSWORD');
    expectRefusal(await amina.post('/api/session/step-up', { password: PASSWORD }), 429, 'THROTTLED');
    await world.sql(`DELETE FROM sign_in_attempt`);
    expect((await amina.post('/api/session/step-up', { password: PASSWORD })).status).toBe(204);
    expect((await amina.delete('/api/me/sessions')).status).toBe(204);
    const omar = await User.with(world, 'Omar Avec Téléphone', [{ role: 'auditor' }]);
    expectRefusal(await omar.post('/api/session/step-up', { password: PASSWORD }), 401, 'WRONG_CODE');
  });

  it('what is known of a session is forgotten 180 days after it is over, and those that are open stay', async () => {
    const amina = await User.with(world, 'Amina Oubliée', []);
    const other = await elsewhere(amina);
    await other.delete('/api/session');
    const kept = () => world.sql(`SELECT FROM session WHERE person_id = $1`, [amina.id]);
    await world.worker.get(PurgeTraces).handle();
    expect(await kept()).toHaveLength(2);
    await world.sql(`UPDATE session SET ended_at = ended_at - interval '181 days' WHERE person_id = $1`, [amina.id]);
    await world.worker.get(PurgeTraces).handle();
    expect(await kept()).toHaveLength(1);
    expect((await amina.get('/api/home')).status).toBe(200);
  });

  it('when a session was last seen is written once in a while, not at each request', async () => {
    const amina = await User.with(world, 'Amina Vue', []);
    const seen = async () => (await world.sql<{ at: Date }>(`SELECT seen_at AS at FROM session WHERE person_id = $1`, [amina.id]))[0]!.at;
    const before = await seen();
    await amina.get('/api/home');
    expect(await seen()).toEqual(before);
    await world.sql(`UPDATE session SET seen_at = seen_at - interval '10 minutes' WHERE person_id = $1`, [amina.id]);
    await amina.get('/api/home');
    expect((await seen()).getTime()).toBeGreaterThanOrEqual(before.getTime());
  });

  describe('by an administrator', () => {
    const reason = 'Ordinateur volé dans le train';

    it('all sessions of a person end, with trace; she is told that it was done and not why', async () => {
      const omar = await User.with(world, 'Omar Administrateur', [{ role: 'administrator' }]);
      const leila = await User.with(world, 'Leïla Instructrice', [{ role: 'instructor' }]);
      expectRefusal(await omar.post(`/api/people/${leila.id}/session-endings`, { reason }), 403, 'STEP_UP_REQUIRED');
      expect((await omar.get(`/api/people/${leila.id}`)).body.openSessions).toBe(1);
      await omar.stepUp();
      expectRefusal(await omar.post(`/api/people/${newId()}/session-endings`, { reason }), 404, 'NOT_FOUND');
      expectRefusal(await omar.post(`/api/people/${leila.id}/session-endings`, { reason: '' }), 422, 'INVALID_REQUEST');
      expect((await omar.post(`/api/people/${leila.id}/session-endings`, { reason })).status).toBe(204);
      expectRefusal(await leila.get('/api/home'), 401, 'UNAUTHENTICATED');
      expect((await omar.get(`/api/people/${leila.id}`)).body.openSessions).toBe(0);
      const mail = await world.mailbox.newestTo(leila.email, /Vos sessions ont été fermées/);
      expect(mail.text).not.toContain('train');
      const [act] = await world.sql(`SELECT reason, detail, person_id FROM audit_entry WHERE subject_id = $1 AND event = 'end_sessions'`, [
        leila.id,
      ]);
      expect(act).toMatchObject({ reason, person_id: omar.id, detail: { sessions: 1 } });
    });

    it('others may not: not an auditor, who reads the account, not the person of another region', async () => {
      const auditor = await User.with(world, 'Adil Auditeur', [{ role: 'auditor' }]);
      const instructor = await User.with(world, 'Ida Instructrice', [{ role: 'instructor', scope: { regionCode: 'MA-02' } }]);
      for (const person of [auditor, instructor]) {
        await person.stepUp();
        expectRefusal(await person.post(`/api/people/${auditor.id}/session-endings`, { reason }), 403, 'FORBIDDEN');
      }
    });
  });
});
