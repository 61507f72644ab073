import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Tx } from '../database/tx.js';
import type { ListStatement } from './selection.js';

/** A line of a count: of the whole selection, or of the rows with one value. */
export type SumsRow = Record<string, number> & { by?: string; total: number };

/** Selections up to so many rows are counted each time, so that people see what they just did. */
export const COUNTED_ANEW = 300;
/** So old a count may be given, in milliseconds; older ones are given while they are counted again, up to the second limit. */
const FRESH = 5_000;
const STALE = 30_000;
const MOST_KEPT = 1_000;
/** Counts made behind the back of their readers, at once. */
const MOST_BEHIND = 2;

interface Kept {
  rows: readonly SumsRow[];
  /** When its statement was sent. */
  at: number;
}

export const totalOf = (rows: readonly SumsRow[]): number => rows.reduce((sum, { total }) => sum + total, 0);

const isLarge = (rows: readonly SumsRow[]) => totalOf(rows) > COUNTED_ANEW;

/**
 * What large selections add up to, kept for seconds: everybody who opens a list asks for the same. The statement with its values is the
 * key, and in it are the scope, the own associations and the hidden files of whoever asks: only a question with the same answer is the
 * same.
 */
@Injectable()
export class KeptSums implements OnModuleDestroy {
  private readonly kept = new Map<string, Kept>();
  /** Counts that readers have sent, for whoever asks the same meanwhile. */
  private readonly underway = new Map<string, Promise<readonly SumsRow[]>>();
  /** Those made behind. Nobody waits for one: it may still wait for a connection that whoever would wait holds. */
  private readonly behind = new Map<string, Promise<void>>();
  private isClosed = false;
  /** In milliseconds. */
  now: () => number = () => performance.now();

  constructor(private readonly tx: Tx) {}

  /** A count that is fresh enough; one that is not quite is made again behind. */
  known(statement: ListStatement): readonly SumsRow[] | undefined {
    const key = keyOf(statement);
    const kept = this.kept.get(key);
    const age = kept && this.now() - kept.at;
    if (age === undefined || age > STALE) return undefined;
    if (age > FRESH) this.countBehind(key, statement);
    return kept!.rows;
  }

  /** Counts, unless somebody is already counting something large. The transaction has written nothing: others are given its answer. */
  async count(statement: ListStatement, ask: () => Promise<SumsRow[]>): Promise<readonly SumsRow[]> {
    const key = keyOf(statement);
    const other = this.underway.get(key);
    // Asked at once where nobody counts: what waits even a turn is counted by each of those who come together.
    if (!other) return this.forReaders(key, ask);
    const theirs = await other.catch(() => undefined);
    return theirs && isLarge(theirs) ? theirs : this.forReaders(key, ask);
  }

  async onModuleDestroy(): Promise<void> {
    this.isClosed = true;
    await Promise.all(this.behind.values());
  }

  private forReaders(key: string, ask: () => Promise<SumsRow[]>): Promise<readonly SumsRow[]> {
    const counted = this.counting(key, ask);
    if (this.underway.has(key)) return counted;
    this.underway.set(key, counted);
    const forget = () => this.underway.delete(key);
    counted.then(forget, forget);
    return counted;
  }

  private async counting(key: string, ask: () => Promise<SumsRow[]>): Promise<readonly SumsRow[]> {
    const at = this.now();
    try {
      const rows = await ask();
      this.keep(key, { rows, at });
      return rows;
    } catch (error) {
      this.kept.delete(key);
      throw error;
    }
  }

  private keep(key: string, answer: Kept): void {
    const before = this.kept.get(key);
    if (before && before.at > answer.at) return;
    // What was asked last is the last to be dropped.
    this.kept.delete(key);
    if (!isLarge(answer.rows)) return;
    if (this.kept.size >= MOST_KEPT) this.kept.delete(this.kept.keys().next().value!);
    this.kept.set(key, answer);
  }

  private countBehind(key: string, { text, params }: ListStatement): void {
    if (this.isClosed || this.behind.has(key) || this.behind.size >= MOST_BEHIND) return;
    const counted = this.counting(key, () => this.tx.run((em) => em.query<SumsRow[]>(text, params)));
    // Whoever asks next is told the failure: nothing is kept any more.
    const forget = () => void this.behind.delete(key);
    this.behind.set(key, counted.then(forget, forget));
  }
}

const keyOf = ({ text, params }: ListStatement) => `${text} ${JSON.stringify(params)}`;
