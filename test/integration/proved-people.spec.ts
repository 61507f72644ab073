import { request } from 'node:http';
import { Person } from '#identity';
import { createServer } from '../../apps/api/server.js';
import { tokenIn } from '../support/mailbox.js';
import { expectRefusal, PASSWORD, User, visitor } from '../support/people.js';

import { createWorld, eventually, type OwnWorld } from '../support/world.js';

const OWN = 'le mot de passe du vrai';
const THEIRS = 'le mot de passe du voleur';

describe('an address is proved before anything counts', () => {
  let world: OwnWorld;
  let administrator: User;
  beforeAll(async () => {
    world = await createWorld();
    administrator = await User.with(world, 'Omar Administrateur', [{ role: 'administrator' }]);
  });
  afterAll(() => world?.close());

  const mailsTo = (address: string) => world.mailbox.mails.filter((mail) => [mail.to].flat().some((to) => to?.text === address));
  const nthMailTo = (address: string, count: number) =>
    eventually(() => mailsTo(address).length >= count && mailsTo(address)[count - 1], `mail ${count} to ${address}`);
  const register = (email: string, name: string) => visitor(world).post('/api/people/registrations', { email, name, language: 'fr' });
  const choose = (token: string, password: string) => visitor(world).post('/api/people/passwords', { token, password });
  const signIn = (email: string, password: string, who = visitor(world)) => who.post('/api/session', { email, password });

  it('whoever registers an officer’s address first gains nothing: the invitation’s own link sets the password', async () => {
    const email = 'future.comptable@ministere.example';
    expect((await register(email, 'Voleur')).status).toBe(202);
    const stolen = tokenIn(await nthMailTo(email, 1));
    const { body } = await administrator.post('/api/people/invitations', { email, name: 'Brahim Comptable', language: 'fr' });
    const welcome = await nthMailTo(email, 2);
    expect(welcome.subject).toBe('Un compte vous attend sur Jisr');
    expectRefusal(await choose(stolen, THEIRS), 409, 'LINK_REPLACED');
    expect((await choose(tokenIn(welcome), OWN)).status).toBe(204);
    expectRefusal(await signIn(email, THEIRS), 401, 'WRONG_CREDENTIALS');
    expect((await signIn(email, OWN)).status).toBe(200);
    expect((await administrator.get(`/api/people/${body.id}`)).body.name).toBe('Brahim Comptable');
  });

  it('a registration after the invitation renames nobody; its link is the welcome again', async () => {
    const email = 'invitee@ministere.example';
    const { body } = await administrator.post('/api/people/invitations', { email, name: 'Nadia Invitée', language: 'ar' });
    await nthMailTo(email, 1);
    await register(email, 'Quelqu’un');
    await nthMailTo(email, 2);
    expect((await administrator.get(`/api/people/${body.id}`)).body).toMatchObject({
      name: 'Nadia Invitée',
      language: 'ar',
      invited: true,
    });
  });

  it('the second registrant of an address owns it by its mail; older links say that a newer one was sent', async () => {
    const email = 'deux.fois@example.org';
    await register(email, 'Premier');
    const first = tokenIn(await nthMailTo(email, 1));
    await register(email, 'Vraie personne');
    const second = tokenIn(await nthMailTo(email, 2));
    expectRefusal(await visitor(world).post('/api/people/links', { token: first }), 409, 'LINK_REPLACED');
    expect((await choose(second, OWN)).status).toBe(204);
    expect((await signIn(email, OWN)).body.person.name).toBe('Vraie personne');
    const again = await choose(second, THEIRS);
    expectRefusal(again, 409, 'LINK_USED');
    expect(again.body.title).toContain('votre adresse est confirmée');
    expect((await signIn(email, OWN)).status).toBe(200);
  });

  it('a stranger’s words do not travel in official mail, and a name is a name', async () => {
    await register('prospect@example.org', 'Gagnez un voyage');
    expect((await nthMailTo('prospect@example.org', 1)).text).not.toContain('Gagnez');
    for (const name of ['Gagnez 1000 DH sur http://evil.example/x', 'www.evil.example', 'ecrire@evil.example']) {
      const refused = await register('autre.prospect@example.org', name);
      expectRefusal(refused, 422, 'INVALID_REQUEST');
      expect(refused.body.errors).toMatchObject([{ path: 'name', code: 'name_only' }]);
    }
  });

  it('the letters of a Persian name stay joined as they were written', async () => {
    const email = 'hambastegi@example.org';
    await register(email, 'رضا می\u200cدانی');
    await choose(tokenIn(await nthMailTo(email, 1)), OWN);
    expect((await signIn(email, OWN)).body.person.name).toBe('رضا می\u200cدانی');
  });

  it('links are in no inbox and in no table but as a hash', async () => {
    const email = 'boite@example.org';
    await register(email, 'Boîte');
    const token = tokenIn(await nthMailTo(email, 1));
    await choose(token, OWN);
    const person = visitor(world);
    await signIn(email, OWN, person);
    await person.post('/api/people/password-requests', { email });
    const reset = tokenIn(await nthMailTo(email, 2));
    const inbox = JSON.stringify((await person.get('/api/inbox')).body);
    for (const secret of [token, reset]) {
      expect(inbox).not.toContain(secret);
      for (const { dump } of await world.sql<{ dump: string }>(
        `SELECT l::text AS dump FROM account_link l UNION ALL SELECT m::text FROM message m UNION ALL SELECT o::text FROM outbox o`,
      ))
        expect(dump).not.toContain(secret);
    }
  });

  it('before the second factor nothing of the account opens: no home, no inbox, no language', async () => {
    const officer = await User.with(world, 'Karim Chargé', [{ role: 'programme.officer' }]);
    const half = visitor(world);
    await signIn(officer.email, PASSWORD, half);
    for (const path of ['/api/home', '/api/inbox', '/api/proposals', '/api/member-invitations'])
      expectRefusal(await half.get(path), 403, 'FORBIDDEN');
    expectRefusal(await half.put('/api/session/language', { language: 'ar' }), 403, 'FORBIDDEN');
    expectRefusal(await half.post('/api/session/step-up', { code: '123456' }), 403, 'FORBIDDEN');
    expectRefusal(await half.post('/api/associations', {}), 403, 'FORBIDDEN');
  });

  it('a mailbox is not flooded: strangers’ requests cost it five mails an hour, and the answers stay the same', async () => {
    const victim = await User.with(world, 'Victime', []);
    for (let attempt = 0; attempt < 12; attempt++)
      expect((await visitor(world).post('/api/people/password-requests', { email: victim.email })).status).toBe(202);
    await eventually(() => mailsTo(victim.email).length >= 5, 'five mails');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(mailsTo(victim.email)).toHaveLength(5);
    expect((await visitor(world).post('/api/people/password-requests', { email: 'inconnue@example.org' })).status).toBe(202);
  });

  it('demonstration accounts are nobody once demonstration mode is off, and their open sessions end', async () => {
    const demo = await User.with(world, 'Démonstration', [{ role: 'auditor' }]);
    await world.sql(`UPDATE person SET demonstration = true WHERE id = $1`, [demo.id]);
    expect((await demo.get('/api/home')).status).toBe(200);
    const serious = await createServer({ ...world.config, JISR_DEMO: false }, world.contexts, { logger: false });
    await serious.listen(0, '127.0.0.1');
    try {
      const there = demo.before(await serious.getUrl());
      expectRefusal(await there.get('/api/home'), 401, 'UNAUTHENTICATED');
      expectRefusal(await there.post('/api/session', { email: demo.email, password: PASSWORD }), 401, 'WRONG_CREDENTIALS');
    } finally {
      await serious.close();
    }
  });

  describe('guessing', () => {
    /** Five at once; the sixth after two seconds, the next after four more, and so on, however slow the machine is. */
    const triesWithin = (began: number) => 5 + Math.floor(Math.log2(1 + (performance.now() - began) / 2000));

    it('190 passwords at once are five tries and one wait', async () => {
      const target = await User.with(world, 'Cible', []);
      const began = performance.now();
      const answers = await Promise.all(
        Array.from({ length: 190 }, (_, index) => signIn(target.email, index === 150 ? PASSWORD : `faux ${index}`)),
      );
      const tried = answers.filter(({ status }) => status !== 429);
      expect(tried.length).toBeLessThanOrEqual(triesWithin(began));
      expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
    });

    it('300 codes at once are five tries', async () => {
      const target = await User.with(world, 'Cible à code', [{ role: 'auditor' }]);
      const half = visitor(world);
      await signIn(target.email, PASSWORD, half);
      const right = await target.code();
      const began = performance.now();
      const answers = await Promise.all(
        Array.from({ length: 300 }, (_, index) =>
          half.post('/api/session/totp', { code: String((Number(right) + index + 1) % 1e6).padStart(6, '0') }),
        ),
      );
      expect(answers.filter(({ body }) => body.code === 'WRONG_CODE').length).toBeLessThanOrEqual(triesWithin(began));
      expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(290);
    });

    it('strangers who guess do not keep a person out of the device they use', async () => {
      const owner = await User.with(world, 'Propriétaire', []);
      for (let attempt = 0; attempt < 8; attempt++) await signIn(owner.email, 'faux');
      expectRefusal(await signIn(owner.email, PASSWORD), 429, 'THROTTLED');
      expect((await owner.post('/api/session', { email: owner.email, password: PASSWORD })).status).toBe(200);
      // The device is known to its own account only, and has a count of its own.
      const other = await User.with(world, 'Autre compte', []);
      for (let attempt = 0; attempt < 5; attempt++) await signIn(other.email, 'faux');
      expectRefusal(await owner.post('/api/session', { email: other.email, password: PASSWORD }), 429, 'THROTTLED');
    });

    it('a reset by mail ends the wait that strangers caused', async () => {
      const owner = await User.with(world, 'Patiente', []);
      for (let attempt = 0; attempt < 8; attempt++) await signIn(owner.email, 'faux');
      await visitor(world).post('/api/people/password-requests', { email: owner.email });
      await choose(tokenIn(await nthMailTo(owner.email, 1)), OWN);
      expect((await signIn(owner.email, OWN)).status).toBe(200);
    });

    it('a token that is no token costs no hash', async () => {
      // More than the line of the hashes holds: were they hashed first, some would be asked to come back.
      const answers = await Promise.all(Array.from({ length: 260 }, () => choose('a.b.c', 'assez long pour compter')));
      expect([...new Set(answers.map(({ body }) => body.code))].sort()).toEqual(['LINK_EXPIRED', 'THROTTLED']);
    });

    it('behind a proxy that is trusted each visitor counts alone; one that is not trusted speaks for itself', async () => {
      const [trusted, unknown] = ['127.0.0.2', '127.0.0.3'];
      const app = await createServer({ ...world.config, TRUSTED_PROXIES: trusted }, world.contexts, { logger: false });
      await app.listen(0, '127.0.0.1');
      const port = Number(new URL(await app.getUrl()).port);
      const through = (proxy: string, client: string, email: string, password: string) =>
        new Promise<number>((resolve, reject) => {
          const body = JSON.stringify({ email, password });
          const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'x-forwarded-for': client };
          const options = { host: '127.0.0.1', port, localAddress: proxy, method: 'POST', path: '/api/session', headers };
          request(options, (answer) => resolve(answer.resume().statusCode!))
            .on('error', reject)
            .end(body);
        });
      try {
        const person = await User.with(world, 'Derrière le mandataire', []);
        for (let guess = 0; guess < 36; guess++) await through(trusted, '203.0.113.9', `nul.${guess}@example.org`, 'faux');
        expect(await through(trusted, '203.0.113.9', 'nul.99@example.org', 'faux')).toBe(429);
        expect(await through(trusted, '203.0.113.10', person.email, PASSWORD)).toBe(200);
        for (let guess = 0; guess < 36; guess++) await through(unknown, `203.0.113.${100 + guess}`, `nul.${guess}@example.net`, 'faux');
        expect(await through(unknown, '203.0.113.200', 'nul.200@example.net', 'faux')).toBe(429);
      } finally {
        await app.close();
      }
    });
  });

  it('no account that waits for its proof has a password', async () => {
    expect(await world.sql(`SELECT id FROM person WHERE state = 'unconfirmed' AND password_hash IS NOT NULL`)).toEqual([]);
    await expect(
      world.sql(`UPDATE person SET password_hash = 'x' WHERE id = (SELECT id FROM person WHERE state = 'unconfirmed' LIMIT 1)`),
    ).rejects.toMatchObject({ constraint: 'person_proved_password_ck' });
    expect(await world.tx.run((em) => em.countBy(Person, { state: 'unconfirmed' }))).toBeGreaterThan(0);
  });
});
