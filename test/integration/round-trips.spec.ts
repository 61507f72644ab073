import { aCompleteDraft } from '../support/applications.js';
import { aVerifiedAssociation } from '../support/associations.js';
import { aPublishedCall } from '../support/calls.js';
import type { User } from '../support/people.js';
import { must } from '../support/programmes.js';
import { countedWay, type CountedWay } from '../support/round-trips.js';
import { createDatabase, createWorld, type OwnWorld } from '../support/world.js';

/** How often the program waits for the database is what a request costs: these are the common ones. */
describe('ways to the database', () => {
  let world: OwnWorld;
  let way: CountedWay;
  let president: User;
  let callId: string;
  beforeAll(async () => {
    const database = await createDatabase();
    way = await countedWay(database.url);
    world = await createWorld({ database: { ...database, url: way.url }, withoutWorker: true });
    callId = (await aPublishedCall(world, {})).id;
    president = (await aVerifiedAssociation(world, 'Mesure')).president;
  });
  afterAll(async () => {
    await world?.close();
    await way?.close();
  });

  /** The outbox wakes its relay a moment after a commit: that way is nobody's wait. */
  const quiet = () => new Promise((resolve) => setTimeout(resolve, 60));
  const taken = async (request: () => Promise<unknown>): Promise<number> => {
    await request();
    await quiet();
    way.taken();
    await request();
    return way.taken();
  };

  it('the session is read in one', async () => {
    expect(await taken(() => president.get('/api/session'))).toBe(1);
  });

  it('a draft is begun in three, or found in three', async () => {
    const { president: one } = await aVerifiedAssociation(world, 'Mesure une');
    const { president: other } = await aVerifiedAssociation(world, 'Mesure deux');
    const begin = async (who: User) => (await who.post('/api/applications', { callId, title: 'Mesure' })).status;
    await begin(one);
    await quiet();
    way.taken();
    expect(await begin(other)).toBe(201);
    expect(way.taken()).toBe(3);
    expect(await taken(() => begin(one))).toBe(3);
  });

  it('a draft is saved in two, its budget too, read in two, submitted in five', async () => {
    const id = await aCompleteDraft(president, callId);
    const path = `/api/applications/${id}`;
    let version = ((await president.get(path)).body as { parts: { places: { version: number } } }).parts.places.version;
    const save = async () => {
      const items = [{ regionCode: 'MA-09', province: null }];
      version = must<{ version: number }>(await president.put(`${path}/parts/places`, { version, items })).version;
    };
    expect(await taken(save)).toBe(2);
    expect(await taken(() => president.get(path))).toBe(2);
    const budget = must<{ budget: { version: number; lines: { id: string }[] } }>(await president.get(path)).budget;
    const lines = budget.lines.map(({ id: _, ...line }) => line);
    const saveBudget = async () => {
      budget.version = must<{ version: number }>(await president.put(`${path}/budget`, { version: budget.version, lines })).version;
    };
    expect(await taken(saveBudget)).toBe(2);
    await quiet();
    way.taken();
    const submitted = await president.post(`${path}/submission`, { declaration: true }, `trips-${id}`);
    expect(submitted.status).toBe(201);
    // Documents are taken from the vault on one way more.
    expect(way.taken()).toBe(5);
  });
});
