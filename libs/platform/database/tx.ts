import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { contentHash } from '#kernel';
import { platformErrors } from '../errors.js';

/** A transaction's manager; passed explicitly to everything that takes part, never ambient. */
export type Em = EntityManager;

export interface TxOptions {
  /** The caller's key: the same key with the same input gives the stored answer again, with another input it is refused. */
  idempotency?: { key: string; personId: string; operation: string; input: unknown };
  /** Reads only: one consistent snapshot. */
  readOnly?: boolean;
}

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const MAX_ATTEMPTS = 5;

type AfterCommit = () => void;

/** Runs a unit of work in one transaction, again from the start when the database asks for it. */
@Injectable()
export class Tx {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async run<T>(work: (em: Em) => Promise<T>, options: TxOptions = {}): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const runner = this.dataSource.createQueryRunner();
      try {
        return await this.once(runner, work, options);
      } catch (error) {
        const code = (error as { code?: string }).code;
        if (attempt >= MAX_ATTEMPTS || (code !== SERIALIZATION_FAILURE && code !== DEADLOCK)) throw error;
      } finally {
        await runner.release();
      }
      await pause(attempt * 10 * (1 + Math.random()));
    }
  }

  /** The instant that decides deadlines: the database's clock, at this very statement. */
  async now(em: Em): Promise<Date> {
    const rows: { now: Date }[] = await em.query('SELECT clock_timestamp() AS now');
    return rows[0]!.now;
  }

  private async once<T>(runner: QueryRunner, work: (em: Em) => Promise<T>, options: TxOptions): Promise<T> {
    await runner.connect();
    // READ COMMITTED is every connection's default (data-source.ts): naming it would cost each transaction one more round trip.
    await runner.startTransaction(options.readOnly ? 'REPEATABLE READ' : undefined);
    try {
      const earlier = options.idempotency && (await this.claimKey(runner.manager, options.idempotency));
      if (earlier) {
        await runner.rollbackTransaction();
        return earlier.response as T;
      }
      const result = await work(runner.manager);
      if (options.idempotency) await this.storeResponse(runner.manager, options.idempotency, result);
      await runner.commitTransaction();
      for (const act of (runner.data.afterCommit as AfterCommit[] | undefined) ?? []) act();
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      throw error;
    }
  }

  /**
   * Inserting the key is also the lock: a second request with the same key waits here until the first has committed,
   * and then finds its answer.
   */
  private async claimKey(em: Em, key: NonNullable<TxOptions['idempotency']>): Promise<{ response: unknown } | undefined> {
    const hash = contentHash(key.input);
    const inserted: unknown[] = await em.query(
      `INSERT INTO idempotency_key (person_id, operation, key, input_hash) VALUES ($1, $2, $3, $4)
       ON CONFLICT ON CONSTRAINT idempotency_key_pk DO NOTHING RETURNING key`,
      [key.personId, key.operation, key.key, hash],
    );
    if (inserted.length > 0) return undefined;
    const rows: { input_hash: string; response: unknown }[] = await em.query(
      `SELECT input_hash, response FROM idempotency_key WHERE person_id = $1 AND operation = $2 AND key = $3`,
      [key.personId, key.operation, key.key],
    );
    if (rows[0]?.input_hash !== hash) throw platformErrors.IDEMPOTENCY_KEY_REUSED();
    return { response: rows[0].response };
  }

  private async storeResponse(em: Em, key: NonNullable<TxOptions['idempotency']>, response: unknown): Promise<void> {
    await em.query(`UPDATE idempotency_key SET response = $4 WHERE person_id = $1 AND operation = $2 AND key = $3`, [
      key.personId,
      key.operation,
      key.key,
      JSON.stringify(response ?? null),
    ]);
  }
}

/** Something to do once the transaction has committed, in this process only (a wake-up call, never a duty). */
export function afterCommit(em: Em, act: AfterCommit): void {
  const data = em.queryRunner!.data as { afterCommit?: AfterCommit[] };
  (data.afterCommit ??= []).push(act);
}
