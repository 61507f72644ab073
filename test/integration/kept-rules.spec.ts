import { Calls } from '#calls';
import { aPublishedCall } from '../support/calls.js';
import { createWorld, type OwnWorld } from '../support/world.js';

describe('the rules of a call, which a process keeps', () => {
  let world: OwnWorld;
  beforeAll(async () => {
    world = await createWorld({ withoutWorker: true });
  });
  afterAll(() => world?.close());

  it('are those that stand, however often one transaction changed them', async () => {
    const calls = world.api.get(Calls);
    const { id } = await aPublishedCall(world);
    await world.tx.run(async (em) => {
      const bound = (centimes: number) => em.query(`UPDATE call SET ceiling_centimes = $2 WHERE id = $1`, [id, centimes]);
      await bound(70_000_00);
      expect((await calls.rulesFor(em, id)).ceilingCentimes).toBe(70_000_00);
      await bound(60_000_00);
      expect((await calls.rulesFor(em, id)).ceilingCentimes).toBe(60_000_00);
      await bound(50_000_00);
    });
    expect((await world.tx.run((em) => calls.rulesFor(em, id))).ceilingCentimes).toBe(50_000_00);
  });
});
