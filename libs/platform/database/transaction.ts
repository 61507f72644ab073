import { QueryFailedError, QueryRunnerProviderAlreadyReleasedError, type DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import type { Connection, Statement } from './connection.js';
import { Consequences } from './consequences.js';
import { isConsequence } from './together.js';

/**
 * One transaction: it begins with its first statement, on the same way to the server, and what follows from it goes out with its end.
 * TypeORM's own `startTransaction` and `commitTransaction` are a way each.
 */
export class Transaction {
  readonly consequences = new Consequences();
  /** Answers that nobody waits for before the end (`behind`). */
  private readonly unheard: Promise<unknown>[] = [];

  private constructor(
    private readonly runner: QueryRunner,
    private readonly connection: Connection,
  ) {
    this.data.connection = connection;
    this.em.query = askDirectly(runner, connection);
  }

  static async prepare(dataSource: DataSource): Promise<Transaction> {
    const runner = dataSource.createQueryRunner();
    try {
      return new Transaction(runner, (await runner.connect()) as Connection);
    } catch (error) {
      await runner.release();
      throw error;
    }
  }

  get em(): EntityManager {
    return this.runner.manager;
  }

  get data(): Record<string, unknown> {
    return this.runner.data;
  }

  /**
   * What the guard of the opening said, if it refused: nothing that was asked since counts. It is heard first: the work may have ended before,
   * and what it says later would be said to whoever has the connection next.
   */
  async refusal(): Promise<unknown> {
    await this.connection.permission().catch(() => undefined);
    return this.connection.refused;
  }

  open(begin: string, guard?: Statement & { look(rows: unknown[]): void }): void {
    this.data.consequences = this.consequences;
    this.data.unheard = this.unheard;
    this.connection.openWithNext({ begin, guard }, this.consequences);
    this.markActive(true);
  }

  /** A statement by itself, once the transaction is over. */
  async ask<Row>(text: string, values: unknown[]): Promise<Row[]> {
    return (await this.connection.query(text, values)).rows as Row[];
  }

  async commit(): Promise<void> {
    const last = this.consequences.take();
    if (!this.connection.hasBegun) {
      if (!last) return this.end();
      await this.connection.query('SELECT');
    }
    // What is written may count only once the guard has said yes.
    await this.connection.permission();
    const written = last && this.connection.query(last.text, last.values);
    const committed = this.connection.query('COMMIT');
    // All are under way: whichever fails first is told below.
    committed.catch(() => undefined);
    written?.catch(() => undefined);
    for (const answer of this.unheard) await answer;
    await written;
    const { command } = await committed;
    this.end();
    // A statement had failed, and whoever asked it went on as if it had not: the server has undone everything, and nobody is told otherwise.
    if (command !== 'COMMIT') throw new Error('a statement of this transaction failed and was passed over: nothing of it was done');
  }

  /** What the transaction failed of, when the error tells only that it had failed before: something that nobody waited for. */
  async causeOf(error: unknown): Promise<unknown> {
    if (!isConsequence(error)) return error;
    const settled = await Promise.allSettled(this.unheard);
    const refused = settled.find((one): one is PromiseRejectedResult => one.status === 'rejected');
    return refused?.reason ?? error;
  }

  /** Undoes what was done; a connection that cannot say so any more has undone it by being gone. */
  async rollback(): Promise<void> {
    if (!this.isActive) return;
    const hadBegun = this.connection.hasBegun;
    this.end();
    if (hadBegun) await this.connection.query('ROLLBACK').catch(() => undefined);
  }

  release(): Promise<void> {
    return this.runner.release();
  }

  private end(): void {
    this.connection.close();
    this.markActive(false);
  }

  private get isActive(): boolean {
    return this.runner.isTransactionActive;
  }

  /** So that what TypeORM does within takes part in it: nested saves are savepoints. */
  private markActive(active: boolean): void {
    const runner = this.runner as unknown as { isTransactionActive: boolean; transactionDepth: number };
    runner.isTransactionActive = active;
    runner.transactionDepth = active ? 1 : 0;
  }
}

/**
 * A statement without what TypeORM does around it (subscribers, loggers: we have none), which takes as long as a short one; its answers and
 * errors are TypeORM's.
 */
function askDirectly(runner: QueryRunner, connection: Connection): EntityManager['query'] {
  return async <T>(text: string, values?: unknown[]): Promise<T> => {
    // The connection may be somebody else's by now, and in their transaction.
    if (runner.isReleased) throw new QueryRunnerProviderAlreadyReleasedError();
    try {
      const { command, rows, rowCount } = await connection.query(text, values);
      return (command === 'UPDATE' || command === 'DELETE' ? [rows, rowCount] : rows) as T;
    } catch (error) {
      throw new QueryFailedError(text, values, error as Error);
    }
  };
}
