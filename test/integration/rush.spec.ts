import { Outbox, defineEvent, defineJob, noPayload } from '#platform';
import { z } from 'zod';
import { waitingRows } from '../../libs/platform/outbox/waiting-rows.js';
import { createWorld, type OwnWorld } from '../support/world.js';

const Patient = defineEvent('test.patient.v1', z.object({ n: z.number() }), { patient: true });
const Urgent = defineEvent('test.urgent.v1', z.object({ n: z.number() }));
const Later = defineJob({ name: 'test.later', queue: 'events', payload: noPayload });

/** The last minutes of a call: what follows from a submission waits for the submissions. */
describe('in a rush', () => {
  let world: OwnWorld;
  beforeAll(async () => {
    world = await createWorld({ withoutWorker: true });
  });
  afterAll(() => world?.close());
  beforeEach(() => world.sql(`DELETE FROM outbox`));

  const publish = (event: typeof Patient, times: number) =>
    world.tx.run(async (em) => {
      for (let n = 0; n < times; n++) await world.api.get(Outbox).publish(em, event, { n });
    });
  const age = (seconds: number, rows = 1_000) =>
    world.sql(
      `UPDATE outbox SET created_at = created_at - $1 * interval '1 second' WHERE id IN (SELECT id FROM outbox ORDER BY id LIMIT $2)`,
      [seconds, rows],
    );
  const waiting = async () => (await world.tx.run((em) => waitingRows(em, 100))).map(({ name }) => name);

  it('a few are carried at once', async () => {
    await publish(Patient, 5);
    expect(await waiting()).toHaveLength(5);
  });

  it('many wait, what is urgent does not', async () => {
    await publish(Patient, 40);
    await publish(Urgent, 2);
    expect(await waiting()).toEqual([Urgent.name, Urgent.name]);
  });

  it('they go on their way when the others have come in, or after a minute whatever still comes', async () => {
    await publish(Patient, 40);
    expect(await waiting()).toEqual([]);
    await age(2);
    expect(await waiting()).toHaveLength(40);
    await age(60, 10);
    await publish(Patient, 25);
    expect(await waiting()).toHaveLength(10);
  });

  it('a job for a far day may reach its queue late, one for soon may not', async () => {
    const at = (minutes: number) => new Date(Date.now() + minutes * 60_000);
    await world.tx.run(async (em) => {
      await world.api.get(Outbox).enqueue(em, Later, {}, at(1));
      await world.api.get(Outbox).enqueue(em, Later, {}, at(60));
    });
    expect(await world.sql(`SELECT patient FROM outbox ORDER BY id`)).toEqual([{ patient: false }, { patient: true }]);
  });
});
