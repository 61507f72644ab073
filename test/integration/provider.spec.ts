import { Authenticator, enrolPasskey } from '../support/passkeys.js';
import { expectRefusal, PASSWORD, User, visitor } from '../support/people.js';
import { PROVIDER_CLIENT, PROVIDER_NAMES, TestProvider } from '../support/provider/provider.js';
import { createWorld, type OwnWorld } from '../support/world.js';

const PUBLIC_URL = 'http://jisr.test';

describe('officers come by the provider of their administration', () => {
  let provider: TestProvider;
  let world: OwnWorld;
  beforeAll(async () => {
    provider = await TestProvider.start(PUBLIC_URL);
    world = await createWorld({
      publicUrl: PUBLIC_URL,
      settings: {
        OIDC_ISSUER: provider.issuer,
        ...PROVIDER_CLIENT,
        ...PROVIDER_NAMES,
        OIDC_TRUSTED_ACR: 'urn:test:strong',
        OIDC_TRUSTED_AMR: 'mfa',
      },
    });
  }, 60_000);
  afterAll(async () => {
    await world?.close();
    await provider?.stop();
  });
  afterEach(() => provider.lies());

  const officer = async (name: string, login: string) => {
    const person = await User.with(world, name, [{ role: 'instructor' }]);
    await provider.knows(login, { email: person.email.toUpperCase(), email_verified: true });
    return person;
  };
  async function sent(browser: User): Promise<string> {
    const { status, body } = await browser.post<{ url: string }>('/api/session/provider');
    expect(status).toBe(200);
    return body.url;
  }
  /** Through the provider and back, in a browser. */
  async function comesBack(login: string, browser = visitor(world)) {
    const answer = await provider.visit(await sent(browser), login);
    return { browser, answer, came: await browser.post('/api/session/provider/answer', answer) };
  }

  it('is offered, goes there with PKCE, state and nonce, and comes back to the account of the proved address; our second factor is asked', async () => {
    const nadia = await officer('Nadia Instructrice', 'nadia');
    const browser = visitor(world);
    expect((await browser.get('/api/session')).body.provider).toEqual({
      fr: 'Compte du ministère',
      ar: 'حساب الوزارة',
      en: 'Ministry account',
    });
    const asked = new URL(await sent(browser)).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: `${PUBLIC_URL}/app/provider`,
      ui_locales: 'fr',
    });
    const inArabic = await browser.send('POST', '/api/session/provider', {}, { 'accept-language': 'ar' });
    expect(new URL((inArabic.body as { url: string }).url).searchParams.get('ui_locales')).toBe('ar');
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)!.length).toBeGreaterThan(30);

    const { came, browser: hers } = await comesBack('nadia');
    expect(came.body).toMatchObject({ person: { id: nadia.id }, needs: 'totp', byProvider: true });
    expectRefusal(await hers.get('/api/home'), 403, 'FORBIDDEN');
    await world.sql(`UPDATE person SET totp_sign_in_step = 0 WHERE id = $1`, [nadia.id]);
    expect((await hers.post('/api/session/totp', { code: await nadia.code() })).body).toMatchObject({ needs: null, byProvider: true });
    await world.mailbox.newestTo(nadia.email, /Votre compte est lié\s: Compte du ministère/);
    const [{ count }] = (await world.sql<{ count: string }>(
      `SELECT count(*) FROM audit_entry WHERE subject_id = $1 AND event = 'link_provider'`,
      [nadia.id],
    )) as [{ count: string }];
    expect(Number(count)).toBe(1);
  });

  it('from then on she is known by the provider’s own name of her, whatever her address has become', async () => {
    const farid = await officer('Farid Instructeur', 'farid');
    expect((await comesBack('farid')).came.status).toBe(200);
    await provider.knows('farid', { email: 'autre@jisr.example', email_verified: false });
    expect((await comesBack('farid')).came.body).toMatchObject({ person: { id: farid.id } });
  });

  it('the provider’s own second factor counts where the operator named it, and only then', async () => {
    const kenza = await officer('Kenza Instructrice', 'kenza');
    await provider.lies({ amr: ['pwd'], acr: 'urn:test:weak' });
    expect((await comesBack('kenza')).came.body.needs).toBe('totp');
    await provider.lies({ amr: ['pwd', 'mfa'] });
    const { browser, came } = await comesBack('kenza');
    expect(came.body).toMatchObject({ needs: null, person: { id: kenza.id } });
    expect((await browser.get('/api/home')).status).toBe(200);
    expectRefusal(await browser.delete('/api/me/sessions'), 403, 'STEP_UP_REQUIRED');
    await provider.lies({ acr: 'urn:test:strong' });
    expect((await comesBack('kenza')).came.body.needs).toBeNull();
  });

  it('whoever has no second factor takes one, a passkey for instance', async () => {
    const salma = await officer('Salma Instructrice', 'salma');
    await world.sql(`UPDATE person SET totp_confirmed = false, totp_secret = NULL WHERE id = $1`, [salma.id]);
    const { browser, came } = await comesBack('salma');
    expect(came.body.needs).toBe('enrol');
    expect((await enrolPasskey(browser, new Authenticator(PUBLIC_URL))).body).toMatchObject({ needs: null, byProvider: true });
  });

  describe('opens no account, gives no role, and lets in nobody who may not', () => {
    it('nobody has that address', async () => {
      await provider.knows('inconnu', { email: 'inconnu@jisr.example', email_verified: true });
      const { came, browser } = await comesBack('inconnu');
      expectRefusal(came, 403, 'PROVIDER_NO_ACCOUNT');
      expect(JSON.stringify(came.body)).toContain('inconnu@jisr.example');
      expect((await browser.get('/api/session')).body.person).toBeNull();
      expect(await world.sql(`SELECT id FROM person WHERE email = 'inconnu@jisr.example'`)).toEqual([]);
    });

    it('an address that the provider does not vouch for', async () => {
      const person = await officer('Non Vérifiée', 'non-verifiee');
      await provider.knows('non-verifiee', { email: person.email, email_verified: false });
      expectRefusal((await comesBack('non-verifiee')).came, 403, 'PROVIDER_MAIL_UNPROVED');
      await provider.knows('non-verifiee', { email: person.email });
      expectRefusal((await comesBack('non-verifiee')).came, 403, 'PROVIDER_MAIL_UNPROVED');
      await provider.knows('non-verifiee', {});
      expectRefusal((await comesBack('non-verifiee')).came, 403, 'PROVIDER_MAIL_UNPROVED');
    });

    it('somebody of an association, even when they are an officer too; somebody without any role', async () => {
      const associationId = '019a0000-0000-7000-8000-000000000001';
      const both = await User.with(world, 'Deux Casquettes', [
        { role: 'instructor' },
        { role: 'association.editor', scope: { associationId } },
      ]);
      await provider.knows('deux', { email: both.email, email_verified: true });
      expectRefusal((await comesBack('deux')).came, 403, 'PROVIDER_FOR_OFFICERS');
      const nobody = await User.with(world, 'Sans Rôle', []);
      await provider.knows('sans-role', { email: nobody.email, email_verified: true });
      expectRefusal((await comesBack('sans-role')).came, 403, 'PROVIDER_FOR_OFFICERS');
      expect(await world.sql(`SELECT FROM provider_identity WHERE person_id = ANY($1)`, [[both.id, nobody.id]])).toEqual([]);
    });

    it.each(['suspended', 'closed', 'unconfirmed'])('an account that is %s, linked or not', async (state) => {
      const person = await officer(`Compte ${state}`, `compte-${state}`);
      const move = (to: string) =>
        world.sql(
          `UPDATE person SET state = $2, suspended_because = CASE WHEN $2 = 'suspended' THEN 'x' END,
             password_hash = CASE WHEN $2 = 'unconfirmed' THEN NULL ELSE password_hash END WHERE id = $1`,
          [person.id, to],
        );
      await move(state);
      expectRefusal((await comesBack(`compte-${state}`)).came, 403, 'PROVIDER_NO_ACCOUNT');
      await move('active');
      expect((await comesBack(`compte-${state}`)).came.status).toBe(200);
      await move(state);
      expectRefusal((await comesBack(`compte-${state}`)).came, 403, 'PROVIDER_NO_ACCOUNT');
    });

    it('an address that passed to a new colleague does not bring the account of the former one', async () => {
      const person = await officer('Adresse Reprise', 'ancienne');
      expect((await comesBack('ancienne')).came.status).toBe(200);
      await provider.knows('nouvelle', { email: person.email, email_verified: true });
      expectRefusal((await comesBack('nouvelle')).came, 403, 'PROVIDER_OTHER_IDENTITY');

      const admin = await User.with(world, 'Omar Administrateur', [{ role: 'administrator' }]);
      expect((await admin.get(`/api/people/${person.id}`)).body.byProvider).toBe(true);
      expectRefusal(await admin.delete(`/api/people/${person.id}/provider-identity`), 403, 'STEP_UP_REQUIRED');
      await admin.stepUp();
      expect((await admin.delete(`/api/people/${person.id}/provider-identity`)).status).toBe(204);
      expectRefusal(await admin.delete(`/api/people/${person.id}/provider-identity`), 409, 'PROVIDER_NOT_LINKED');
      await world.mailbox.newestTo(person.email, /n’est plus lié/);
      expect((await comesBack('nouvelle')).came.status).toBe(200);
    });
  });

  it('the person unlinks it too, once they have proved who they are', async () => {
    const person = await officer('Délie Elle-Même', 'delie');
    await comesBack('delie');
    expect((await person.get('/api/me/second-factor')).body.provider).toMatchObject({ label: { fr: 'Compte du ministère' } });
    expectRefusal(await person.delete('/api/me/provider-identity'), 403, 'STEP_UP_REQUIRED');
    await person.stepUp();
    expect((await person.delete('/api/me/provider-identity')).status).toBe(204);
    expect((await person.get('/api/me/second-factor')).body.provider).toBeNull();
  });

  describe('an answer that is not the one awaited', () => {
    let browser: User;
    beforeAll(async () => {
      await officer('Visée Instructrice', 'visee');
    });
    beforeEach(() => {
      browser = visitor(world);
    });
    const refused = async (answer: object, by = browser) =>
      expectRefusal(await by.post('/api/session/provider/answer', answer), 401, 'PROVIDER_REFUSED');

    it('a forged state', async () => {
      const answer = await provider.visit(await sent(browser), 'visee');
      await refused({ ...answer, state: 'f'.repeat(43) });
      expect((await browser.post('/api/session/provider/answer', answer)).status).toBe(200);
    });

    it('the same answer again', async () => {
      const { answer, came } = await comesBack('visee', browser);
      expect(came.status).toBe(200);
      await refused(answer);
      await refused(answer, visitor(world));
    });

    it('in another browser: nobody is signed in to somebody else’s account by a link', async () => {
      const answer = await provider.visit(await sent(browser), 'visee');
      await refused(answer, visitor(world));
      const other = visitor(world);
      await sent(other);
      await refused(answer, other);
    });

    it('too late', async () => {
      const answer = await provider.visit(await sent(browser), 'visee');
      await world.sql(`UPDATE provider_request SET created_at = created_at - interval '10 minutes'`);
      await refused(answer);
    });

    it('with the code of another request', async () => {
      const answer = await provider.visit(await sent(browser), 'visee');
      const other = visitor(world);
      const theirs = await provider.visit(await sent(other), 'visee');
      await refused({ ...answer, code: theirs.code });
    });

    it('from another issuer', async () => {
      const answer = await provider.visit(await sent(browser), 'visee');
      await refused({ ...answer, issuer: 'https://evil.example' });
    });

    it.each([
      ['another nonce', { nonce: 'n'.repeat(43) }],
      ['another audience', { aud: 'somebody-else' }],
      ['another issuer', { iss: 'https://evil.example' }],
      ['a time that is over', { exp: 1_000_000 }],
      ['another signature', { signedByAnother: true }],
    ])('a token with %s', async (_, lie) => {
      const answer = await provider.visit(await sent(browser), 'visee');
      await provider.lies(lie);
      await refused(answer);
      expect((await browser.get('/api/session')).body.person).toBeNull();
    });

    it('given up at the provider', async () => {
      const state = new URL(await sent(browser)).searchParams.get('state')!;
      expectRefusal(await browser.post('/api/session/provider/answer', { state, error: 'access_denied' }), 401, 'PROVIDER_GIVEN_UP');
      await refused({ state, code: 'x' });
    });
  });

  it('signing out ends the session here and says where it is ended there', async () => {
    await officer('Sortante Instructrice', 'sortante');
    const { browser } = await comesBack('sortante');
    const { url } = (await browser.post<{ url: string }>('/api/session/provider/sign-out')).body;
    expect(url.startsWith(`${provider.issuer}/session/end`)).toBe(true);
    expect(new URL(url).searchParams.get('post_logout_redirect_uri')).toBe(`${PUBLIC_URL}/app/sign-in`);
    expect((await fetch(url)).status).toBe(200);
    expect((await browser.get('/api/session')).body.person).toBeNull();
  });

  it('while the provider is away this is said, and the password still opens', async () => {
    const gone = await TestProvider.start(PUBLIC_URL);
    await gone.stop();
    const settings = { OIDC_ISSUER: gone.issuer, ...PROVIDER_CLIENT, ...PROVIDER_NAMES };
    const elsewhere = await createWorld({ publicUrl: PUBLIC_URL, settings, withoutWorker: true });
    try {
      const person = await User.with(elsewhere, 'Patiente Instructrice', [{ role: 'instructor' }]);
      expectRefusal(await visitor(elsewhere).post('/api/session/provider'), 503, 'PROVIDER_AWAY');
      await person.signIn(PASSWORD);
      expect((await person.get('/api/home')).status).toBe(200);
      expect((await person.post('/api/session/provider/sign-out')).body).toEqual({ url: null });
      expect((await person.get('/api/session')).body.person).toBeNull();
    } finally {
      await elsewhere.close();
    }
  });

  it('where none is configured there is nothing to come by', async () => {
    const plain = await createWorld({ publicUrl: PUBLIC_URL, withoutWorker: true });
    try {
      expect((await visitor(plain).get('/api/session')).body.provider).toBeNull();
      expectRefusal(await visitor(plain).post('/api/session/provider'), 404, 'NOT_FOUND');
      expectRefusal(await visitor(plain).post('/api/session/provider/answer', { state: 'x', code: 'y' }), 404, 'NOT_FOUND');
    } finally {
      await plain.close();
    }
  });
});
