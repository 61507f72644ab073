import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { foldText } from '#kernel';
import { aVerifiedAssociation, nationalInstructor } from '../support/associations.js';
import { expectRefusal, User } from '../support/people.js';
import { must } from '../support/programmes.js';
import { createWorld, eventually, type OwnWorld } from '../support/world.js';

const exportsOnDisk = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('jisr-export-'));

describe('lists: search and exports', () => {
  let world: OwnWorld;
  let officer: User;
  beforeAll(async () => {
    world = await createWorld();
    officer = await nationalInstructor(world);
  });
  afterAll(() => world?.close());

  describe('text as it is searched', () => {
    const inDatabase = async (texts: readonly string[]): Promise<string[]> => {
      const rows = await world.sql<{ folded: string }>(
        `SELECT search_text(t) AS folded FROM unnest($1::text[]) WITH ORDINALITY AS x(t, n) ORDER BY n`,
        [texts],
      );
      return rows.map(({ folded }) => folded);
    };
    /** What people write here: Latin with its accents, Arabic with its marks and digits, punctuation of both. */
    const letters = fc.constantFrom(
      ..."abcxyzABCXYZ0129 àâçéèêëîïôùûüÿœæÀÂÇÉÈÊŒÆßøłđñ’'«»“”–—-_.,;:!?%&/()[]+=*#@°²\u00a0\u202f",
      ...'ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإٱؤئىةپڤگ٠١٢٣٤٥٦٧٨٩۰۱۲۳۹ـًٌٍَُِّْٰ،؛؟ﻻﷲ',
    );

    it('is the same in the database and in the program', () =>
      fc.assert(
        fc.asyncProperty(fc.array(fc.string({ unit: letters, maxLength: 60 }), { minLength: 1, maxLength: 50 }), async (texts) => {
          expect(await inDatabase(texts)).toEqual(texts.map(foldText));
        }),
        { numRuns: 40 },
      ));
  });

  describe('the associations', () => {
    beforeAll(async () => {
      for (const name of ['Théâtre de l’école', 'Mohammed Partage', '100 %_Solidarité', '=HYPERLINK("x")'])
        await aVerifiedAssociation(world, name);
      await world.sql(
        `UPDATE association SET name = jsonb_set(name, '{ar}', '"جمعيّة الأطفال لإدماج اللاجئين"') WHERE name->>'fr' LIKE 'Théâtre%'`,
      );
    }, 60_000);

    const found = async (q: string) => {
      const page = must<{ items: { name: { fr: string } }[]; near: boolean }>(
        await officer.get(`/api/associations?q=${encodeURIComponent(q)}`),
      );
      return { near: page.near, names: page.items.map(({ name }) => name.fr.slice(0, 7)) };
    };

    it.each([
      ['theatre', 'Théâtre'],
      ["l'ecole", 'Théâtre'],
      ['ECOLE theatre', 'Théâtre'],
      ['جمعية الاطفال', 'Théâtre'],
      ['اللاجئين لادماج', 'Théâtre'],
      ['100 %', '100 %_S'],
      ['%_sol', '100 %_S'],
    ])('%s finds %s', async (typed, name) => expect(await found(typed)).toEqual({ near: false, names: [name] }));

    it.each([
      ['mohamed', 'Mohamme'],
      ['theattre', 'Théâtre'],
      ['الاطفل', 'Théâtre'],
    ])('%s stands nowhere: the nearest is %s', async (typed, name) => expect(await found(typed)).toEqual({ near: true, names: [name] }));

    it('a number is the one that was typed: another that is like it is not found', async () => {
      const [{ ice }] = (await world.sql<{ ice: string }>(`SELECT ice FROM association WHERE name->>'fr' LIKE 'Théâtre%'`)) as [
        { ice: string },
      ];
      expect(await found(ice)).toEqual({ near: false, names: ['Théâtre'] });
      expect(await found(`${ice.slice(0, -1)}${(Number(ice.at(-1)) + 1) % 10}`)).toEqual({ near: false, names: [] });
    });

    it('what is like nothing finds nothing, and each word counts', async () => {
      expect((await found('zzqqxx')).names).toEqual([]);
      expect((await found('theatre zzqqxx')).names).toEqual([]);
    });

    it('is sorted by its columns only', async () => {
      const names = async (sort: string) =>
        must<{ items: { name: { fr: string } }[] }>(await officer.get(`/api/associations?sort=${sort}`)).items.map(({ name }) => name.fr);
      expect(await names('-name')).toEqual((await names('name')).reverse());
      expectRefusal(await officer.get('/api/associations?sort=ice'), 422, 'INVALID_REQUEST');
    });

    it('is sorted as the dictionary of its reader has it: French names for one, Arabic ones for the other', async () => {
      const named: [string, string][] = [
        ['Zagora', 'أمل زاكورة'],
        ['Éveil', 'ولادة'],
        ['Eveil des montagnes', 'بداية'],
        ['Etoile', 'نجمة'],
        ['eau', 'ياقوت'],
      ];
      for (const [fr, ar] of named) {
        await aVerifiedAssociation(world, `Tri ${fr}`);
        await world.sql(`UPDATE association SET name = $1 WHERE name->>'fr' = $2`, [{ fr: `Tri ${fr}`, ar }, `Tri ${fr}`]);
      }
      const namesFor = async (user: User, language: 'fr' | 'ar', sort: string) =>
        must<{ items: { name: { fr: string; ar: string } }[] }>(await user.get(`/api/associations?sort=${sort}&q=tri`)).items.map(
          ({ name }) => name[language],
        );
      const french = ['Tri eau', 'Tri Etoile', 'Tri Éveil', 'Tri Eveil des montagnes', 'Tri Zagora'];
      expect(await namesFor(officer, 'fr', 'name')).toEqual(french);
      expect(await namesFor(officer, 'fr', '-name')).toEqual([...french].reverse());
      const reader = await User.with(world, 'Noura Instructrice', [{ role: 'instructor' }], { language: 'ar' });
      const arabic = ['أمل زاكورة', 'بداية', 'نجمة', 'ولادة', 'ياقوت'];
      expect(await namesFor(reader, 'ar', 'name')).toEqual(arabic);
      expect(await namesFor(reader, 'ar', '-name')).toEqual([...arabic].reverse());
      const file = await reader.get('/api/exports/associations?format=csv&lang=ar&sort=name&q=tri');
      const lines = file.raw.toString('utf8').split('\n');
      expect(arabic.map((name) => lines.findIndex((line) => line.includes(name)))).toEqual([1, 2, 3, 4, 5]);
    });

    it('is exported as the filter shows it, in the order asked, as CSV and as a workbook', async () => {
      const csv = await officer.get('/api/exports/associations?format=csv&lang=fr&sort=name');
      expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
      const lines = csv.raw.toString('utf8');
      expect(lines.slice(0, 1)).toBe('\ufeff');
      expect(lines).toContain('Nom (français);Nom (arabe);ICE;');
      expect(lines).toContain(`"'=HYPERLINK(""x"")`);
      const one = await officer.get('/api/exports/associations?format=xlsx&lang=ar&q=theatre');
      const book = await readXlsx(new Uint8Array(one.raw));
      expect(book.sheets[0]!.name).toBe('الجمعيات');
      expect(book.sheets[0]!.rows).toHaveLength(2);
    });

    it('who exported what is in the trail, without the words that were typed', async () => {
      const [row] = await world.sql<{ detail: object }>(
        `SELECT detail FROM audit_entry WHERE event = 'export_list' ORDER BY id DESC LIMIT 1`,
      );
      expect(row!.detail).toMatchObject({ list: 'associations', format: 'xlsx', rows: 1, searched: true });
      expect(JSON.stringify(row!.detail)).not.toContain('theatre');
    });

    it('whoever leaves before the end keeps nobody from theirs, and leaves nothing on the disk', async () => {
      const cookie = officer
        .sessionCookies()
        .map(({ name, value }) => `${name}=${value}`)
        .join('; ');
      const leave = async (after: number) => {
        const url = `${world.address}/api/exports/associations?format=xlsx`;
        await fetch(url, { headers: { cookie }, signal: AbortSignal.timeout(after) }).catch(() => undefined);
      };
      await Promise.all([1, 2, 4, 8, 16, 32].map(leave));
      expect((await officer.get('/api/exports/associations?format=csv')).status).toBe(200);
      // Other worlds export into the same folder: what has a name now must have none a moment later, whoever made it.
      const named = exportsOnDisk();
      await eventually(() => (named.some((name) => exportsOnDisk().includes(name)) ? undefined : true), 'no export keeps a name', 5000);
    });

    it('what is no list, no format, no filter is refused, and so is who may not read it', async () => {
      expectRefusal(await officer.get('/api/exports/secrets?format=csv'), 404, 'NOT_FOUND');
      expectRefusal(await officer.get('/api/exports/associations?format=pdf'), 422, 'INVALID_REQUEST');
      expectRefusal(await officer.get('/api/exports/associations?format=csv&state=nowhere'), 422, 'INVALID_REQUEST');
      const stranger = await User.with(world, 'Nouvelle', []);
      expectRefusal(await stranger.get('/api/exports/associations?format=csv'), 403, 'FORBIDDEN');
    });
  });

  describe('views that people keep', () => {
    const BUDGET = { name: 'Mes régions', query: 'regionCode=MA-02&sort=-name' };

    it('are one’s own: kept under a name, replaced by the same name, forgotten', async () => {
      const first = must<{ id: string }>(await officer.put('/api/views/associations', BUDGET));
      const again = must<{ id: string }>(await officer.put('/api/views/associations', { ...BUDGET, query: 'state=submitted' }));
      expect(again.id).toBe(first.id);
      expect(must(await officer.get('/api/views/associations'))).toEqual([{ ...BUDGET, id: first.id, query: 'state=submitted' }]);
      expect(must(await officer.get('/api/views/calls'))).toEqual([]);

      const other = await User.with(world, 'Autre', [{ role: 'instructor' }]);
      expect(must(await other.get('/api/views/associations'))).toEqual([]);
      const path = `/api/views/associations/${first.id}`;
      expectRefusal(await other.put(path, { name: 'À moi' }), 404, 'NOT_FOUND');
      expectRefusal(await officer.put(`/api/views/calls/${first.id}`, { name: 'Ailleurs' }), 404, 'NOT_FOUND');
      expectRefusal(await officer.put(path, { name: ' ' }), 422, 'INVALID_REQUEST');
      expect((await officer.put(path, { name: 'À étudier' })).status).toBe(204);
      expect(must(await officer.get('/api/views/associations'))).toEqual([{ id: first.id, name: 'À étudier', query: 'state=submitted' }]);
      // The name it had is free, that of another view is not; its own name is no other's.
      const second = must<{ id: string }>(await officer.put('/api/views/associations', BUDGET));
      expectRefusal(await officer.put(`/api/views/associations/${second.id}`, { name: 'À étudier' }), 409, 'VIEW_NAME_USED');
      expect((await officer.put(path, { name: 'À étudier' })).status).toBe(204);
      expect((await officer.send('DELETE', `/api/views/associations/${second.id}`, {})).status).toBe(204);
      expectRefusal(await other.send('DELETE', `/api/views/associations/${first.id}`, {}), 404, 'NOT_FOUND');
      expect((await officer.send('DELETE', `/api/views/associations/${first.id}`, {})).status).toBe(204);
      expect(must(await officer.get('/api/views/associations'))).toEqual([]);
    });

    it('are of lists that exist, and not too many', async () => {
      expectRefusal(await officer.put('/api/views/secrets', BUDGET), 404, 'NOT_FOUND');
      expectRefusal(await officer.put('/api/views/calls', { name: '', query: '' }), 422, 'INVALID_REQUEST');
      for (let view = 1; view <= 30; view++) must(await officer.put('/api/views/calls', { name: `Vue ${view}`, query: '' }));
      expectRefusal(await officer.put('/api/views/calls', { name: 'Vue 31', query: '' }), 409, 'TOO_MANY_VIEWS');
      must(await officer.put('/api/views/calls', { name: 'Vue 30', query: 'state=open' }));
    });
  });
});
