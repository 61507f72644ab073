import type { MarkersView } from '#applications';
import { createDataSource } from '#platform';
import type { ProgrammeView } from '#programmes';
import type { QueryRunner } from 'typeorm';
import { grantProduct, schemaOf } from '../../apps/cli/migrate.js';
import { GatheringKinds1790400895000 } from '../../libs/programmes/data/migrations/1790400895000-gathering-kinds.js';
import { aSubmittedApplication } from '../support/applications.js';
import { aVerifiedAssociation, nationalInstructor } from '../support/associations.js';
import { aPublishedCall } from '../support/calls.js';
import { InstitutionLists, refusedAt, word } from '../support/institution-lists.js';
import { expectRefusal, User } from '../support/people.js';
import { must } from '../support/programmes.js';
import { createWorld, type OwnWorld } from '../support/world.js';

const RENAMED = { fr: 'Autre nom', ar: 'اسم آخر', en: 'Another name' };
const both = (text: string) => ({ fr: text, ar: text });

describe('target groups and priorities are the institution’s', () => {
  let world: OwnWorld;
  let lists: InstitutionLists;
  let instructor: User;
  let programmeId: string;
  let fileId: string;
  let callId: string;
  beforeAll(async () => {
    world = await createWorld();
    lists = await InstitutionLists.of(world);
    instructor = await nationalInstructor(world);
    const call = await aPublishedCall(world);
    callId = call.id;
    const association = await aVerifiedAssociation(world, 'Porteuse');
    fileId = (await aSubmittedApplication(association, callId)).id;
    programmeId = (await world.sql<{ id: string }>(`SELECT programme_id AS id FROM call WHERE id = $1`, [callId]))[0]!.id;
  }, 180_000);
  afterAll(() => world?.close());

  describe('whom the components of a programme set out to reach', () => {
    const AUDIENCES = 'programmes.audiences';
    const programme = async () => must<ProgrammeView>(await lists.clerk.get(`/api/programmes/${programmeId}`));
    const component = async () => (await programme()).components[0]!;
    const target = (audience: string) => ({ indicator: both('Atteints'), audience, minimum: 40, unit: 'persons' });
    const add = async (audience: string) =>
      lists.clerk.post(`/api/programmes/components/${(await component()).id}/targets`, target(audience));
    const offered = async () =>
      must<{ code: string }[]>(await lists.clerk.get(`/api/programmes/${programmeId}/audiences`)).map(({ code }) => code);
    const targets = async () => (await component()).targets.map(({ audience, audienceLabel }) => [audience, audienceLabel.fr]);

    it('one is added and chosen; nothing measures it; a word that no list knows is refused', async () => {
      expect(refusedAt(await add('young_graduates'))).toEqual(['audience choice']);
      await lists.add(AUDIENCES, word('young_graduates', 'Jeunes diplômés'));
      expect(await offered()).toEqual(['everyone', 'women', 'minors', 'young_graduates']);
      must(await add('young_graduates'));
      must(await add('women'));
      expect((await component()).targets).toMatchObject([
        { audience: 'young_graduates', audienceLabel: { fr: 'Jeunes diplômés' }, reached: null },
        { audience: 'women', audienceLabel: { fr: 'Femmes' } },
      ]);
      expectRefusal(await add('Jeunes'), 422, 'INVALID_REQUEST');
    });

    it('an ended one is refused for what is new; what has it keeps it, and the name that it had', async () => {
      await lists.end(AUDIENCES, 'women', RENAMED);
      expect(await offered()).not.toContain('women');
      expect(refusedAt(await add('women'))).toEqual(['audience choice']);
      expect(await targets()).toEqual([
        ['young_graduates', 'Jeunes diplômés'],
        ['women', 'Femmes'],
      ]);
      const [young, women] = (await component()).targets;
      const correct = (of: typeof young, change: object) =>
        lists.clerk.put(`/api/programmes/targets/${of!.id}`, { ...target(of!.audience), version: of!.version, ...change });
      must(await correct(women, { minimum: 60 }));
      expect(refusedAt(await correct(young, { audience: 'women' }))).toEqual(['audience choice']);
      expect((await targets())[1]).toEqual(['women', 'Femmes']);
    });

    it('the audience that everybody is never ends', async () => {
      const words = await lists.words(AUDIENCES);
      const ended = words.map((one) => (one.code === 'everyone' ? { ...one, retired: true } : one));
      expect(refusedAt(await lists.decide(AUDIENCES, ended))).toEqual(['value.words word_needed']);
    });
  });

  describe('what programmes gather people for', () => {
    const KINDS = 'programmes.gathering-kinds';
    const held = (kind: string) => ({ kind, title: both('Rencontre'), startsOn: '2026-05-04', endsOn: '2026-05-04', place: 'Rabat' });
    const add = (kind: string, who = lists.clerk) => who.post(`/api/programmes/${programmeId}/gatherings`, held(kind));
    const gatherings = async () => must<ProgrammeView>(await lists.clerk.get(`/api/programmes/${programmeId}`)).gatherings;
    const kinds = async () => (await gatherings()).map(({ kind, kindLabel }) => [kind, kindLabel.fr]);
    const offered = async () =>
      must<{ code: string }[]>(await lists.clerk.get(`/api/programmes/${programmeId}/gathering-kinds`)).map(({ code }) => code);

    it('one is added and entered; one that no list knows is refused', async () => {
      expect(refusedAt(await add('migrants_week'))).toEqual(['kind choice']);
      await lists.add(KINDS, word('migrants_week', 'Semaine des migrants'));
      expect(await offered()).toEqual(['capacity_building', 'concertation', 'public_event', 'migrants_week']);
      must(await add('migrants_week'));
      must(await add('concertation'));
      expect(await kinds()).toEqual([
        ['migrants_week', 'Semaine des migrants'],
        ['concertation', 'Rencontre de concertation'],
      ]);
      expectRefusal(await add('Semaine !'), 422, 'INVALID_REQUEST');
      expectRefusal(await add('concertation', instructor), 403, 'FORBIDDEN');
    });

    it('an ended one is refused for what is new; what was entered under it keeps it, and the name that it had', async () => {
      await lists.end(KINDS, 'concertation', RENAMED);
      expect(await offered()).not.toContain('concertation');
      expect(refusedAt(await add('concertation'))).toEqual(['kind choice']);
      const [week, meeting] = await gatherings();
      const correct = ({ id, version }: { id: string; version: number }, kind: string) =>
        lists.clerk.put(`/api/programmes/gatherings/${id}`, { ...held(kind), place: 'Fès', version });
      must(await correct(meeting!, 'concertation'));
      expect(refusedAt(await correct(week!, 'concertation'))).toEqual(['kind choice']);
      expect((await kinds())[1]).toEqual(['concertation', 'Rencontre de concertation']);
    });

    it('the rows of before become the first list: codes, words and what had ended; what was entered keeps its name', async () => {
      const migration = new GatheringKinds1790400895000();
      const steps = async (run: (runner: QueryRunner) => Promise<void>) => {
        const owner = await createDataSource(world.ownerUrl, schemaOf(world.contexts)).initialize();
        await owner.transaction((em) => run(em.queryRunner!));
        await grantProduct(owner, world.config.DATABASE_URL);
        await owner.destroy();
      };
      await steps(async (runner) => {
        await migration.down(runner);
        await runner.query(`INSERT INTO gathering_kind (id, code, label, retired) VALUES
          (gen_random_uuid(), 'fair', '{"fr": "Foire", "ar": "معرض", "en": "Fair"}', true)`);
        await runner.query(`UPDATE gathering SET kind = 'fair' WHERE kind = 'migrants_week'`);
        await migration.up(runner);
      });
      expect((await kinds()).map(([kind]) => kind)).toEqual(['fair', 'concertation']);
      expect((await kinds())[0]).toEqual(['fair', 'Foire']);
      expect(refusedAt(await add('fair'))).toEqual(['kind choice']);
      expect(await lists.words(KINDS)).toContainEqual({ code: 'fair', label: { fr: 'Foire', ar: 'معرض', en: 'Fair' }, retired: true });
      expect(await offered()).toEqual(expect.arrayContaining(['capacity_building', 'public_event', 'migrants_week']));
    });
  });

  describe('who carries a project', () => {
    const CARRIERS = 'applications.carriers';
    const read = async () => must<MarkersView>(await instructor.get(`/api/applications/${fileId}/markers`));
    const mark = async (...carriedBy: string[]) =>
      instructor.put(`/api/applications/${fileId}/markers`, { version: (await read()).version, gender: null, carriedBy });
    const found = async (carriedBy: string) =>
      must(await instructor.get(`/api/applications?carriedBy=${carriedBy}`)).items.map(({ id }: { id: string }) => id);
    const known = async () => must<{ code: string }[]>(await instructor.get('/api/applications/carriers')).map(({ code }) => code);

    it('one is added, said of a file, and files are found by it', async () => {
      expect(refusedAt(await mark('refugees'))).toEqual(['carriedBy.0 choice']);
      await lists.add(CARRIERS, word('refugees', 'Porté par des réfugiés'));
      expect((await read()).offered.map(({ code }) => code)).toEqual(['moroccans_abroad', 'migrants', 'refugees']);
      must(await mark('refugees', 'migrants', 'refugees'));
      expect((await read()).carriedBy).toMatchObject([{ code: 'migrants' }, { code: 'refugees' }]);
      expect([await found('refugees'), await found('moroccans_abroad'), await found('nobody')]).toEqual([[fileId], [], []]);
    });

    it('an ended one stays on what has it, by the name that it had, is found by, and is refused elsewhere', async () => {
      await lists.end(CARRIERS, 'migrants', RENAMED);
      const labels = async () => (await read()).carriedBy.map(({ label }) => label.fr);
      expect(await labels()).toEqual(['Porté par des migrants', 'Porté par des réfugiés']);
      expect(await known()).toContain('migrants');
      expect(await found('migrants')).toEqual([fileId]);
      // What is there already may stay while it is said anew, then under the name of today.
      must(await mark('migrants'));
      expect(await labels()).toEqual(['Autre nom']);
      must(await mark());
      expect((await read()).offered.map(({ code }) => code)).toEqual(['moroccans_abroad', 'refugees']);
      expect(refusedAt(await mark('migrants'))).toEqual(['carriedBy.0 choice']);
    });

    it('another institution has its own list: for its programmes, and for nobody who has no part in them', async () => {
      const agency = await lists.agency();
      const ours = await lists.words(CARRIERS);
      must(await lists.decide(CARRIERS, [...ours, word('local_youth', 'Porté par la jeunesse')], agency));
      expect(refusedAt(await mark('local_youth'))).toEqual(['carriedBy.0 choice']);
      expect(await known()).not.toContain('local_youth');
      await lists.own(programmeId, agency);
      must(await mark('local_youth'));
      expect(await known()).toContain('local_youth');
      const scope = { institutionId: lists.ministry };
      const elsewhere = await User.with(world, 'Hicham Ministère', [{ role: 'instructor', scope }]);
      expect(must(await elsewhere.get('/api/applications/carriers'))).toEqual([]);
      expectRefusal(await elsewhere.get(`/api/applications/${fileId}/markers`), 404, 'NOT_FOUND');
    });
  });
});
