import { AuditChain, SYSTEM, Trail, newId } from '#platform';
import { createWorld, type World } from '../support/world.js';

describe('the audit trail', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld({ withoutWorker: true });
  });
  afterAll(() => world?.close());

  const write = (count: number) =>
    world.tx.run((em) =>
      world.api.get(Trail).recordAll(
        em,
        SYSTEM,
        Array.from({ length: count }, (_, n) => ({
          subject: 'test',
          subjectId: newId(),
          event: 'happen',
          from: 'a',
          to: 'b',
          detail: { n, text: 'é جسر' },
        })),
      ),
    );

  it('seals in a chain and verifies, also with writers racing the sealer', async () => {
    const chain = world.api.get(AuditChain);
    await Promise.all([...Array.from({ length: 20 }, () => write(5)), chain.seal(), chain.seal()]);
    while ((await chain.seal()) > 0);
    expect(await chain.verify()).toMatchObject({ entries: 100, unsealed: 0, defects: [] });
  });

  it('the database refuses to change or remove a row', async () => {
    await expect(world.sql(`UPDATE audit_entry SET role = 'x'`)).rejects.toThrow(/append-only/);
    await expect(world.sql(`DELETE FROM audit_entry`)).rejects.toThrow(/append-only/);
    await expect(world.sql(`TRUNCATE audit_seal`)).rejects.toThrow(/append-only/);
  });

  it('finds a row altered by somebody who owns the database', async () => {
    await world.sql(`ALTER TABLE audit_entry DISABLE TRIGGER ALL`);
    await world.sql(`UPDATE audit_entry SET reason = 'forged' WHERE id = (SELECT min(id) + 3 FROM audit_entry)`);
    expect((await world.api.get(AuditChain).verify()).defects).toEqual([expect.stringMatching(/^an entry under seal \d+ was altered$/)]);
  });
});
