import pg from 'pg';
import { nameOfStatement } from './statement-names.js';

/** How many statements a server process keeps the plans of; what comes later is parsed each time. */
const MOST_STATEMENTS = 400;
/** A migration changed a table under a prepared statement. */
export const CHANGED_RESULT = '0A000';

export interface Statement {
  text: string;
  values?: unknown[];
}

/** What goes before the first statement of a transaction, on the same way to the server. */
interface Opening {
  begin: string;
  /** Decides, by its rows, whether the transaction goes on: throws otherwise, and so does whatever is asked on this connection then. */
  guard?: Statement & { look(rows: unknown[]): void };
}

/** What a transaction has still to write, before a statement that would read it. */
interface Owed {
  /** Whether the statement reads what is owed. */
  isReadBy(text: string): boolean;
  take(): Statement | undefined;
}

type Answer = pg.QueryResult;
type Query = (config: string | pg.QueryConfig, values?: unknown[], callback?: unknown) => Promise<Answer> | undefined;

/**
 * A connection that makes few ways to the server. A statement with values that comes again is parsed and planned once, whoever asks it:
 * half of the server's time for a short statement is that. Statements asked without waiting for each other go out together
 * (`pipeline` of pg), and a transaction begins with its first statement. Works through a pooler that keeps prepared statements by
 * transaction (PgBouncer ≥ 1.21 with `max_prepared_statements`).
 */
export class Connection extends pg.Client {
  private readonly prepared = new Set<string>();
  /** Part of each name: what was prepared before a migration changed its table is left behind. */
  private generation = 0;
  private opening?: Opening;
  private refusal?: Error;
  /** What the guard of the opening says, until it has. */
  private guarding?: Promise<void>;
  private owed?: Owed;
  private isCorked = false;
  private statements = 0;

  constructor(config?: string | pg.ClientConfig) {
    super(config);
    // Between the pool and whoever asked for it nobody listens for a moment, and what is said then (the server stops) would end the
    // process. It is known all the same: whatever is asked of a lost connection fails, and the pool takes it back no more.
    this.on('error', () => undefined);
  }

  override query = ((config: string | pg.QueryConfig, values?: unknown[], callback?: unknown) => {
    if (this.refusal) return Promise.reject(this.refusal);
    const { opening } = this;
    this.opening = undefined;
    const owed = this.owed?.isReadBy(typeof config === 'string' ? config : config.text) ? this.owed.take() : undefined;
    return opening || owed ? this.sendAfter(opening, owed, config, values) : this.send(config, values, callback);
  }) as pg.Client['query'];

  /** The next statement opens a transaction, which owes something until its end. */
  openWithNext(opening: Opening, owed: Owed): void {
    this.opening = opening;
    this.owed = owed;
  }

  /** How many statements it was asked so far. */
  get asked(): number {
    return this.statements;
  }

  /** Whether the transaction has begun on the server. */
  get hasBegun(): boolean {
    return this.opening === undefined;
  }

  /** What its guard said, if it refused. */
  get refused(): Error | undefined {
    return this.refusal;
  }

  /** Whether the guard lets the transaction go on: its end waits for that. */
  async permission(): Promise<void> {
    await this.guarding;
  }

  /** The transaction is over, for this program at least: the connection is asked again like any other. */
  close(): void {
    this.opening = undefined;
    this.refusal = undefined;
    this.guarding = undefined;
    this.owed = undefined;
  }

  /** All of it goes out together; each answer is awaited in its turn, and what fails leaves what came later failed. */
  private async sendAfter(
    opening: Opening | undefined,
    owed: Statement | undefined,
    config: string | pg.QueryConfig,
    values?: unknown[],
  ): Promise<Answer> {
    const began = opening && this.send(opening.begin);
    const guarded = opening?.guard && this.send(opening.guard.text, opening.guard.values);
    const written = owed && this.send(owed.text, owed.values);
    const answered = this.send(config, values)!;
    for (const later of [guarded, written, answered]) later?.catch(() => undefined);
    if (guarded) {
      this.guarding = this.look(opening.guard!, guarded);
      this.guarding.catch(() => undefined);
    }
    await began;
    if (guarded) await this.guarding;
    await written;
    return answered;
  }

  private async look(guard: NonNullable<Opening['guard']>, guarded: Promise<Answer>): Promise<void> {
    const { rows } = await guarded;
    try {
      guard.look(rows);
    } catch (error) {
      this.refusal = error as Error;
      throw error;
    }
  }

  private send(config: string | pg.QueryConfig, values?: unknown[], callback?: unknown): Promise<Answer> | undefined {
    this.corkUntilAllAsked();
    this.statements += 1;
    const plain = super.query.bind(this) as unknown as Query;
    const name = typeof config === 'string' && callback === undefined ? this.nameHere(config) : undefined;
    if (!name) return plain(config, values, callback);
    return plain({ name, text: config as string, values: values ?? [] })!.catch((error: unknown) => {
      if ((error as { code?: string }).code === CHANGED_RESULT) this.forgetStatements();
      throw error;
    });
  }

  /** What is asked before the program next waits goes out as one packet. */
  private corkUntilAllAsked(): void {
    if (this.isCorked) return;
    this.isCorked = true;
    const { stream } = (this as unknown as { connection: { stream: { cork(): void; uncork(): void } } }).connection;
    stream.cork();
    process.nextTick(() => {
      this.isCorked = false;
      stream.uncork();
    });
  }

  private nameHere(text: string): string | undefined {
    const name = nameOfStatement(text);
    if (!name) return undefined;
    if (!this.prepared.has(name)) {
      if (this.prepared.size >= MOST_STATEMENTS) return undefined;
      this.prepared.add(name);
    }
    return `${name}${this.generation}`;
  }

  private forgetStatements(): void {
    this.generation += 1;
    this.prepared.clear();
  }
}
