import {
  Trail,
  Outbox,
  SYSTEM,
  afterCommit,
  behind,
  createDataSource,
  defineEvent,
  newId,
  together,
  Tx,
  violatesUnique,
  type Em,
} from '#platform';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { CONTEXTS } from '../../apps/contexts.js';
import { schemaOf } from '../../apps/cli/migrate.js';
import { countedWay, type CountedWay } from '../support/round-trips.js';
import { createDatabase, type OwnDatabase } from '../support/world.js';

const Happened = defineEvent('test.happened.v1', z.object({ what: z.string() }));

describe('a transaction', () => {
  let database: OwnDatabase;
  let way: CountedWay;
  let dataSource: DataSource;
  let tx: Tx;
  let outbox: Outbox;
  const trail = new Trail();
  const person = newId();

  beforeAll(async () => {
    database = await createDatabase();
    way = await countedWay(database.ownerUrl);
    dataSource = await createDataSource(way.url, schemaOf(CONTEXTS), 8).initialize();
    await dataSource.query(`CREATE TABLE thing (id int CONSTRAINT thing_pk PRIMARY KEY, name text,
      other int CONSTRAINT thing_other_fk REFERENCES thing (id) DEFERRABLE INITIALLY DEFERRED)`);
    tx = new Tx(dataSource);
    outbox = new Outbox(dataSource);
  });
  afterAll(async () => {
    await dataSource?.destroy();
    await way?.close();
    await database?.drop();
  });
  beforeEach(() => dataSource.query(`TRUNCATE thing`));

  const things = async (): Promise<number[]> =>
    (await dataSource.query<{ id: number }[]>(`SELECT id FROM thing ORDER BY id`)).map(({ id }) => id);
  const put = (em: Em, id: number) => em.query(`INSERT INTO thing (id) VALUES ($1)`, [id]);
  const record = (em: Em, subjectId: string, event: string) => trail.record(em, SYSTEM, { subject: 'thing', subjectId, event });
  const eventsOf = async (em: Pick<Em, 'query'>, subjectId: string): Promise<string[]> =>
    (await em.query<{ event: string }[]>(`SELECT event FROM audit_entry WHERE subject_id = $1 ORDER BY id`, [subjectId])).map(
      ({ event }) => event,
    );
  const keyed = (key: string, input: unknown = 'same') => ({ idempotency: { key, personId: person, operation: 'test', input } });

  describe('makes few ways to the server', () => {
    /** The outbox wakes its relay a moment after a commit: what it asks is nobody’s in a story. */
    const relayWoken = () => new Promise((resolve) => setTimeout(resolve, 80));

    it('begins with its first statement, and what follows goes out with its end', async () => {
      const act = (id: number) =>
        tx.run(
          async (em) => {
            await put(em, id);
            await record(em, newId(), 'put');
            await outbox.publish(em, Happened, { what: 'put' });
            return { id };
          },
          keyed(`trips ${id}`),
        );
      await act(1);
      await act(2);
      await relayWoken();
      way.taken();
      await act(3);
      expect(way.taken()).toBe(2);
      expect(await things()).toEqual([1, 2, 3]);
      await relayWoken();
    });

    it('statements that do not wait for each other share one', async () => {
      await tx.run(async (em) => {
        await em.query('SELECT 1 AS one');
        way.taken();
        await Promise.all([put(em, 1), put(em, 2), em.query('SELECT 2 AS two')]);
        expect(way.taken()).toBe(1);
      });
    });

    it('one that asks nothing of the server does not go there', async () => {
      way.taken();
      await tx.run(async () => undefined);
      expect(way.taken()).toBe(0);
    });
  });

  describe('what follows from it', () => {
    it('is there when it is, in the order in which it happened, whoever caused it', async () => {
      const [one, other] = [newId(), newId()];
      await tx.run(async (em) => {
        await put(em, 1);
        await record(em, one, 'first');
        await record(em, other, 'second');
        await record(em, one, 'third');
        await outbox.publish(em, Happened, { what: one });
      });
      expect(await eventsOf(dataSource, one)).toEqual(['first', 'third']);
      const order = await dataSource.query<{ event: string }[]>(
        `SELECT event FROM audit_entry WHERE subject_id = ANY($1::uuid[]) ORDER BY id`,
        [[one, other]],
      );
      expect(order.map(({ event }) => event)).toEqual(['first', 'second', 'third']);
      expect(await dataSource.query(`SELECT payload FROM outbox WHERE payload->>'what' = $1`, [one])).toEqual([{ payload: { what: one } }]);
    });

    it('is seen by what the same transaction asks of the trail', async () => {
      const subject = newId();
      await tx.run(async (em) => {
        await record(em, subject, 'before');
        expect(await eventsOf(em, subject)).toEqual(['before']);
        await record(em, subject, 'after');
      });
      expect(await eventsOf(dataSource, subject)).toEqual(['before', 'after']);
    });

    it('is not there when it is not', async () => {
      const subject = newId();
      const told: string[] = [];
      const refused = tx.run(async (em) => {
        await put(em, 1);
        await record(em, subject, 'put');
        await outbox.publish(em, Happened, { what: subject });
        afterCommit(em, () => told.push('told'));
        throw new Error('thought better of it');
      });
      await expect(refused).rejects.toThrow('thought better of it');
      expect(await things()).toEqual([]);
      expect(await eventsOf(dataSource, subject)).toEqual([]);
      expect(await dataSource.query(`SELECT FROM outbox WHERE payload->>'what' = $1`, [subject])).toEqual([]);
      expect(told).toEqual([]);
    });

    it('a fault in it undoes the whole; so does one that only the end finds', async () => {
      const told: string[] = [];
      const told_ = (em: Em) => afterCommit(em, () => told.push('told'));
      const withoutSubject = tx.run(async (em) => {
        told_(em);
        await put(em, 1);
        await record(em, 'no identifier', 'put');
      });
      await expect(withoutSubject).rejects.toThrow(/uuid/);
      const toNowhere = tx.run(async (em) => {
        told_(em);
        await em.query(`INSERT INTO thing (id, other) VALUES (2, 77)`);
        await record(em, newId(), 'put');
      });
      await expect(toNowhere).rejects.toThrow(/thing_other_fk/);
      expect(await things()).toEqual([]);
      expect(told).toEqual([]);
    });

    it('cannot be recorded outside', async () => {
      await expect(record(dataSource.manager, newId(), 'outside')).rejects.toThrow(/outside a transaction/);
      await expect(outbox.publish(dataSource.manager, Happened, { what: 'outside' })).rejects.toThrow(/outside a transaction/);
    });
  });

  describe('under a key', () => {
    it('is done once, however many ask at once; each gets the answer', async () => {
      const act = () =>
        tx.run(async (em) => {
          await em.query(`SELECT pg_sleep(0.02)`);
          await put(em, 5);
          return { done: 5 };
        }, keyed('at once'));
      expect(await Promise.all(Array.from({ length: 12 }, act))).toEqual(Array.from({ length: 12 }, () => ({ done: 5 })));
      expect(await things()).toEqual([5]);
    });

    it('that answered nothing answers nothing again: a body would be another answer', async () => {
      const act = () =>
        tx.run(async (em) => {
          await put(em, 3);
        }, keyed('nothing to say'));
      expect([await act(), await act()]).toStrictEqual([undefined, undefined]);
      expect(await things()).toEqual([3]);
      const none = () => tx.run(async () => null, keyed('null is an answer'));
      expect([await none(), await none()]).toStrictEqual([null, null]);
    });

    it('with other words is refused, and does nothing', async () => {
      await tx.run((em) => put(em, 1), keyed('other words', 'one'));
      await expect(tx.run((em) => put(em, 2), keyed('other words', 'two'))).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
      expect(await things()).toEqual([1]);
    });

    it('work that takes no notice of it changes nothing all the same', async () => {
      const act = (id: number) =>
        tx.run(async (em) => {
          for (const each of [id, id + 1]) await put(em, each).catch(() => undefined);
          return id;
        }, keyed('no notice'));
      expect(await act(1)).toBe(1);
      expect(await act(10)).toBe(1);
      expect(await things()).toEqual([1, 2]);
    });

    it('gives its answer also where repeating the work fails at its first statement', async () => {
      const act = () => tx.run(async (em) => (await put(em, 7), { done: 7 }), keyed('fails when repeated'));
      expect(await Promise.all(Array.from({ length: 6 }, act))).toEqual(Array.from({ length: 6 }, () => ({ done: 7 })));
      expect(await act()).toEqual({ done: 7 });
      await expect(tx.run((em) => put(em, 7), keyed('fails when repeated', 'other words'))).rejects.toMatchObject({
        code: 'IDEMPOTENCY_KEY_REUSED',
      });
      expect(await things()).toEqual([7]);
    });

    it('gives its answer also where repeating the work is refused before anything was heard', async () => {
      let isRepeated = false;
      const act = () =>
        tx.run(async (em) => {
          await behind(em, () => put(em, 8));
          if (isRepeated) throw new Error('done already');
          isRepeated = true;
          return { done: 8 };
        }, keyed('refused when repeated'));
      expect([await act(), await act()]).toEqual([{ done: 8 }, { done: 8 }]);
      expect(await things()).toEqual([8]);
    });

    it('that failed is free again', async () => {
      const failing = tx.run(async (em) => {
        await put(em, 1);
        throw new Error('not this time');
      }, keyed('again'));
      await expect(failing).rejects.toThrow('not this time');
      expect(await tx.run(async (em) => (await put(em, 2), 'done'), keyed('again'))).toBe('done');
      expect(await things()).toEqual([2]);
    });

    it('is kept also by work that asked nothing', async () => {
      let times = 0;
      const act = () => tx.run(async () => ++times, keyed('nothing asked'));
      expect([await act(), await act()]).toEqual([1, 1]);
    });
  });

  describe('a statement that nobody waits for', () => {
    it('goes out with what comes next, before it, and with the end: one way for all', async () => {
      await tx.run(async (em) => {
        await em.query('SELECT 1 AS one');
        way.taken();
        await behind(em, () => put(em, 1));
        expect(await em.query<{ id: number }[]>('SELECT id FROM thing')).toEqual([{ id: 1 }]);
        expect(way.taken()).toBe(1);
        await behind(em, () => put(em, 2));
        await behind(em, () => put(em, 3));
        await record(em, newId(), 'put');
      });
      expect(way.taken()).toBe(1);
      expect(await things()).toEqual([1, 2, 3]);
    });

    it('fails the whole with its own error, whether the end finds it or a statement after it', async () => {
      await put(dataSource.manager, 1);
      const subject = newId();
      const twice = (more: (em: Em) => Promise<unknown>) =>
        tx.run(async (em) => {
          await put(em, 2);
          await behind(em, () => put(em, 1));
          await record(em, subject, 'put');
          await more(em);
        });
      for (const more of [async () => undefined, (em: Em) => em.query('SELECT 1 AS one'), (em: Em) => put(em, 3)]) {
        const error: unknown = await twice(more).then(
          () => undefined,
          (refused: unknown) => refused,
        );
        expect(violatesUnique(error, 'thing_pk')).toBe(true);
      }
      expect(await things()).toEqual([1]);
      expect(await eventsOf(dataSource, subject)).toEqual([]);
    });

    it('as the first of all does nothing under a key that was used', async () => {
      const subject = newId();
      const act = (id: number) =>
        tx.run(async (em) => {
          await behind(em, () => put(em, id));
          await record(em, subject, 'put');
          return { id };
        }, keyed('behind a key'));
      expect(await act(1)).toEqual({ id: 1 });
      expect(await act(2)).toEqual({ id: 1 });
      expect(await Promise.all([act(3), act(4), act(5)])).toEqual([{ id: 1 }, { id: 1 }, { id: 1 }]);
      expect(await things()).toEqual([1]);
      expect(await eventsOf(dataSource, subject)).toEqual(['put']);
      // Its connections serve the next as if nothing had been.
      await Promise.all([6, 7, 8, 9].map((id) => tx.run((em) => behind(em, () => put(em, id)))));
      expect(await things()).toEqual([1, 6, 7, 8, 9]);
    });

    it('is waited for where there is no transaction to wait for it', async () => {
      await put(dataSource.manager, 1);
      await expect(tx.read((em) => behind(em, () => put(em, 1)))).rejects.toThrow('thing_pk');
    });
  });

  it.each([
    ['asked with others', (em: Em, ask: () => Promise<unknown>) => together(em, ask, () => em.query('SELECT 1'))],
    ['that nobody waits for', behind],
  ])('held up in a circle by a statement %s is done again from its start, and what follows from it once', async (how, second) => {
    await tx.run((em) => em.query(`INSERT INTO thing (id) VALUES (1), (2)`));
    const subject = newId();
    const told: string[] = [];
    let [attempts, holding] = [0, 0];
    const circle = (name: string, ids: [number, number]) =>
      tx.run(
        async (em) => {
          attempts += 1;
          const write = (id: number) => em.query(`UPDATE thing SET name = $2 WHERE id = $1`, [id, name]);
          await write(ids[0]);
          await record(em, subject, name);
          afterCommit(em, () => told.push(name));
          // Each has its first row when it asks for the other's.
          holding += 1;
          while (holding < 2) await new Promise((resolve) => setTimeout(resolve, 5));
          await second(em, () => write(ids[1]));
          return name;
        },
        keyed(`circle ${how} ${name}`),
      );
    expect(await Promise.all([circle('to', [1, 2]), circle('fro', [2, 1])])).toEqual(['to', 'fro']);
    expect(attempts).toBe(3);
    expect((await eventsOf(dataSource, subject)).sort()).toEqual(['fro', 'to']);
    expect(told.sort()).toEqual(['fro', 'to']);
  });

  it('that passes over a failed statement is not told done', async () => {
    const told: string[] = [];
    const passing = tx.run(async (em) => {
      afterCommit(em, () => told.push('told'));
      await put(em, 1);
      await put(em, 1).catch(() => undefined);
      return 'done';
    });
    await expect(passing).rejects.toThrow(/passed over/);
    expect([await things(), told]).toEqual([[], []]);
  });

  it('goes on after a migration changed what a prepared statement answers', async () => {
    const ask = () => tx.run((em) => em.query(`SELECT * FROM thing WHERE id = $1`, [1]));
    await tx.run((em) => put(em, 1));
    for (let times = 0; times < 3; times++) expect(await ask()).toEqual([{ id: 1, name: null, other: null }]);
    await dataSource.query(`ALTER TABLE thing ADD COLUMN later int`);
    expect(await ask()).toEqual([{ id: 1, name: null, other: null, later: null }]);
    await dataSource.query(`ALTER TABLE thing DROP COLUMN later`);
    expect(await ask()).toEqual([{ id: 1, name: null, other: null }]);
  });

  it('whose connection is lost is told so, has done nothing, and leaves a pool that works', async () => {
    const cut = tx.run(async (em) => {
      await put(em, 1);
      const [{ pid }] = await em.query<[{ pid: number }]>(`SELECT pg_backend_pid() AS pid`);
      await dataSource.query(`SELECT pg_terminate_backend($1)`, [pid]);
      await put(em, 2);
    });
    await expect(cut).rejects.toThrow();
    expect(await things()).toEqual([]);
    await Promise.all(Array.from({ length: 10 }, (_, id) => tx.run((em) => put(em, id))));
    expect(await things()).toHaveLength(10);
  });

  it('once over is asked nothing any more, least of all in the transaction of whoever has its connection now', async () => {
    const one = await createDataSource(database.ownerUrl, schemaOf(CONTEXTS), 1).initialize();
    try {
      const alone = new Tx(one);
      const left = await alone.run((em) => Promise.resolve(em));
      await alone.run(async (em) => {
        await put(em, 1);
        await expect(put(left, 2)).rejects.toThrow(/released/);
      });
      expect(await things()).toEqual([1]);
    } finally {
      await one.destroy();
    }
  });

  it('a connection that was refused or failed serves the next as if nothing had been', async () => {
    const one = await createDataSource(database.ownerUrl, schemaOf(CONTEXTS), 1).initialize();
    try {
      const alone = new Tx(one);
      await alone.run((em) => put(em, 1), keyed('alone'));
      await alone.run((em) => put(em, 2), keyed('alone'));
      await expect(alone.run((em) => put(em, 1))).rejects.toThrow(/thing_pk/);
      await alone.run((em) => put(em, 3));
      expect(await things()).toEqual([1, 3]);
    } finally {
      await one.destroy();
    }
  });

  it('what TypeORM does within takes part in it', async () => {
    const refused = tx.run(async (em) => {
      await em.transaction((inner) => put(inner, 1));
      await em.transaction((inner) => put(inner, 1)).catch(() => undefined);
      await put(em, 2);
      throw new Error('no');
    });
    await expect(refused).rejects.toThrow('no');
    expect(await things()).toEqual([]);
  });
});
