import { aSubmittedApplication } from '../support/applications.js';
import { aPublishedCall } from '../support/calls.js';
import { aVerifiedAssociation, nationalInstructor } from '../support/associations.js';
import { expectRefusal, User } from '../support/people.js';
import { must } from '../support/programmes.js';
import { createWorld, type OwnWorld } from '../support/world.js';

describe('how a file is counted', () => {
  let world: OwnWorld;
  let instructor: User;
  let id: string;
  let president: User;
  beforeAll(async () => {
    world = await createWorld();
    instructor = await nationalInstructor(world);
    const association = await aVerifiedAssociation(world, 'Porteuse');
    president = association.president;
    ({ id } = await aSubmittedApplication(association, (await aPublishedCall(world)).id));
  });
  afterAll(() => world?.close());
  const mark = (body: object, who = instructor) => who.put(`/api/applications/${id}/markers`, body);
  const found = async (query: string) =>
    must(await instructor.get(`/api/applications?${query}`)).items.map((item: { id: string }) => item.id);

  it('who studies it says its gender marker and who carries it; the list finds it by both, and what was certified stays', async () => {
    const hash = () => world.sql(`SELECT content_hash FROM application_receipt WHERE application_id = $1`, [id]);
    const before = await hash();
    expect(must(await instructor.get(`/api/applications/${id}/markers`))).toMatchObject({
      version: 0,
      gender: null,
      carriedBy: [],
      can: ['mark'],
    });
    must(await mark({ version: 0, gender: 'principal', carriedBy: ['migrants', 'moroccans_abroad'] }));
    expect(must(await instructor.get(`/api/applications/${id}/markers`))).toMatchObject({
      version: 1,
      genderLabel: { fr: 'Objectif principal' },
      carriedBy: [{ code: 'moroccans_abroad' }, { code: 'migrants' }],
      marked: { by: 'Idriss Instructeur' },
    });
    expect([await found('gender=principal'), await found('gender=none'), await found('carriedBy=migrants')]).toEqual([[id], [], [id]]);
    expect(await hash()).toEqual(before);
  });

  it('is said anew under its version, and the trail keeps what it was', async () => {
    expectRefusal(await mark({ version: 0, gender: null, carriedBy: [] }), 409, 'VERSION_CONFLICT');
    must(await mark({ version: 1, gender: null, carriedBy: ['migrants'] }));
    expect([await found('gender=principal'), await found('carriedBy=moroccans_abroad'), await found('carriedBy=migrants')]).toEqual([
      [],
      [],
      [id],
    ]);
    const [row] = await world.sql<{ detail: object }>(
      `SELECT detail FROM audit_entry WHERE subject_id = $1 AND event = 'mark' ORDER BY id DESC LIMIT 1`,
      [id],
    );
    expect(row!.detail).toEqual({
      before: { gender: 'principal', carriedBy: ['moroccans_abroad', 'migrants'] },
      after: { gender: null, carriedBy: ['migrants'] },
    });
  });

  it('not by the association, not by an accountant, not by another region, and in no other words', async () => {
    await president.signIn();
    expectRefusal(await mark({ version: 2, gender: null, carriedBy: [] }, president), 403, 'FORBIDDEN');
    expectRefusal(await president.get(`/api/applications/${id}/markers`), 403, 'FORBIDDEN');
    const accountant = await User.with(world, 'Karim Comptable', [{ role: 'accountant' }]);
    expectRefusal(await mark({ version: 2, gender: null, carriedBy: [] }, accountant), 403, 'FORBIDDEN');
    const elsewhere = await User.with(world, 'Inès Ailleurs', [{ role: 'instructor', scope: { regionCode: 'MA-11' } }]);
    expectRefusal(await mark({ version: 2, gender: null, carriedBy: [] }, elsewhere), 404, 'NOT_FOUND');
    expectRefusal(await mark({ version: 2, gender: 'oui', carriedBy: [] }), 422, 'INVALID_REQUEST');
    expectRefusal(await mark({ version: 2, gender: null, carriedBy: ['martiens'] }), 422, 'INVALID_REQUEST');
  });
});
