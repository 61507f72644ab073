import { brokenInvariants, schemaDifferences } from '../../apps/cli/commands.js';
import { CONTEXTS } from '../../apps/contexts.js';
import { createDatabase } from '../support/world.js';

describe('the schema', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  beforeAll(async () => {
    database = await createDatabase();
  });
  afterAll(() => database?.drop());

  it('the migrations make exactly what the entities say', async () => {
    expect(await schemaDifferences(database.ownerUrl, CONTEXTS)).toEqual([]);
  });

  it('every invariant is a query that runs, and holds for an empty database', async () => {
    expect(await brokenInvariants(database.url, CONTEXTS)).toEqual([]);
  });
});
