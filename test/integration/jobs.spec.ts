import { Injectable, Module } from '@nestjs/common';
import { z } from 'zod';
import { bindDeadline, Deadlines, deadlinePayload, defineAlarm } from '#notifications';
import {
  bind,
  defineContext,
  defineEvent,
  defineJob,
  newId,
  Outbox,
  OutboxRelay,
  ForgetOld,
  Queues,
  subscribe,
  Tx,
  type JobHandler,
} from '#platform';
import { CONTEXTS } from '../../apps/contexts.js';
import { startWorker } from '../../apps/worker/worker.js';
import { createWorld, eventually, type OwnWorld } from '../support/world.js';

const Happened = defineEvent('test.happened.v1', z.object({ n: z.int() }));
const count = defineJob({ name: 'test.count', queue: 'events', payload: z.object({ n: z.int() }) });
const flaky = defineJob({ name: 'test.flaky', queue: 'events', payload: z.object({ n: z.int() }), attempts: 3 });
const poison = defineJob({ name: 'test.poison', queue: 'events', payload: z.object({ n: z.int() }), attempts: 2 });
const slow = defineJob({ name: 'test.slow', queue: 'events', payload: z.object({ n: z.int() }), attempts: 1 });
const ring = defineJob({ name: 'test.ring', queue: 'deadlines', payload: deadlinePayload });
const ALARM = defineAlarm({ kind: 'test.alarm', title: { fr: 'Essai', ar: 'تجربة', en: 'Test' }, sets: [], follows: ring });

const seen: number[] = [];
const rung: string[] = [];
const begun: number[] = [];
const ended: number[] = [];
let tries = 0;

@Injectable()
class Count implements JobHandler<{ n: number }> {
  async handle({ n }: { n: number }): Promise<'done'> {
    seen.push(n);
    return 'done';
  }
}
@Injectable()
class Flaky implements JobHandler<{ n: number }> {
  async handle(): Promise<'done'> {
    if (++tries < 2) throw new Error('not yet');
    return 'done';
  }
}
/** Needs the database once more after a while, as what writes down its result does. */
@Injectable()
class Slow implements JobHandler<{ n: number }> {
  constructor(private readonly tx: Tx) {}

  async handle({ n }: { n: number }): Promise<'done'> {
    begun.push(n);
    await new Promise((resolve) => setTimeout(resolve, 400));
    await this.tx.run((em) => em.query('SELECT 1'));
    ended.push(n);
    return 'done';
  }
}
@Injectable()
class Poison implements JobHandler<{ n: number }> {
  async handle(): Promise<'done'> {
    throw new Error('always');
  }
}
@Injectable()
class Ring implements JobHandler<{ subjectId: string }> {
  async handle({ subjectId }: { subjectId: string }): Promise<'done'> {
    rung.push(subjectId);
    return 'done';
  }
}
@Module({ providers: [Count, Flaky, Poison, Slow, Ring] })
class TestModule {}

const testContext = defineContext({
  name: 'test',
  module: TestModule,
  jobs: [bind(count, Count), bind(flaky, Flaky), bind(poison, Poison), bind(slow, Slow), bind(ring, Ring)],
  subscriptions: [subscribe(Happened, count)],
  brings: [bindDeadline(ALARM)],
});

describe(`jobs on ${process.env.REDIS_URL ? 'Redis' : 'PostgreSQL'}`, () => {
  let world: OwnWorld;
  let outbox: Outbox;
  beforeAll(async () => {
    world = await createWorld({ contexts: [...CONTEXTS, testContext] });
    outbox = world.api.get(Outbox);
  });
  afterAll(() => world?.close());

  it('an event reaches its subscriber after the commit, and never after a rollback', async () => {
    await world.tx.run((em) => outbox.publish(em, Happened, { n: 1 }));
    await expect(
      world.tx.run(async (em) => {
        await outbox.publish(em, Happened, { n: 2 });
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    await world.tx.run((em) => outbox.publish(em, Happened, { n: 3 }));
    await eventually(() => seen.includes(1) && seen.includes(3), 'the events of the committed transactions');
    expect(seen).not.toContain(2);
  });

  it('two hundred rows and four relays: each is carried once', async () => {
    await world.tx.run(async (em) => {
      for (let n = 1000; n < 1200; n++) await outbox.publish(em, Happened, { n });
    });
    const relay = world.worker.get(OutboxRelay);
    await Promise.all([relay.carry(), relay.carry(), relay.carry(), relay.carry()]);
    await eventually(() => seen.filter((n) => n >= 1000).length >= 200, 'all two hundred');
    expect(new Set(seen.filter((n) => n >= 1000)).size).toBe(200);
    expect(seen.filter((n) => n >= 1000)).toHaveLength(200);
  });

  it('a crash between the queue and the commit carries a row again: it is still one job', async () => {
    await world.tx.run((em) => outbox.publish(em, Happened, { n: 5000 }));
    await eventually(() => seen.includes(5000), 'the event');
    await world.sql(`UPDATE outbox SET published_at = NULL WHERE name = 'test.happened.v1' AND payload->>'n' = '5000'`);
    await world.worker.get(OutboxRelay).carry();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(seen.filter((n) => n === 5000)).toHaveLength(1);
  });

  it('a failure is tried again; a job that always fails is parked with its reason and stops nobody', async () => {
    await world.tx.run(async (em) => {
      await outbox.enqueue(em, poison, { n: 1 });
      await outbox.enqueue(em, flaky, { n: 1 });
      await outbox.enqueue(em, count, { n: 7000 });
    });
    await eventually(() => tries === 2, 'the second try');
    await eventually(() => seen.includes(7000), 'the job behind the poison');
    const failed = await eventually(
      async () => (await world.worker.get(Queues).queue('events').getFailed()).find((job) => job.name === 'test.poison'),
      'the parked job',
    );
    expect(failed.failedReason).toBe('always');
  });

  it('a worker told to stop does the jobs it has begun to their end, and leaves the rest to another', async () => {
    const second = await startWorker(world.config, world.contexts, { logger: false });
    await world.tx.run(async (em) => {
      for (let n = 0; n < 8; n++) await outbox.enqueue(em, slow, { n });
    });
    await eventually(() => begun.length >= 5, 'jobs under way in both workers');
    const began = Date.now();
    await second.close();
    expect(Date.now() - began).toBeLessThan(8_000);
    await eventually(() => ended.length === 8, 'the end of all eight');
    expect(begun).toHaveLength(8);
  });

  it('an alarm rings once at its instant, by the queue or by the sweep', async () => {
    const deadlines = world.api.get(Deadlines);
    const [soon, lost, moved, cancelled] = [newId(), newId(), newId(), newId()];
    const inMs = (ms: number) => new Date(Date.now() + ms);
    await world.tx.run(async (em) => {
      await deadlines.set(em, ALARM, soon, inMs(400));
      await deadlines.set(em, ALARM, moved, inMs(300));
      await deadlines.set(em, ALARM, moved, inMs(60_000));
      await deadlines.set(em, ALARM, cancelled, inMs(300));
      await deadlines.cancel(em, ALARM, cancelled);
    });
    // An alarm that no queue knows of: only the row is left.
    await world.sql(`INSERT INTO deadline (id, kind, subject_id, due_at) VALUES ($1, 'test.alarm', $2, now() - interval '1 second')`, [
      newId(),
      lost,
    ]);
    await eventually(() => rung.includes(soon), 'the alarm by the queue');
    await Promise.all([deadlines.sweep(), deadlines.sweep()]);
    await eventually(() => rung.includes(lost), 'the alarm by the sweep');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect([...rung].sort()).toEqual([soon, lost].sort());
  });

  it('the table of keys is bounded: answers to keys older than a month are forgotten, younger ones still answer', async () => {
    const personId = newId();
    const keep = (key: string, days: number) =>
      world.sql(
        `INSERT INTO idempotency_key (person_id, operation, key, input_hash, response, created_at)
         VALUES ($1, 'test', $2, 'hash', '{}', clock_timestamp() - make_interval(days => $3))`,
        [personId, key, days],
      );
    await keep('after-31-days', 31);
    await keep('after-29-days', 29);
    await world.worker.get(ForgetOld, { strict: false }).handle();
    expect(await world.sql(`SELECT key FROM idempotency_key WHERE person_id = $1`, [personId])).toEqual([{ key: 'after-29-days' }]);
  });

  it('a payload that is not what the job asks for is refused where it is written', async () => {
    await expect(world.tx.run((em) => outbox.enqueue(em, count, { n: 'x' } as never))).rejects.toThrow();
  });
});
