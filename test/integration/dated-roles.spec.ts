import { dayAfter, dayOfInstant } from '#kernel';
import { expectRefusal, User } from '../support/people.js';
import { must } from '../support/programmes.js';
import { createWorld, type OwnWorld } from '../support/world.js';

const inDays = (count: number) => dayAfter(dayOfInstant(new Date()), count);

describe('roles for a time', () => {
  let world: OwnWorld;
  let omar: User;
  let samira: User;
  beforeAll(async () => {
    world = await createWorld();
    omar = await User.with(world, 'Omar Administrateur', [{ role: 'administrator' }]);
    samira = await User.with(world, 'Samira Administratrice', [{ role: 'administrator' }]);
  });
  afterAll(() => world?.close());

  const give = async (person: User, role: object) => {
    await omar.stepUp();
    return omar.post<{ id: string }>(`/api/people/${person.id}/grants`, role);
  };
  const rolesOf = async (person: User) =>
    (await person.get<{ grants: { role: string }[] }>('/api/session')).body.grants.map(({ role }) => role);

  it('a role for later is told with its days, and counts from its day on; after its last it does not', async () => {
    const leila = await User.with(world, 'Leïla Bientôt', []);
    const { id } = must(await give(leila, { role: 'instructor', from: inDays(10), until: inDays(40) }));
    expect(await rolesOf(leila)).toEqual([]);
    expectRefusal(await leila.get('/api/instruction/files'), 403, 'FORBIDDEN');
    expect((await leila.get('/api/me/grants')).body).toMatchObject([{ role: 'instructor', from: inDays(10), until: inDays(40) }]);
    expect((await omar.get(`/api/people/${leila.id}`)).body.grants).toMatchObject([{ from: inDays(10), until: inDays(40) }]);
    const mail = await world.mailbox.newestTo(leila.email, /Un rôle vous est donné/);
    expect(mail.text).toContain('à partir du');
    expect(mail.text).toContain('jusqu’au');

    await world.sql(`UPDATE role_grant SET valid_from = clock_timestamp() - interval '1 second' WHERE id = $1`, [id]);
    await leila.signIn();
    expect(await rolesOf(leila)).toEqual(['instructor']);
    expect((await leila.get('/api/instruction/files')).status).toBe(200);
    await world.sql(`UPDATE role_grant SET valid_until = clock_timestamp() WHERE id = $1`, [id]);
    expectRefusal(await leila.get('/api/instruction/files'), 403, 'FORBIDDEN');
    expect((await leila.get('/api/me/grants')).body).toEqual([]);
  });

  it('days that are past or the wrong way round are refused; the same role twice in one time too, one after the other not', async () => {
    const ida = await User.with(world, 'Ida Datée', []);
    expectRefusal(await give(ida, { role: 'auditor', until: inDays(-1) }), 422, 'GRANT_PERIOD_WRONG');
    expectRefusal(await give(ida, { role: 'auditor', from: inDays(9), until: inDays(8) }), 422, 'GRANT_PERIOD_WRONG');
    expectRefusal(await give(ida, { role: 'auditor', until: 'demain' }), 422, 'INVALID_REQUEST');
    expectRefusal(await give(ida, { role: 'auditor', from: inDays(-1) }), 422, 'GRANT_BEGINS_IN_PAST');
    must(await give(ida, { role: 'auditor', until: inDays(30) }));
    expectRefusal(await give(ida, { role: 'auditor' }), 409, 'ROLE_ALREADY_HELD');
    expectRefusal(await give(ida, { role: 'auditor', from: inDays(30) }), 409, 'ROLE_ALREADY_HELD');
    must(await give(ida, { role: 'auditor', from: inDays(31) }));
    await ida.signIn();
    expect((await ida.get('/api/me/grants')).body).toHaveLength(2);
  });

  it('a sensitive role for a time is proposed with its days, and given with them', async () => {
    const aziz = await User.with(world, 'Aziz Intérim', []);
    await omar.stepUp();
    const asked = { role: 'accountant', until: inDays(15), reason: 'Intérim du comptable' };
    const proposal = (body: object) => omar.post<{ id: string }>(`/api/people/${aziz.id}/grant-proposals`, body);
    expectRefusal(await proposal({ ...asked, until: inDays(-3) }), 422, 'GRANT_PERIOD_WRONG');
    expectRefusal(await proposal({ ...asked, from: inDays(-3) }), 422, 'GRANT_BEGINS_IN_PAST');
    const { id } = must(await proposal(asked));
    expect((await samira.get(`/api/proposals/${id}`)).body.about.fr).toContain('jusqu’au');
    await samira.stepUp();
    must(await samira.post(`/api/proposals/${id}/confirmation`));
    await aziz.signIn();
    expect((await aziz.get('/api/me/grants')).body).toMatchObject([{ role: 'accountant', from: null, until: inDays(15) }]);
  });

  it('an administrator for a time is none of the two who must remain', async () => {
    const karim = await User.with(world, 'Karim Intérimaire', [
      { role: 'administrator', scope: { validUntil: new Date(Date.now() + 86_400_000) } },
    ]);
    expect((await karim.get('/api/people')).status).toBe(200);
    await karim.stepUp();
    const [held] = await world.sql<{ id: string }>(`SELECT id FROM role_grant WHERE person_id = $1`, [samira.id]);
    expectRefusal(await karim.delete(`/api/people/grants/${held!.id}`), 409, 'LAST_ADMINISTRATOR');
  });
});
