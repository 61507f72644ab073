import { brokenInvariants } from '../../apps/cli/commands.js';
import { aMember, aPdf, aVerifiedAssociation } from '../support/associations.js';
import { expectRefusal, PASSWORD, User, visitor } from '../support/people.js';
import { must } from '../support/programmes.js';
import { createWorld, eventually, type OwnWorld } from '../support/world.js';

describe('what is kept of a person', () => {
  let world: OwnWorld;
  let omar: User;
  let samira: User;
  beforeAll(async () => {
    world = await createWorld();
    omar = await User.with(world, 'Omar Administrateur', [{ role: 'administrator' }]);
    samira = await User.with(world, 'Samira Administratrice', [{ role: 'administrator' }]);
    // Two who remain, whoever leaves in these stories.
    await User.with(world, 'Troisième Administratrice', [{ role: 'administrator' }]);
  });
  afterAll(() => world?.close());

  it('of the notice everybody takes note once, as it stands; of one that has changed since, not', async () => {
    const reader = await User.with(world, 'Lectrice Attentive', [{ role: 'instructor' }]);
    const { version } = must<{ version: string }>(await reader.get('/api/me/notice'));
    expect((await reader.get('/api/me/notice')).body).toMatchObject({ taken: null, isCurrent: false });
    expectRefusal(await reader.put('/api/me/notice', { version: 'une autre' }), 409, 'NOTICE_CHANGED');
    expect((await reader.put('/api/me/notice', { version })).status).toBe(204);
    expect((await reader.put('/api/me/notice', { version })).status).toBe(204);
    expect((await reader.get('/api/me/notice')).body).toMatchObject({ taken: expect.any(Object), isCurrent: true });
    const entries = await world.sql(`SELECT FROM audit_entry WHERE subject_id = $1 AND event = 'take_notice'`, [reader.id]);
    expect(entries).toHaveLength(1);
    await world.sql(`UPDATE person SET notice_version = 'of before' WHERE id = $1`, [reader.id]);
    expect((await reader.get('/api/me/notice')).body).toMatchObject({ taken: expect.any(Object), isCurrent: false });
  });

  describe('a copy of it', () => {
    const asked = async (person: User) => {
      await person.stepUp();
      const { id } = must<{ id: string }>(await person.post('/api/me/data-exports'));
      await eventually(async () => must<{ ready: unknown }[]>(await person.get('/api/me/data-exports'))[0]?.ready, 'the copy');
      return id;
    };

    it('is asked for with the second factor, made by the worker, told by mail, and holds nothing of another', async () => {
      const nadia = await User.with(world, 'Nadia Curieuse', [{ role: 'instructor' }]);
      const other = await User.with(world, 'Salma Voisine', [{ role: 'instructor' }]);
      expectRefusal(await nadia.post('/api/me/data-exports'), 403, 'STEP_UP_REQUIRED');
      const id = await asked(nadia);
      await world.mailbox.newestTo(nadia.email, /Vos données sont prêtes/);
      const text = must<string>(await nadia.get<string>(`/api/me/data-exports/${id}/json`));
      const copy = JSON.parse(text) as { entries: { code: string; tables: { name: string; rows: object[] }[] }[] };
      expect(text).toContain(nadia.email);
      expect(text).not.toContain(other.email);
      for (const secret of ['password_hash', 'totp_secret', 'token_hash', 'public_key', other.id]) expect(text).not.toContain(secret);
      const person = copy.entries.find(({ code }) => code === 'accounts')!.tables.find(({ name }) => name === 'person')!;
      expect(person.rows).toMatchObject([{ name: 'Nadia Curieuse', email: nadia.email }]);
      const page = await nadia.get<string>(`/api/me/data-exports/${id}/html`);
      expect(page.headers['content-disposition']).toMatch(/^attachment/);
      expect(page.body).toContain('Nadia Curieuse');

      expectRefusal(await other.get(`/api/me/data-exports/${id}/json`), 404, 'NOT_FOUND');
      expectRefusal(await nadia.get(`/api/me/data-exports/${id}/xml`), 404, 'NOT_FOUND');
      expectRefusal(await visitor(world).get(`/api/me/data-exports/${id}/json`), 401, 'UNAUTHENTICATED');
      const [{ content }] = (await world.sql<{ content: string }>(`SELECT content FROM data_export WHERE id = $1`, [id])) as [
        { content: string },
      ];
      expect(content).not.toContain(nadia.email);
    });

    it('is over after seven days, and replaced by a newer one', async () => {
      const farid = await User.with(world, 'Farid Curieux', [{ role: 'instructor' }]);
      const first = await asked(farid);
      expectRefusal(await farid.post('/api/me/data-exports'), 409, 'COPY_ASKED_TODAY');
      await world.sql(`UPDATE data_export SET asked_at = asked_at - interval '1 day' WHERE id = $1`, [first]);
      const second = await asked(farid);
      expectRefusal(await farid.get(`/api/me/data-exports/${first}/json`), 404, 'NOT_FOUND');
      expect((await farid.get(`/api/me/data-exports/${second}/json`)).status).toBe(200);
      await world.sql(`UPDATE data_export SET asked_at = asked_at - interval '7 days 1 second' WHERE id = $1`, [second]);
      expectRefusal(await farid.get(`/api/me/data-exports/${second}/json`), 404, 'NOT_FOUND');
      expect((await farid.get('/api/me/data-exports')).body).toEqual([]);
    });
  });

  describe('is erased', () => {
    const erase = async (by: User, id: string, reason = 'Demande de la personne') => {
      await by.stepUp();
      return by.post(`/api/people/${id}/erasure`, { reason });
    };
    const rowsOf = async (table: string, id: string) => (await world.sql(`SELECT FROM ${table} WHERE person_id = $1`, [id])).length;

    it('when its owner has asked and an administrator carries it out; acts stay, the name does not', async () => {
      const leila = await User.with(world, 'Leïla Partante', [{ role: 'instructor' }]);
      const before = must(await leila.get('/api/me/erasure'));
      expect(before).toMatchObject({ asked: null, held: [] });
      expect(before.stays.length).toBeGreaterThan(3);
      for (const { why } of before.stays) expect(why.ar).toBeTruthy();
      expectRefusal(await leila.post('/api/me/erasure'), 403, 'STEP_UP_REQUIRED');
      expectRefusal(await erase(omar, leila.id), 409, 'ERASURE_NEEDS_TWO');
      await leila.stepUp();
      expect((await leila.post('/api/me/erasure')).status).toBe(204);
      expect(must(await omar.get(`/api/people/${leila.id}`)).erasureAsked).toBe(true);
      expectRefusal(await omar.post(`/api/people/${leila.id}/erasure`, {}), 422, 'INVALID_REQUEST');
      expect((await erase(omar, leila.id)).status).toBe(204);

      expectRefusal(await leila.get('/api/home'), 401, 'UNAUTHENTICATED');
      expectRefusal(await visitor(world).post('/api/session', { email: leila.email, password: PASSWORD }), 401, 'WRONG_CREDENTIALS');
      expectRefusal(await omar.get(`/api/people/${leila.id}`), 404, 'NOT_FOUND');
      const [person] = await world.sql<{ name: string; email: string; state: string }>(
        `SELECT name, email, state, password_hash, totp_secret FROM person WHERE id = $1`,
        [leila.id],
      );
      expect(person).toMatchObject({ state: 'erased', password_hash: null, totp_secret: null });
      expect(`${person!.name} ${person!.email}`).not.toMatch(/leila|Leïla|Partante/i);
      for (const table of ['session', 'message', 'recovery_code', 'account_link', 'saved_view'])
        expect(await rowsOf(table, leila.id)).toBe(0);
      const acts = await world.sql(`SELECT FROM audit_entry WHERE person_id = $1`, [leila.id]);
      expect(acts.length).toBeGreaterThan(0);
      expectRefusal(await erase(omar, leila.id), 404, 'NOT_FOUND');
    });

    it('not when its owner thought better of it', async () => {
      const ida = await User.with(world, 'Ida Hésitante', [{ role: 'instructor' }]);
      await ida.stepUp();
      await ida.post('/api/me/erasure');
      expect((await ida.delete('/api/me/erasure')).status).toBe(204);
      expect(must(await ida.get('/api/me/erasure')).asked).toBeNull();
      expectRefusal(await erase(omar, ida.id), 409, 'ERASURE_NEEDS_TWO');
      expectRefusal(await ida.delete('/api/me/erasure'), 404, 'NOT_FOUND');
    });

    it('withdrawn at the moment it is carried out, one of the two is refused and the trail says one of them', async () => {
      for (let round = 0; round < 4; round++) {
        const ines = await User.with(world, `Inès Partagée ${round}`, []);
        await ines.stepUp();
        must(await ines.post('/api/me/erasure'));
        await omar.stepUp();
        const both = await Promise.all([erase(omar, ines.id), ines.delete('/api/me/erasure')]);
        expect(both.filter(({ status }) => status === 204)).toHaveLength(1);
        const trail = await world.sql<{ event: string }>(
          `SELECT event FROM audit_entry WHERE subject_id = $1 AND event IN ('erase', 'withdraw_erasure')`,
          [ines.id],
        );
        expect(trail).toEqual([{ event: both[0].status === 204 ? 'erase' : 'withdraw_erasure' }]);
      }
    });

    it('of whoever cannot ask, by two administrators; never by the person as administrator', async () => {
      const gone = await User.with(world, 'Disparue Agente', [{ role: 'instructor' }]);
      await omar.stepUp();
      const { id } = must<{ id: string }>(
        await omar.post(`/api/people/${gone.id}/erasure-proposals`, { reason: 'Décès, demande des ayants droit' }),
      );
      expectRefusal(await omar.post(`/api/proposals/${id}/confirmation`), 403, 'OTHER_PERSON_NEEDED');
      await samira.stepUp();
      expect((await samira.post(`/api/proposals/${id}/confirmation`)).status).toBe(204);
      expect((await world.sql(`SELECT state FROM person WHERE id = $1`, [gone.id]))[0]).toEqual({ state: 'erased' });
      await samira.stepUp();
      expect((await samira.post('/api/me/erasure')).status).toBe(204);
      expectRefusal(await erase(samira, samira.id), 403, 'OTHER_PERSON_NEEDED');
      await samira.delete('/api/me/erasure');
      const nobody = await User.with(world, 'Simple Agente', [{ role: 'instructor' }]);
      expectRefusal(await nobody.post(`/api/people/${gone.id}/erasure`, { reason: 'Pour voir' }), 403, 'FORBIDDEN');
    });

    describe('and leaves no word of them', () => {
      const ENDS = 'zoubida.introuvable';
      /** Where a name stays, with the reason. */
      const STAYS: Readonly<Record<string, string>> = {
        'board_member.name': 'the board as the receipt of the authorities names it; of nobody’s account',
      };

      async function whereSaid(words: readonly string[]): Promise<string[]> {
        const columns = await world.sql<{ table: string; column: string }>(
          `SELECT c.table_name AS table, c.column_name AS column FROM information_schema.columns c
           JOIN information_schema.tables t USING (table_schema, table_name)
           WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.data_type IN ('text', 'character varying', 'jsonb', 'json', 'ARRAY', 'USER-DEFINED', 'tsvector')`,
        );
        const found: string[] = [];
        for (const { table, column } of columns) {
          const rows = await world.sql(`SELECT FROM "${table}" WHERE "${column}"::text ILIKE ANY($1::text[]) LIMIT 1`, [
            words.map((word) => `%${word}%`),
          ]);
          if (rows.length > 0) found.push(`${table}.${column}`);
        }
        return found.sort();
      }

      it('in any table, in any answer; decisions and trail hold, and the address opens another account', async () => {
        const association = await aVerifiedAssociation(world, 'Association Fidèle');
        const zoubida = await aMember(world, association.id, 'Zoubida Introuvable', 'editor');
        const stays = await aMember(world, association.id, 'Halima Restante', 'reader');
        const at = `/api/associations/${association.id}`;
        must(await zoubida.upload(`${at}/documents/other?title=${encodeURIComponent('Un parcours')}`, aPdf('CV Zoubida Introuvable')));
        const other = await aVerifiedAssociation(world, 'Association Voisine');
        const asked = { name: 'Zoubida Introuvable', email: zoubida.email.toUpperCase(), language: 'fr', role: 'association.reader' };
        await other.president.stepUp();
        must(await other.president.post(`/api/associations/${other.id}/members`, asked));
        await world.sql(
          `INSERT INTO message (id, person_id, kind, language, subject, body, translations, state, names) VALUES (gen_random_uuid(), $1, 'x', 'fr', $2, $3, $4, 'sent', ARRAY[$5::uuid])`,
          [
            stays.id,
            'De Zoubida Introuvable',
            `Zoubida INTROUVABLE (${zoubida.email}) a écrit`,
            { en: { subject: 'x', body: `Zoubida Introuvable "wrote"`, action: null } },
            zoubida.id,
          ],
        );
        await world.sql(
          `INSERT INTO presidency_claim (id, association_id, candidate_name, candidate_email, candidate_language, elected_on, minutes_file_id, predecessor_role, state, deposited_by, objection_until, decided_at, decision_reason)
           SELECT gen_random_uuid(), $1, 'Z. Introuvable', $2, 'fr', '2020-01-01', file_id, 'association.reader', 'refused', $3, clock_timestamp(), clock_timestamp(), 'non'
           FROM vault_document WHERE association_id = $1 LIMIT 1`,
          [association.id, zoubida.email, stays.id],
        );
        expect((await whereSaid(['introuvable'])).length).toBeGreaterThan(4);

        await zoubida.stepUp();
        must(await zoubida.post('/api/me/erasure'));
        expect((await erase(omar, zoubida.id)).status).toBe(204);

        expect((await whereSaid(['introuvable', ENDS])).filter((column) => !Object.hasOwn(STAYS, column))).toEqual([]);
        for (const [who, url] of [
          [association.president, at],
          [other.president, `/api/associations/${other.id}/members`],
          [association.president, `${at}/members`],
          [stays, '/api/messages?pageSize=100'],
          [omar, '/api/people?pageSize=100'],
          [omar, '/api/people?q=introuvable'],
        ] as const)
          expect({ url, said: /introuvable/i.test(JSON.stringify((await who.get(url)).body).replace(/q=introuvable/g, '')) }).toEqual({
            url,
            said: false,
          });
        expect(await brokenInvariants(world.ownerUrl, world.contexts)).toEqual([]);

        const unknown = await visitor(world).post('/api/session', { email: `personne@${world.mailDomain}`, password: PASSWORD });
        const gone = await visitor(world).post('/api/session', { email: zoubida.email, password: PASSWORD });
        expect([gone.status, gone.body]).toEqual([unknown.status, unknown.body]);
        const again = await User.with(world, 'Zoubida Introuvable', [], { email: zoubida.email });
        expect(again.id).not.toBe(zoubida.id);
      });
    });

    it('not while something waits: a proposal of theirs, a role that is lent', async () => {
      const busy = await User.with(world, 'Busy Administratrice', [{ role: 'administrator' }]);
      const somebody = await User.with(world, 'Quelqu’un Autre', [{ role: 'instructor' }]);
      await busy.stepUp();
      const { id } = must<{ id: string }>(
        await busy.post(`/api/people/${somebody.id}/grant-proposals`, { role: 'accountant', reason: 'Remplacement' }),
      );
      await busy.stepUp();
      expectRefusal(await busy.post('/api/me/erasure'), 409, 'ERASURE_WAITS');
      expect(must(await busy.get('/api/me/erasure')).held).toMatchObject([{ what: { fr: 'Proposition en attente' } }]);
      // What others proposed about somebody is not told to them; it holds the erasure back all the same.
      await somebody.stepUp();
      expect((await somebody.post('/api/me/erasure')).status).toBe(204);
      expect(must(await somebody.get('/api/me/erasure')).held).toEqual([]);
      expectRefusal(await erase(omar, somebody.id), 409, 'ERASURE_WAITS');
      must(await busy.post(`/api/proposals/${id}/withdrawal`, {}));
      expect((await erase(omar, somebody.id)).status).toBe(204);
    });

    it('not a president in office, nor an administrator without whom fewer than two remain', async () => {
      const association = await aVerifiedAssociation(world, 'Association Présidée');
      await association.president.stepUp();
      expectRefusal(await association.president.post('/api/me/erasure'), 409, 'ACCOUNT_HOLDS');
    });
  });
});
