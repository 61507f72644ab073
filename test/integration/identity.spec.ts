import { User, expectRefusal, visitor } from '../support/people.js';
import { tokenIn } from '../support/mailbox.js';
import { addressesOf, policyNameOf, routes } from '../support/routes.js';
import { createWorld, type World } from '../support/world.js';

describe('identity', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world?.close());

  it('Amina opens an account, confirms her address in Arabic and signs in', async () => {
    const amina = visitor(world, 'ar');
    const opened = await amina.post('/api/people/registrations', {
      email: 'Amina@jisr.example',
      name: 'أمينة',
      language: 'ar',
    });
    expect(opened.status).toBe(202);
    expectRefusal(
      await amina.post('/api/session', { email: 'amina@jisr.example', password: 'a long enough password' }),
      401,
      'WRONG_CREDENTIALS',
    );
    const mail = await world.mailbox.newestTo('amina@jisr.example');
    expect(mail.subject).toBe('أكدوا عنوانكم الإلكتروني');
    const token = tokenIn(mail);
    expect((await amina.post('/api/people/links', { token })).body).toEqual({ purpose: 'confirm' });
    const choice = { token, password: 'a long enough password' };
    expect((await amina.post('/api/people/passwords', choice)).status).toBe(204);
    expectRefusal(await amina.post('/api/people/passwords', choice), 409, 'LINK_USED');
    expectRefusal(await amina.post('/api/people/links', { token }), 409, 'LINK_USED');
    const session = await amina.post('/api/session', { email: 'AMINA@jisr.example', password: 'a long enough password' });
    expect(session.body).toMatchObject({ person: { language: 'ar' }, needs: null, grants: [] });
  });

  it('a password that leaks have made known is refused, whatever is added to it, in the language of who chooses it', async () => {
    const words = { fr: 'quatre mots sans rapport', ar: 'أربع كلمات لا رابط بينها', en: 'four unrelated words' };
    for (const [language, said] of Object.entries(words) as ['fr' | 'ar' | 'en', string][]) {
      const reader = visitor(world, language);
      const email = `lecteur.${language}@jisr.example`;
      await reader.post('/api/people/registrations', { email, name: 'Lecteur', language });
      const token = tokenIn(await world.mailbox.newestTo(email));
      for (const password of ['Motdepasse2026!', 'azertyuiop12', 'Casablanca 2030', 'soleilsoleil', '0612345678901']) {
        const refused = await reader.post('/api/people/passwords', { token, password });
        expectRefusal(refused, 422, 'PASSWORD_TOO_COMMON');
        expect(JSON.stringify(refused.body)).toContain(said);
      }
      expect((await reader.post('/api/people/passwords', { token, password: 'citron vélo nuage tapis' })).status).toBe(204);
    }
  });

  it('an officer is nobody until the second factor is given, and a code serves once', async () => {
    const officer = await User.with(world, 'Omar Officier', [{ role: 'administrator' }]);
    const half = visitor(world);
    await half.post('/api/session', { email: officer.email, password: 'un mot de passe de test' });
    expectRefusal(await half.get('/api/people'), 403, 'FORBIDDEN');
    expectRefusal(await half.post('/api/session/totp', { code: '000000' }), 401, 'WRONG_CODE');
    expectRefusal(await half.post('/api/session/totp', { code: officer.usedCode }), 401, 'WRONG_CODE');
    expect((await officer.get('/api/people')).status).toBe(200);
  });

  it('the session says what a role may, as the routes do', async () => {
    const readings = routes().flatMap((route) =>
      addressesOf(route).flatMap((address) =>
        /^GET \/api\/[^:]*$/.test(address) ? [{ path: address.slice(4), policy: policyNameOf(route) }] : [],
      ),
    );
    expect(readings.length).toBeGreaterThan(30);
    const readers = [
      await User.with(world, 'Aziz Agent Comptable', [{ role: 'accountant' }]),
      await User.with(world, 'Chadia Chargée', [{ role: 'programme.officer', scope: { regionCode: 'MA-02' } }]),
      await User.with(world, 'Adil Auditeur', [{ role: 'auditor', scope: { regionCode: 'MA-02' } }]),
      await User.with(world, 'Nadia Sans Rôle', []),
      visitor(world),
    ];
    for (const reader of readers) {
      const { policies } = (await reader.get('/api/session')).body as { policies: string[] };
      for (const { path, policy } of readings) {
        const { status } = await reader.get(path);
        expect(`${path} ${[401, 403].includes(status) ? 'refused' : 'read'}`).toBe(
          `${path} ${policies.includes(policy) ? 'read' : 'refused'}`,
        );
      }
    }
  });

  it('guessing is slowed for the account, whatever the letter case', async () => {
    const target = await User.with(world, 'Target', []);
    for (let attempt = 0; attempt < 5; attempt++) {
      expectRefusal(await visitor(world).post('/api/session', { email: target.email, password: 'wrong' }), 401, 'WRONG_CREDENTIALS');
    }
    const slowed = await visitor(world).post('/api/session', { email: target.email.toUpperCase(), password: 'un mot de passe de test' });
    expectRefusal(slowed, 429, 'THROTTLED');
    expect(Number(slowed.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('a request without the page’s token, or from another site, changes nothing', async () => {
    const user = await User.with(world, 'Careful', []);
    expectRefusal(
      await user.send('PUT', '/api/session/language', { language: 'ar' }, { 'x-csrf-token': 'forged' }),
      403,
      'CSRF_TOKEN_INVALID',
    );
    expectRefusal(
      await user.send('PUT', '/api/session/language', { language: 'ar' }, { origin: 'https://evil.example' }),
      403,
      'CSRF_TOKEN_INVALID',
    );
    expect((await user.get('/api/session')).body).toMatchObject({ person: { language: 'fr' } });
  });

  it('a wrong body names the fields, in the language asked for', async () => {
    const answer = await visitor(world, 'ar').post('/api/people/registrations', {
      email: 'x',
      name: '',
      password: 'short',
      language: 'de',
      admin: true,
    });
    expectRefusal(answer, 422, 'INVALID_REQUEST');
    expect(answer.body.errors.map((error: { path: string; code: string }) => `${error.path} ${error.code}`).sort()).toEqual([
      'admin unknown',
      'email email',
      'language choice',
      'name required',
      'password unknown',
    ]);
    expect(answer.body.title).toBe('يتضمن الطلب خانات يجب تصحيحها.');
  });

  it('a role taken back stops counting at the next request; signing out ends the session', async () => {
    const admin = await User.with(world, 'Admin', [{ role: 'administrator' }]);
    const other = await User.with(world, 'Other Admin', [{ role: 'administrator' }]);
    await User.with(world, 'Third Admin', [{ role: 'administrator' }]);
    const grant = (await other.get('/api/session')).body.grants[0].id;
    expectRefusal(await admin.delete(`/api/people/grants/${grant}`), 403, 'STEP_UP_REQUIRED');
    await admin.stepUp();
    expect((await admin.delete(`/api/people/grants/${grant}`)).status).toBe(204);
    expectRefusal(await other.get('/api/people'), 403, 'FORBIDDEN');
    expect((await admin.delete('/api/session')).status).toBe(204);
    expectRefusal(await admin.get('/api/people'), 401, 'UNAUTHENTICATED');
  });

  it('the administrator finds an account, gives it a role in a region and takes it back; an instructor sees no accounts', async () => {
    const admin = await User.with(world, 'Najat Admin', [{ role: 'administrator' }]);
    const instructor = await User.with(world, 'Idriss Instructeur', [{ role: 'instructor', scope: { regionCode: 'MA-09' } }]);
    const found = (await admin.get('/api/people?q=idriss')).body.items;
    expect(found).toMatchObject([{ id: instructor.id, stateLabel: { fr: 'Actif' }, roles: [{ fr: 'Instructeur(trice)' }] }]);

    await admin.stepUp();
    expect((await admin.post(`/api/people/${instructor.id}/grants`, { role: 'auditor' })).status).toBe(201);
    const { grants } = (await admin.get(`/api/people/${instructor.id}`)).body;
    expect(grants).toMatchObject([
      { role: 'instructor', scope: { fr: 'Souss-Massa' } },
      { role: 'auditor', scope: { fr: 'National' } },
    ]);
    expect((await admin.delete(`/api/people/grants/${grants[1].id}`)).status).toBe(204);
    expect((await admin.get(`/api/people/${instructor.id}`)).body.grants).toHaveLength(1);

    const roles = (await admin.get('/api/people/roles')).body.map(({ role }: { role: string }) => role);
    expect(roles).toContain('instructor');
    expect(roles).not.toContain('association.president');
    expectRefusal(await instructor.get(`/api/people/${admin.id}`), 403, 'FORBIDDEN');
    expectRefusal(await admin.get('/api/people/019a0000-0000-7000-8000-000000000000'), 404, 'NOT_FOUND');
  });

  it('a national auditor reads the accounts; one of a region does not, for an account has no region', async () => {
    const national = await User.with(world, 'Aziz Audit', [{ role: 'auditor' }]);
    const regional = await User.with(world, 'Samir Audit Oriental', [{ role: 'auditor', scope: { regionCode: 'MA-02' } }]);
    expect((await national.get(`/api/people/${regional.id}`)).body.name).toBe(regional.name);
    for (const url of ['/api/people', '/api/people/roles', `/api/people/${national.id}`]) {
      expect((await national.get(url)).status).toBe(200);
      expectRefusal(await regional.get(url), 403, 'FORBIDDEN');
    }
  });

  it('too large, malformed and unknown are said as such', async () => {
    const user = await User.with(world, 'Clumsy', []);
    expectRefusal(await user.post('/api/people/registrations', { name: 'x'.repeat(1_200_000) }), 413, 'TOO_LARGE');
    expectRefusal(
      await user.send('POST', '/api/session', Buffer.from('{bad'), { 'content-type': 'application/json' }),
      422,
      'MALFORMED_REQUEST',
    );
    expectRefusal(await user.get('/api/nothing'), 404, 'NOT_FOUND');
    expectRefusal(await user.post('/api/inbox/not-an-id/read'), 404, 'NOT_FOUND');
  });
});
