import { SYSTEM } from '#platform';
import { Erasures } from '../../libs/identity/app/erasures.js';
import { MaskPerson } from '../../libs/identity/app/mask-person.js';
import { User, visitor } from '../support/people.js';
import { must } from '../support/programmes.js';
import { createWorld, type OwnWorld } from '../support/world.js';

/** Whoever opens an account chooses its name, and types whatever address: what erasing it takes out is of that account, and of nobody else. */
describe('erasing an account changes no word of anybody else', () => {
  let world: OwnWorld;
  let omar: User;
  beforeAll(async () => {
    world = await createWorld();
    omar = await User.with(world, 'Omar Administrateur', [{ role: 'administrator' }]);
    await User.with(world, 'Samira Administratrice', [{ role: 'administrator' }]);
    const said = { en: { subject: 'Mohamed Homonyme', body: 'x', action: null } };
    await aMessage('L’appel à projets est clos', 'Rangs : 1, 2. Mohamed Homonyme préside.', said);
    await world.sql(`INSERT INTO idempotency_key (key, operation, person_id, input_hash, response) VALUES ('others', 'x', $1, 'x', $2)`, [
      omar.id,
      { version: 1, done: true, said: 'un appel à projets', marks: [1, 2], state: 'submitted', regionCode: 'MA-09', day: '2026-01-02' },
    ]);
  });
  afterAll(() => world?.close());

  const aMessage = (subject: string, body: string, translations: object | null = null) =>
    world.sql(
      `INSERT INTO message (id, person_id, kind, language, subject, body, translations, state) VALUES (gen_random_uuid(), $1, 'x', 'fr', $2, $3, $4, 'sent')`,
      [omar.id, subject, body, translations],
    );

  /** What is said to others, and what was answered them. */
  const ofOthers = () =>
    world.sql(
      `SELECT subject, body, translations FROM message WHERE person_id = $1 AND kind = 'x'
       UNION ALL SELECT key, NULL, response FROM idempotency_key WHERE key = 'others' ORDER BY 1`,
      [omar.id],
    );

  // Common words, what holds JSON together, a name that another bears, a code of the program.
  it.each(['appel à projets', ': true,', ': 1,', '1, 2', 'Mohamed Homonyme', '"version" "said"', 'submitted', 'MA'])(
    'whatever its name is: %s',
    async (name) => {
      const before = await ofOthers();
      const named = await User.with(world, name, []);
      await named.stepUp();
      must(await named.post('/api/me/erasure'));
      await omar.stepUp();
      must(await omar.post(`/api/people/${named.id}/erasure`, { reason: 'Demande de la personne' }));
      expect(await world.sql(`SELECT state FROM person WHERE id = $1`, [named.id])).toEqual([{ state: 'erased' }]);
      expect(await ofOthers()).toEqual(before);
    },
  );

  it('nor a code in what the account itself proposed', async () => {
    const named = await User.with(world, 'accountant', []);
    const payload = { role: 'accountant', regionCode: 'MA-09', words: 'Pour accountant, en mai' };
    await world.sql(
      `INSERT INTO proposal (id, kind, subject, subject_id, payload, payload_hash, reason, state, proposed_by, proposed_at, expires_at, decided_by, decided_at)
       VALUES (gen_random_uuid(), 'identity.grant', 'person', $1, $2, 'x', 'Remplacement', 'withdrawn', $3, now(), now(), $3, now())`,
      [omar.id, payload, named.id],
    );
    await named.stepUp();
    must(await named.post('/api/me/erasure'));
    await omar.stepUp();
    must(await omar.post(`/api/people/${named.id}/erasure`, { reason: 'Demande de la personne' }));
    const [row] = await world.sql<{ payload: typeof payload }>(`SELECT payload FROM proposal WHERE proposed_by = $1`, [named.id]);
    expect(row!.payload).toMatchObject({ role: 'accountant', regionCode: 'MA-09', words: 'Pour Compte effacé · حساب محذوف, en mai' });
  });

  it.each(['as it is', 'closed by the administration'])('whatever address was typed by whoever never proved it: %s', async (how) => {
    const typed = { email: `contact-${how.length}@ministere.example`, name: 'Fatima Inconnue', language: 'fr' };
    await world.sql(`UPDATE institution SET contact_email = $1 WHERE is_principal`, [typed.email]);
    await aMessage('À qui écrire', `À ${typed.email}, ou à Fatima Inconnue`);
    expect((await visitor(world).post('/api/people/registrations', typed)).status).toBe(202);
    const [{ id }] = (await world.sql<{ id: string }>(`SELECT id FROM person WHERE email = $1`, [typed.email])) as [{ id: string }];
    if (how !== 'as it is') {
      await omar.stepUp();
      must(await omar.post(`/api/people/${id}/closure`, { reason: 'Compte inutile' }));
    }
    const before = await ofOthers();
    expect(await world.tx.run((em) => world.api.get(Erasures).eraseIfFree(em, SYSTEM, id))).toBe(true);
    const [gone] = await world.sql<{ name: string; email: string }>(`SELECT name, email FROM person WHERE id = $1`, [id]);
    expect([gone!.name, gone!.email]).not.toEqual(expect.arrayContaining([typed.name, typed.email]));
    expect(await ofOthers()).toEqual(before);
    expect(await world.sql(`SELECT FROM institution WHERE contact_email = $1`, [typed.email])).toHaveLength(1);
  });

  describe('what the worker was writing while the account was erased', () => {
    const erased = async (name: string) => {
      const person = await User.with(world, name, []);
      await person.stepUp();
      must(await person.post('/api/me/erasure'));
      await omar.stepUp();
      must(await omar.post(`/api/people/${person.id}/erasure`, { reason: 'Demande de la personne' }));
      return person;
    };
    const maskAgain = async (id: string) => {
      const rows = await world.sql<{ payload: { sealed: string }; due: boolean }>(
        `SELECT payload, not_before > now() + interval '4 minutes' AS due FROM outbox WHERE name = 'identity.mask-again' ORDER BY id DESC LIMIT 1`,
      );
      expect(rows[0]!.due).toBe(true);
      expect(JSON.stringify(rows[0]!.payload)).not.toContain(id);
      await world.api.get(MaskPerson).handle(rows[0]!.payload);
    };

    it('is found a little later, where it names the account; what it waits with is sealed', async () => {
      const leila = await erased('Leïla Partie-Vite');
      await world.sql(
        `INSERT INTO message (id, person_id, kind, language, subject, body, state, names)
         VALUES (gen_random_uuid(), $1, 'late', 'fr', 'Compte de Leïla Partie-Vite', $2, 'sent', $3)`,
        [omar.id, `Leïla Partie-Vite, ${leila.email}, est suspendue`, [leila.id]],
      );
      await maskAgain(leila.id);
      const [late] = await world.sql<{ subject: string; body: string }>(`SELECT subject, body FROM message WHERE kind = 'late'`);
      expect(late!.subject).toBe('Compte de Compte effacé · حساب محذوف');
      expect(late!.body).not.toMatch(/Leïla|leila/);
    });

    it('another account of the same address, opened meanwhile, keeps its address', async () => {
      const salma = await erased('Salma Revenue');
      await aMessage('Autre compte', `Écrire à ${salma.email}`);
      await maskAgain(salma.id);
      expect(await world.sql(`SELECT FROM message WHERE body LIKE '%' || $1`, [salma.email])).toHaveLength(1);
    });

    it('an event that carries the account and a sentence with its name keeps neither', async () => {
      const person = await User.with(world, 'Rachid Événement', []);
      await world.sql(`INSERT INTO outbox (kind, name, payload) VALUES ('event', 'x', $1)`, [
        { personId: person.id, words: 'Bonjour Rachid Événement, votre compte attend.' },
      ]);
      await person.stepUp();
      must(await person.post('/api/me/erasure'));
      await omar.stepUp();
      must(await omar.post(`/api/people/${person.id}/erasure`, { reason: 'Demande de la personne' }));
      const [kept] = await world.sql<{ payload: { words: string } }>(
        `SELECT payload FROM outbox WHERE payload->>'personId' = $1 AND name = 'x'`,
        [person.id],
      );
      expect(kept!.payload.words).toBe('Bonjour Compte effacé · حساب محذوف, votre compte attend.');
    });
  });
});
