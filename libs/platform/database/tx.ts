import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { contentHash } from '#kernel';
import { platformErrors } from '../errors.js';
import { CHANGED_RESULT } from './connection.js';
import type { Em } from './em.js';
import { Transaction } from './transaction.js';

export type { Em } from './em.js';

export interface TxOptions {
  /** The caller's key: the same key with the same input gives the stored answer again, with another input it is refused. */
  idempotency?: { key: string; personId: string; operation: string; input: unknown };
  /** Reads only: one consistent snapshot. */
  readOnly?: boolean;
}

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const AGAIN: readonly (string | undefined)[] = [SERIALIZATION_FAILURE, DEADLOCK, CHANGED_RESULT];
const MAX_ATTEMPTS = 5;

type AfterCommit = () => void;

/** Runs a unit of work in one transaction, again from the start when the database asks for it. */
@Injectable()
export class Tx {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  run<T>(work: (em: Em) => Promise<T>, options: TxOptions = {}): Promise<T> {
    return this.attempt((transaction) => this.once(transaction, work, options));
  }

  /** Statements that change nothing, each by itself: what several of them say need not be of one instant. Nothing can follow from it. */
  read<T>(work: (em: Em) => Promise<T>): Promise<T> {
    return this.attempt((connection) => work(connection.em));
  }

  /** One statement that is a transaction by itself. Nothing can follow from it. */
  one<T>(statement: (em: Em) => Promise<T>): Promise<T> {
    return this.attempt((connection) => statement(connection.em));
  }

  /** The instant that decides deadlines: the database's clock, at this very statement. */
  async now(em: Em): Promise<Date> {
    const rows: { now: Date }[] = await em.query('SELECT clock_timestamp() AS now');
    return rows[0]!.now;
  }

  private async attempt<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const transaction = await Transaction.prepare(this.dataSource);
      try {
        return await work(transaction);
      } catch (error) {
        const code = (error as { code?: string }).code;
        if (attempt >= MAX_ATTEMPTS || !AGAIN.includes(code)) throw error;
      } finally {
        await transaction.release();
      }
      await pause(attempt * 10 * (1 + Math.random()));
    }
  }

  private async once<T>(transaction: Transaction, work: (em: Em) => Promise<T>, options: TxOptions): Promise<T> {
    const key = options.idempotency && { ...options.idempotency, hash: contentHash(options.idempotency.input) };
    // READ COMMITTED is every connection's default (data-source.ts).
    transaction.open(options.readOnly ? 'BEGIN ISOLATION LEVEL REPEATABLE READ' : 'BEGIN', key && claimOf(key));
    try {
      const result = await work(transaction.em);
      if (key) transaction.consequences.keepAnswer({ ...key, response: result });
      await transaction.commit();
      for (const act of (transaction.data.afterCommit as AfterCommit[] | undefined) ?? []) act();
      return result;
    } catch (error) {
      // Whatever the work made of it: the key was used before, and its answer stands. It is asked once the rest is undone, because
      // a statement that went out with the claim may have failed, and a failed transaction answers nothing.
      const isUsed = (await transaction.refusal()) instanceof KeyUsed;
      const cause = isUsed ? undefined : await transaction.causeOf(error);
      await transaction.rollback();
      if (!isUsed) throw cause;
      return (await earlierAnswer(transaction, key!)).response as T;
    }
  }
}

interface ClaimedKey {
  personId: string;
  operation: string;
  key: string;
  hash: string;
}

class KeyUsed extends Error {}

/**
 * Inserting the key is also the lock: a second request with the same key waits here until the first has committed,
 * and then finds its answer.
 */
const claimOf = ({ personId, operation, key, hash }: ClaimedKey) => ({
  text: `INSERT INTO idempotency_key (person_id, operation, key, input_hash) VALUES ($1, $2, $3, $4)
    ON CONFLICT ON CONSTRAINT idempotency_key_pk DO NOTHING RETURNING key`,
  values: [personId, operation, key, hash],
  look: (rows: unknown[]) => {
    if (rows.length === 0) throw new KeyUsed('the key was used before');
  },
});

async function earlierAnswer(transaction: Transaction, { personId, operation, key, hash }: ClaimedKey): Promise<{ response: unknown }> {
  const rows = await transaction.ask<{ input_hash: string; response: unknown; nothing: boolean }>(
    `SELECT input_hash, response, response IS NULL AS nothing FROM idempotency_key WHERE person_id = $1 AND operation = $2 AND key = $3`,
    [personId, operation, key],
  );
  if (rows[0]?.input_hash !== hash) throw platformErrors.IDEMPOTENCY_KEY_REUSED();
  // What answered nothing answers nothing again: null, which is an answer, would be a body where there was none.
  return { response: rows[0].nothing ? undefined : rows[0].response };
}

/** Something to do once the transaction has committed, in this process only (a wake-up call, never a duty). */
export function afterCommit(em: Em, act: AfterCommit): void {
  const data = em.queryRunner!.data as { afterCommit?: AfterCommit[] };
  (data.afterCommit ??= []).push(act);
}
