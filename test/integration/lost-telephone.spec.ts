import { Secret, TOTP } from 'otpauth';
import { Recovery } from '#identity';
import { SYSTEM } from '#platform';
import { expectRefusal, PASSWORD, User, visitor } from '../support/people.js';
import { createWorld, type OwnWorld } from '../support/world.js';

const LATER = `UPDATE person SET second_factor_ends_at = clock_timestamp() - interval '1 second' WHERE id = $1`;

describe('a lost telephone is not the end', () => {
  let world: OwnWorld;
  let omar: User;
  let samira: User;
  beforeAll(async () => {
    world = await createWorld();
    omar = await User.with(world, 'Omar Administrateur', [{ role: 'administrator' }]);
    samira = await User.with(world, 'Samira Administratrice', [{ role: 'administrator' }]);
  });
  afterAll(() => world?.close());

  /** A browser in which the password was given, and nothing else. */
  async function halfSignedIn(person: User): Promise<User> {
    const browser = visitor(world);
    expect((await browser.post('/api/session', { email: person.email, password: PASSWORD })).status).toBe(200);
    return browser;
  }
  async function enrol(browser: User): Promise<void> {
    const { body } = await browser.post<{ secret: string }>('/api/session/totp/enrol');
    const code = new TOTP({ secret: Secret.fromBase32(body.secret) }).generate();
    expect((await browser.post('/api/session/totp', { code })).body).toMatchObject({ needs: null });
  }
  const codesOf = async (person: User) => {
    await person.stepUp();
    return (await person.post<{ codes: string[] }>('/api/session/recovery-codes')).body.codes;
  };

  it('whoever enrols takes ten codes at once; later they ask for the six digits first', async () => {
    const nadia = await User.with(world, 'Nadia Instructrice', [{ role: 'instructor' }]);
    await world.sql(`UPDATE person SET totp_confirmed = false, totp_secret = NULL WHERE id = $1`, [nadia.id]);
    const browser = await halfSignedIn(nadia);
    expectRefusal(await browser.post('/api/session/recovery-codes'), 403, 'FORBIDDEN');
    await enrol(browser);
    const { codes } = (await browser.post('/api/session/recovery-codes')).body;
    expect(codes).toHaveLength(10);
    expect(new Set(codes).size).toBe(10);
    expect((await browser.get('/api/session')).body).toMatchObject({ recoveryCodesLeft: 10 });
    await world.mailbox.newestTo(nadia.email, /Un téléphone est enregistré/);
    const stored = await world.sql<{ code_hash: string }>(`SELECT code_hash FROM recovery_code WHERE person_id = $1`, [nadia.id]);
    for (const { code_hash } of stored) for (const code of codes) expect(code_hash).not.toContain(code.replace('-', ''));

    await world.sql(`UPDATE session SET stepped_up_at = stepped_up_at - interval '1 hour' WHERE person_id = $1`, [nadia.id]);
    expectRefusal(await browser.post('/api/session/recovery-codes'), 403, 'STEP_UP_REQUIRED');
  });

  it('with a code from paper she comes in, enrols another telephone, and the lost one is worth nothing; the code served once', async () => {
    const leila = await User.with(world, 'Leïla Membre', [{ role: 'auditor' }]);
    const [first, second] = (await codesOf(leila)) as [string, string];
    const before = await leila.code();
    const browser = await halfSignedIn(leila);
    expectRefusal(await browser.post('/api/session/recovery', { code: 'AAAAA-AAAAA' }), 401, 'WRONG_RECOVERY_CODE');
    const opened = await browser.post('/api/session/recovery', { code: ` ${first.toLowerCase()} ` });
    expect(opened.body).toMatchObject({ needs: 'enrol', grants: [{ role: 'auditor' }] });
    expectRefusal(await browser.get('/api/home'), 403, 'FORBIDDEN');
    expectRefusal(await leila.get('/api/home'), 401, 'UNAUTHENTICATED');
    await enrol(browser);
    expect((await browser.get('/api/home')).status).toBe(200);
    await world.mailbox.newestTo(leila.email, /Un code de secours a servi/);

    const again = await halfSignedIn(leila);
    expectRefusal(await again.post('/api/session/totp', { code: before }), 401, 'WRONG_CODE');
    expectRefusal(await again.post('/api/session/recovery', { code: first }), 401, 'WRONG_RECOVERY_CODE');
    expect((await again.post('/api/session/recovery', { code: second })).status).toBe(200);
  });

  it('somebody else’s code opens nothing, and new codes end the old ones', async () => {
    const one = await User.with(world, 'Une Auditrice', [{ role: 'auditor' }]);
    const other = await User.with(world, 'Autre Auditrice', [{ role: 'auditor' }]);
    const [theirs] = (await codesOf(other)) as [string];
    expectRefusal(await (await halfSignedIn(one)).post('/api/session/recovery', { code: theirs }), 401, 'WRONG_RECOVERY_CODE');
    await codesOf(other);
    expectRefusal(await (await halfSignedIn(other)).post('/api/session/recovery', { code: theirs }), 401, 'WRONG_RECOVERY_CODE');
    expectRefusal(await visitor(world).post('/api/session/recovery', { code: theirs }), 401, 'UNAUTHENTICATED');
  });

  it('the same code twenty times at once opens one session', async () => {
    const person = await User.with(world, 'Pressée', [{ role: 'auditor' }]);
    const [code] = (await codesOf(person)) as [string];
    const browsers: User[] = [];
    for (let number = 0; number < 20; number++) browsers.push(await halfSignedIn(person));
    const answers = await Promise.all(browsers.map((browser) => browser.post('/api/session/recovery', { code })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  describe('without telephone and without codes', () => {
    async function ended(person: User, reason = 'Téléphone volé, reconnue en visioconférence'): Promise<void> {
      await omar.stepUp();
      const { body, status } = await omar.post<{ id: string }>(`/api/people/${person.id}/enrolment-proposals`, { reason });
      expect(status).toBe(201);
      await samira.stepUp();
      expect((await samira.post(`/api/proposals/${body.id}/confirmation`)).status).toBe(204);
    }

    it('two administrators end it; she is told when, waits 48 hours, enrols anew at her next sign-in', async () => {
      const fatima = await User.with(world, 'Fatima Présidente', [{ role: 'auditor' }]);
      await ended(fatima);
      const notice = await world.mailbox.newestTo(fatima.email, /Votre second facteur prendra fin/);
      expect(notice.text).toContain('connectez-vous avant avec votre code habituel');
      const [{ hours }] = (await world.sql<{ hours: string }>(
        `SELECT round(extract(epoch FROM second_factor_ends_at - clock_timestamp()) / 3600) AS hours FROM person WHERE id = $1`,
        [fatima.id],
      )) as [{ hours: string }];
      expect(Number(hours)).toBe(48);
      const early = await halfSignedIn(fatima);
      expectRefusal(await early.post('/api/session/totp/enrol'), 401, 'UNAUTHENTICATED');

      await world.sql(LATER, [fatima.id]);
      const browser = await halfSignedIn(fatima);
      expect((await browser.get('/api/session')).body.needs).toBe('enrol');
      expectRefusal(await browser.post('/api/session/totp', { code: await fatima.code() }), 401, 'WRONG_CODE');
      await enrol(browser);
      expect((await browser.get('/api/home')).status).toBe(200);
    });

    it('whoever still has the telephone keeps it by signing in: the decision has no effect, and both sides are told', async () => {
      const kenza = await User.with(world, 'Kenza Comptable', [{ role: 'auditor' }]);
      await ended(kenza, 'Quelqu’un a appelé en son nom');
      await world.mailbox.newestTo(kenza.email, /prendra fin/);
      await kenza.signIn();
      await world.mailbox.newestTo(kenza.email, /Votre second facteur est gardé/);
      await world.sql(`UPDATE person SET totp_sign_in_step = 0 WHERE id = $1`, [kenza.id]);
      expect(await world.sql(`SELECT second_factor_ends_at AS at FROM person WHERE id = $1`, [kenza.id])).toEqual([{ at: null }]);
      expect((await (await halfSignedIn(kenza)).get('/api/session')).body.needs).toBe('totp');
    });

    it('one administrator is not enough, nobody does it for themselves, and there must be something to end', async () => {
      const person = await User.with(world, 'Personne', [{ role: 'auditor' }]);
      await omar.stepUp();
      const { body } = await omar.post<{ id: string }>(`/api/people/${person.id}/enrolment-proposals`, { reason: 'Perdu au marché' });
      expectRefusal(await omar.post(`/api/proposals/${body.id}/confirmation`), 403, 'OTHER_PERSON_NEEDED');
      const own = await omar.post<{ id: string }>(`/api/people/${samira.id}/enrolment-proposals`, { reason: 'Perdu au marché' });
      await samira.stepUp();
      expectRefusal(await samira.post(`/api/proposals/${own.body.id}/confirmation`), 403, 'OTHER_PERSON_NEEDED');
      await world.sql(`UPDATE person SET totp_confirmed = false WHERE id = $1`, [person.id]);
      expectRefusal(await omar.post(`/api/people/${person.id}/enrolment-proposals`, { reason: 'Encore perdu' }), 409, 'NO_SECOND_FACTOR');
      expectRefusal(await person.post(`/api/people/${omar.id}/enrolment-proposals`, { reason: 'Je voudrais' }), 403, 'FORBIDDEN');
    });

    it('the operator may begin it too, with the same notice and the same delay', async () => {
      const lost = await User.with(world, 'Administrateur seul', [{ role: 'auditor' }]);
      await world.tx.run((em) => world.api.get(Recovery).scheduleEnd(em, SYSTEM, lost.id, 'Les deux administrateurs ont tout perdu'));
      await world.mailbox.newestTo(lost.email, /prendra fin/);
      expect((await (await halfSignedIn(lost)).get('/api/session')).body.needs).toBe('totp');
      const [row] = await world.sql<{ reason: string; role: string }>(
        `SELECT reason, role FROM audit_entry WHERE subject_id = $1 AND event = 'end_second_factor'`,
        [lost.id],
      );
      expect(row).toEqual({ role: 'system', reason: 'Les deux administrateurs ont tout perdu' });
    });
  });
});
