import { Secret, TOTP } from 'otpauth';
import { Authenticator, enrolPasskey, signInWith, stepUpWith } from '../support/passkeys.js';
import { expectRefusal, PASSWORD, User, visitor } from '../support/people.js';
import { createWorld, type OwnWorld } from '../support/world.js';

const ORIGIN = 'http://jisr.test';

describe('passkeys', () => {
  let world: OwnWorld;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world?.close());

  const newKey = (origin = ORIGIN) => new Authenticator(origin);
  const someone = (name: string) => User.with(world, name, [{ role: 'auditor' }]);
  /** A browser in which the password was given, and nothing else. */
  async function halfSignedIn({ email }: User): Promise<User> {
    const browser = visitor(world);
    expect((await browser.post('/api/session', { email, password: PASSWORD })).status).toBe(200);
    return browser;
  }
  /** Somebody who has never had a second factor, after the password. */
  async function newcomer(name: string): Promise<{ person: User; browser: User }> {
    const person = await someone(name);
    await world.sql(`UPDATE person SET totp_confirmed = false, totp_secret = NULL WHERE id = $1`, [person.id]);
    await world.sql(`DELETE FROM session WHERE person_id = $1`, [person.id]);
    return { person, browser: await halfSignedIn(person) };
  }
  async function withPasskeyOnly(name: string): Promise<{ person: User; browser: User; key: Authenticator }> {
    const { person, browser } = await newcomer(name);
    const key = newKey();
    expect((await enrolPasskey(browser, key)).body).toMatchObject({ needs: null });
    return { person, browser, key };
  }
  const factorsOf = async (browser: User) => (await browser.get('/api/me/second-factor')).body;
  const events = async ({ id }: User) =>
    (await world.sql<{ event: string }>(`SELECT event FROM audit_entry WHERE subject_id = $1 ORDER BY id`, [id])).map(({ event }) => event);
  const forgetStepUp = ({ id }: User) => world.sql(`UPDATE session SET stepped_up_at = NULL WHERE person_id = $1`, [id]);

  it('whoever must have a second factor takes a passkey alone, codes on paper beside it, and signs in with it from then on', async () => {
    const { person, browser } = await newcomer('Nadia Auditrice');
    const key = newKey();
    expectRefusal(await browser.get('/api/home'), 403, 'FORBIDDEN');
    const entered = await enrolPasskey(browser, key, 'Ordinateur du bureau');
    expect(entered.body).toMatchObject({ needs: null, factors: ['passkey'], recoveryCodesLeft: 0 });
    expect((await browser.post<{ codes: string[] }>('/api/session/recovery-codes')).body.codes).toHaveLength(10);
    expect((await world.mailbox.newestTo(person.email, /Une clé d’accès est ajoutée/)).text).toContain('« Ordinateur du bureau »');

    const again = await halfSignedIn(person);
    expect((await again.get('/api/session')).body).toMatchObject({ needs: 'totp', factors: ['passkey'] });
    expect((await signInWith(again, key)).body).toMatchObject({ needs: null, grants: [{ role: 'auditor' }] });
    expect((await again.get('/api/home')).status).toBe(200);
    expect(await factorsOf(again)).toMatchObject({
      ...{ code: null, required: true },
      passkeys: [{ name: 'Ordinateur du bureau', blocked: false, removable: false, lastUsed: expect.any(Object) }],
    });
    expect(await events(person)).toEqual(expect.arrayContaining(['enrol_passkey', 'issue_recovery_codes']));
  });

  it('an act that binds is confirmed by it, and by nothing less', async () => {
    const { person, browser, key } = await withPasskeyOnly('Farid Auditeur');
    await forgetStepUp(person);
    expectRefusal(await browser.delete('/api/me/sessions'), 403, 'STEP_UP_REQUIRED');
    expectRefusal(await browser.post('/api/session/step-up', { password: PASSWORD }), 401, 'WRONG_CODE');
    expectRefusal(await browser.post('/api/session/step-up', { code: '123456' }), 401, 'WRONG_CODE');
    expectRefusal(await stepUpWith(browser, newKey()), 401, 'PASSKEY_REFUSED');
    expect((await stepUpWith(browser, key)).status).toBe(204);
    expect((await browser.delete('/api/me/sessions')).status).toBe(204);
  });

  describe('a passkey beside the codes', () => {
    it('is added and removed once the present second factor was asked again; each is told by mail', async () => {
      const leila = await someone('Leïla Auditrice');
      expectRefusal(await enrolPasskey(leila, newKey()), 403, 'STEP_UP_REQUIRED');
      await leila.stepUp();
      const key = newKey();
      expect((await enrolPasskey(leila, key, 'Téléphone')).body).toMatchObject({ needs: null, factors: ['code', 'passkey'] });
      const { passkeys } = await factorsOf(leila);
      await forgetStepUp(leila);
      expectRefusal(await leila.delete(`/api/me/passkeys/${passkeys[0].id}`), 403, 'STEP_UP_REQUIRED');
      expect((await stepUpWith(leila, key)).status).toBe(204);
      expect((await leila.delete(`/api/me/passkeys/${passkeys[0].id}`)).status).toBe(204);
      await world.mailbox.newestTo(leila.email, /Une clé d’accès est retirée\s: Téléphone/);
      expect((await leila.get('/api/session')).body.factors).toEqual(['code']);
      expectRefusal(await signInWith(await halfSignedIn(leila), key), 401, 'PASSKEY_REFUSED');
      expectRefusal(await leila.delete(`/api/me/passkeys/${passkeys[0].id}`), 404, 'NOT_FOUND');
    });

    it('several have names of their own, and get others', async () => {
      const kenza = await someone('Kenza Auditrice');
      await kenza.stepUp();
      const key = newKey();
      expect((await enrolPasskey(kenza, key, 'Bureau')).status).toBe(200);
      expectRefusal(await enrolPasskey(kenza, newKey(), 'Bureau'), 409, 'PASSKEY_NAME_USED');
      expectRefusal(await enrolPasskey(kenza, key, 'La même'), 409, 'PASSKEY_KNOWN');
      expect((await enrolPasskey(kenza, newKey(), 'Maison')).status).toBe(200);
      const { passkeys } = await factorsOf(kenza);
      expect(passkeys.map(({ name }: { name: string }) => name)).toEqual(['Bureau', 'Maison']);
      expectRefusal(await kenza.put(`/api/me/passkeys/${passkeys[0].id}`, { name: 'Maison' }), 409, 'PASSKEY_NAME_USED');
      expect((await kenza.put(`/api/me/passkeys/${passkeys[0].id}`, { name: 'Ministère' })).status).toBe(204);
      const stranger = await someone('Étrangère Auditrice');
      await stranger.stepUp();
      expectRefusal(await stranger.put(`/api/me/passkeys/${passkeys[0].id}`, { name: 'À moi' }), 404, 'NOT_FOUND');
      expectRefusal(await stranger.delete(`/api/me/passkeys/${passkeys[0].id}`), 404, 'NOT_FOUND');
      for (let number = 3; number <= 10; number++) expect((await enrolPasskey(kenza, newKey(), `Clé ${number}`)).status).toBe(200);
      expectRefusal(await enrolPasskey(kenza, newKey(), 'Onzième'), 409, 'TOO_MANY_PASSKEYS');
    });

    it('the last of both stays where the role asks for one, even when both go at once', async () => {
      const omar = await someone('Omar Auditeur');
      expectRefusal(await omar.delete('/api/me/second-factor'), 403, 'STEP_UP_REQUIRED');
      await omar.stepUp();
      expectRefusal(await omar.delete('/api/me/second-factor'), 409, 'LAST_SECOND_FACTOR');
      expect((await enrolPasskey(omar, newKey())).status).toBe(200);
      const { passkeys } = await factorsOf(omar);
      const answers = await Promise.all([omar.delete('/api/me/second-factor'), omar.delete(`/api/me/passkeys/${passkeys[0].id}`)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
      const left = await factorsOf(omar);
      expect((left.code ? 1 : 0) + left.passkeys.length).toBe(1);
    });

    it('an application is added to a passkey from inside only: the password alone adds none', async () => {
      const { person, browser, key } = await withPasskeyOnly('Salma Auditrice');
      const half = await halfSignedIn(person);
      expectRefusal(await half.post('/api/session/totp/enrol'), 403, 'FORBIDDEN');
      expectRefusal(await half.post('/api/session/totp', { code: '123456' }), 403, 'FORBIDDEN');
      expectRefusal(await enrolPasskey(half, newKey()), 403, 'FORBIDDEN');
      await forgetStepUp(person);
      expectRefusal(await browser.post('/api/session/totp/enrol'), 403, 'STEP_UP_REQUIRED');
      await stepUpWith(browser, key);
      const { secret } = (await browser.post<{ secret: string }>('/api/session/totp/enrol')).body;
      const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
      expect((await browser.post('/api/session/totp', { code })).body).toMatchObject({ factors: ['code', 'passkey'] });
    });
  });

  it('somebody whose role asks for none adds one by the password, and may do without it again', async () => {
    const editor = await User.with(world, 'Sans Rôle', []);
    await world.sql(`UPDATE person SET totp_confirmed = false, totp_secret = NULL WHERE id = $1`, [editor.id]);
    expectRefusal(await enrolPasskey(editor, newKey()), 403, 'STEP_UP_REQUIRED');
    expect((await editor.post('/api/session/step-up', { password: PASSWORD })).status).toBe(204);
    const key = newKey();
    expect((await enrolPasskey(editor, key)).status).toBe(200);
    const { passkeys } = await factorsOf(editor);
    expect((await stepUpWith(editor, key)).status).toBe(204);
    expect((await editor.delete(`/api/me/passkeys/${passkeys[0].id}`)).status).toBe(204);
    expect((await editor.get('/api/session')).body).toMatchObject({ factors: [], recoveryCodesLeft: null });
  });

  describe('an answer that is not right opens nothing', () => {
    let person: User;
    let key: Authenticator;
    beforeAll(async () => {
      ({ person, key } = await withPasskeyOnly('Visée Auditrice'));
    });
    beforeEach(() => world.sql(`DELETE FROM sign_in_attempt`));

    it.each([
      ['for another site', { origin: 'http://jisr.test.evil.example' }],
      ['for another port', { origin: 'http://jisr.test:8080' }],
      ['for another domain', { rpId: 'evil.example' }],
      ['without having recognised its owner', { unverified: true as const }],
      ['to a question that was not asked', { challenge: Buffer.alloc(32).toString('base64url') }],
    ])('%s', async (_, lie) => {
      const browser = await halfSignedIn(person);
      expectRefusal(await signInWith(browser, key, lie), 401, 'PASSKEY_REFUSED');
      expect((await browser.get('/api/session')).body.needs).toBe('totp');
    });

    it('nor is such a passkey enrolled', async () => {
      const { browser } = await newcomer('Nouvelle Auditrice');
      expectRefusal(await enrolPasskey(browser, newKey(), 'a', { origin: 'http://evil.example' }), 401, 'PASSKEY_REFUSED');
      expectRefusal(await enrolPasskey(browser, newKey(), 'b', { rpId: 'evil.example' }), 401, 'PASSKEY_REFUSED');
      expectRefusal(await enrolPasskey(browser, newKey(), 'c', { unverified: true }), 401, 'PASSKEY_REFUSED');
      expectRefusal(await enrolPasskey(browser, newKey(), 'd', { challenge: 'AAAA' }), 401, 'PASSKEY_REFUSED');
      expect((await enrolPasskey(browser, newKey(), 'e')).status).toBe(200);
    });

    it('signed by another key under the same name', async () => {
      const forged = Object.assign(newKey(), { id: key.id, counter: 90 });
      expectRefusal(await signInWith(await halfSignedIn(person), forged), 401, 'PASSKEY_REFUSED');
    });

    it('by the passkey of somebody else', async () => {
      const other = await withPasskeyOnly('Autre Auditrice');
      expectRefusal(await signInWith(await halfSignedIn(person), other.key), 401, 'PASSKEY_REFUSED');
    });

    it('a second time, in another session, for another purpose, or too late', async () => {
      const browser = await halfSignedIn(person);
      const asked = (await browser.post('/api/session/passkey/question')).body;
      const elsewhere = await halfSignedIn(person);
      expectRefusal(await elsewhere.post('/api/session/passkey', key.sign(asked)), 401, 'PASSKEY_TOO_LATE');
      await world.sql(`UPDATE passkey_question SET asked_at = asked_at - interval '5 minutes'`);
      expectRefusal(await browser.post('/api/session/passkey', key.sign(asked)), 401, 'PASSKEY_TOO_LATE');
      const fresh = (await browser.post('/api/session/passkey/question')).body;
      const answer = key.sign(fresh);
      expect((await browser.post('/api/session/passkey', answer)).status).toBe(200);
      expectRefusal(await browser.post('/api/session/passkey', answer), 401, 'PASSKEY_TOO_LATE');
      expectRefusal(await browser.post('/api/session/step-up', { passkey: answer }), 401, 'PASSKEY_TOO_LATE');
      expectRefusal(await visitor(world).post('/api/session/passkey', answer), 401, 'UNAUTHENTICATED');
    });

    it('twenty times at once: one comes in', async () => {
      const browser = await halfSignedIn(person);
      const answer = key.sign((await browser.post('/api/session/passkey/question')).body);
      const cookies = browser.sessionCookies();
      const tries = await Promise.all(
        Array.from({ length: 20 }, () => {
          const same = visitor(world);
          same.useCookies(cookies);
          return same.post('/api/session/passkey', answer);
        }),
      );
      expect(tries.filter(({ status }) => status === 200)).toHaveLength(1);
    });

    it('again and again: each further try waits', async () => {
      const browser = await halfSignedIn(person);
      for (let number = 0; number < 5; number++) await signInWith(browser, newKey());
      expectRefusal(await signInWith(browser, key), 429, 'THROTTLED');
    });
  });

  describe('a copy of an authenticator', () => {
    it('is refused, its owner told, and neither counts any more; whoever has the password enrols nothing over it', async () => {
      const { person, browser, key } = await withPasskeyOnly('Copiée Auditrice');
      const codes = (await browser.post<{ codes: string[] }>('/api/session/recovery-codes')).body.codes;
      const thief = key.copy();
      expect((await signInWith(await halfSignedIn(person), key)).status).toBe(200);
      expect((await signInWith(await halfSignedIn(person), key)).status).toBe(200);
      const half = await halfSignedIn(person);
      expectRefusal(await signInWith(half, thief), 401, 'PASSKEY_COPIED');
      expect((await world.mailbox.newestTo(person.email, /Une copie de votre clé d’accès/)).text).toContain('« Clé de test »');
      expect(await events(person)).toContain('block_passkey');
      expectRefusal(await signInWith(await halfSignedIn(person), key), 401, 'PASSKEY_REFUSED');
      expect((await half.get('/api/session')).body).toMatchObject({ needs: 'totp', factors: [] });
      expectRefusal(await enrolPasskey(half, newKey()), 403, 'FORBIDDEN');
      expectRefusal(await half.post('/api/session/totp/enrol'), 403, 'FORBIDDEN');

      const back = await halfSignedIn(person);
      expect((await back.post('/api/session/recovery', { code: codes[0] })).body).toMatchObject({ needs: 'enrol' });
      expect((await enrolPasskey(back, newKey(), 'Neuve')).body).toMatchObject({ needs: null });
      expect((await factorsOf(back)).passkeys).toMatchObject([{ name: 'Neuve' }]);
    });

    it('one that is blocked may go even when it is the last', async () => {
      const { person, browser, key } = await withPasskeyOnly('Bloquée Auditrice');
      await stepUpWith(browser, key);
      const thief = key.copy();
      thief.counter = 0;
      expectRefusal(await signInWith(await halfSignedIn(person), thief), 401, 'PASSKEY_COPIED');
      const { passkeys } = await factorsOf(browser);
      expect(passkeys).toMatchObject([{ blocked: true, removable: true }]);
      expect((await browser.delete(`/api/me/passkeys/${passkeys[0].id}`)).status).toBe(204);
    });

    it('an authenticator that does not count is none', async () => {
      const { person, browser } = await newcomer('Sans Compteur');
      const key = new Authenticator(ORIGIN, undefined, false);
      expect((await enrolPasskey(browser, key)).status).toBe(200);
      for (let number = 0; number < 3; number++) expect((await signInWith(await halfSignedIn(person), key)).status).toBe(200);
    });
  });

  it('two administrators end a lost passkey like a lost telephone; whoever uses it keeps it', async () => {
    const first = await User.with(world, 'Omar Administrateur', [{ role: 'administrator' }]);
    const second = await User.with(world, 'Samira Administratrice', [{ role: 'administrator' }]);
    const { person, key } = await withPasskeyOnly('Perdue Auditrice');
    expect((await first.get(`/api/people/${person.id}`)).body.secondFactor).toMatchObject({ enrolled: true, passkeys: 1 });
    const end = async () => {
      await first.stepUp();
      const { body } = await first.post(`/api/people/${person.id}/enrolment-proposals`, { reason: 'Clé perdue, reconnue' });
      await second.stepUp();
      expect((await second.post(`/api/proposals/${body.id}/confirmation`)).status).toBe(204);
    };
    await end();
    expect((await signInWith(await halfSignedIn(person), key)).status).toBe(200);
    expect(await world.sql(`SELECT second_factor_ends_at AS at FROM person WHERE id = $1`, [person.id])).toEqual([{ at: null }]);

    await end();
    await world.sql(`UPDATE person SET second_factor_ends_at = clock_timestamp() - interval '1 second' WHERE id = $1`, [person.id]);
    const browser = await halfSignedIn(person);
    expect((await browser.get('/api/session')).body).toMatchObject({ needs: 'enrol', factors: [] });
    expectRefusal(await signInWith(browser, key), 401, 'PASSKEY_REFUSED');
    expect((await enrolPasskey(browser, newKey(), 'Nouvelle')).body).toMatchObject({ needs: null });
    expect((await factorsOf(browser)).passkeys).toMatchObject([{ name: 'Nouvelle' }]);
    expectRefusal(await signInWith(await halfSignedIn(person), key), 401, 'PASSKEY_REFUSED');
  });
});
