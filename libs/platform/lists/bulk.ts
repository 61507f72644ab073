import { Injectable } from '@nestjs/common';
import { DomainError, type Label, type Localized } from '#kernel';
import { requireAccess, type PolicyName } from '../access/access.js';
import type { Actor } from '../access/actor.js';
import { Tx, type Em } from '../database/tx.js';
import { platformErrors } from '../errors.js';
import { ExtensionPoint } from '../extension-point.js';
import type { List, ListSource } from './list.js';
import { Lists } from './lists.js';

/** What a chosen row is called, and what it adds to the sum. */
export interface BulkRowFacts {
  id: string;
  number: string | null;
  name: Localized | Label | null;
  /** Null where the rows have no amount. */
  amountCentimes: number | null;
}

/** An act on many rows of a list; each is done by the use case of the single act. */
export interface BulkAct<Item = unknown, Input = unknown> {
  /** Where it is asked: `POST` there does it, `POST <at>/preview` says what it would do. */
  readonly at: string;
  /** That of the single act. */
  readonly policy: PolicyName;
  readonly list: List<object, Item>;
  row(item: Item): BulkRowFacts;
  /** Where the list leaves out rows once they are done: the statement that finds a chosen one whatever became of it. */
  readonly chosen?: ListSource<BulkRowFacts>;
  /**
   * The single act, in a transaction of the caller. A refusal that is returned instead of thrown leaves standing what was written (an
   * order that became void). Where the rows go together (`together`), it asks of one row whether it could go.
   */
  one(em: Em, actor: Actor, id: string, input: Input): Promise<DomainError | null>;
  /** All rows in one transaction or none, because together they are one thing (a file for the bank): a use case of its own does it. */
  readonly together?: true;
}

export const bulkActs = new ExtensionPoint<BulkAct>('bulk acts');

export interface BulkRefusal {
  code: string;
  text: Label;
}
export interface BulkRow extends BulkRowFacts {
  /** Null when it was done, or could be. */
  refusal: BulkRefusal | null;
}
export interface BulkSum {
  count: number;
  amountCentimes: number;
}
/** Row by row, in the order asked. */
export interface BulkAnswer {
  rows: BulkRow[];
  /** Done; in a preview: could be done. */
  accepted: BulkSum;
  refused: BulkSum;
}

/**
 * Acts on many rows. Each row is a transaction of its own, so that one that is refused keeps nobody else's; a row that the person may not
 * see is one that does not exist. A preview does each row and takes it back: it cannot say another thing than the act.
 */
@Injectable()
export class Bulk {
  constructor(
    private readonly tx: Tx,
    private readonly lists: Lists,
  ) {}

  /** What would be done, and what not and why; nothing is. @throws FORBIDDEN · NOT_FOUND when none of the rows exists · STEP_UP_REQUIRED */
  async preview<Item, Input>(actor: Actor, act: BulkAct<Item, Input>, asked: readonly string[], input: Input): Promise<BulkAnswer> {
    // The code is asked again once, before anything is done.
    requireAccess(actor, act.policy);
    const ids = each(asked);
    const facts = await this.tx.run((em) => this.factsOf(em, actor, act, ids));
    return answerOf(ids, facts, (id) => this.tried((em) => act.one(em, actor, id, input)));
  }

  /**
   * Does it. The same key with the same input does what is left to do and says again what was done, of the rows as they were at first.
   * @throws FORBIDDEN · NOT_FOUND when none of the rows exists · STEP_UP_REQUIRED · IDEMPOTENCY_KEY_REUSED
   */
  async run<Item, Input>(
    actor: Actor,
    act: BulkAct<Item, Input>,
    asked: readonly string[],
    input: Input,
    key: string,
  ): Promise<BulkAnswer> {
    requireAccess(actor, act.policy);
    const ids = each(asked);
    const mine = { personId: actor.personId!, operation: `bulk ${act.at}` };
    const facts = await this.tx.run((em) => this.factsOf(em, actor, act, ids), { idempotency: { ...mine, key, input: { ids, input } } });
    return answerOf(ids, facts, (id) => {
      const idempotency = { ...mine, key: `${key} ${id}`, input: { id, input } };
      return this.tx.run(async (em) => told(await act.one(em, actor, id, input)), { idempotency });
    });
  }

  private async factsOf<Item, Input>(em: Em, actor: Actor, act: BulkAct<Item, Input>, ids: readonly string[]): Promise<BulkRowFacts[]> {
    const facts = act.chosen
      ? await this.lists.rowsByIds(em, actor, act.list.policy, act.chosen, ids)
      : (await this.lists.byIds(em, actor, act.list, ids)).map((item) => act.row(item));
    if (facts.length === 0) throw platformErrors.NOT_FOUND();
    return facts;
  }

  /** Does it and takes it back. */
  private async tried(work: (em: Em) => Promise<DomainError | null>): Promise<BulkRefusal | null> {
    try {
      return await this.tx.run(async (em): Promise<never> => {
        throw new TakenBack(await work(em));
      });
    } catch (error) {
      if (error instanceof TakenBack) return told(error.refusal);
      throw error;
    }
  }
}

/** Ends the transaction of a preview. */
class TakenBack extends Error {
  constructor(readonly refusal: DomainError | null) {
    super('a preview changes nothing');
  }
}

/** Each once, whatever way it is written. */
const each = (ids: readonly string[]): string[] => [...new Set(ids.map((id) => id.toLowerCase()))];

async function answerOf(
  ids: readonly string[],
  facts: readonly BulkRowFacts[],
  attempt: (id: string) => Promise<BulkRefusal | null>,
): Promise<BulkAnswer> {
  const known = new Map(facts.map((row) => [row.id, row]));
  const rows: BulkRow[] = [];
  for (const id of ids) {
    const row = known.get(id);
    rows.push(row ? { ...row, refusal: await answered(() => attempt(id)) } : unknownRow(id));
  }
  const isRefused = ({ refusal }: BulkRow) => refusal !== null;
  return { rows, accepted: sumOf(rows.filter((row) => !isRefused(row))), refused: sumOf(rows.filter(isRefused)) };
}

const unknownRow = (id: string): BulkRow => ({
  id,
  number: null,
  name: null,
  amountCentimes: null,
  refusal: told(platformErrors.NOT_FOUND()),
});

/** A refusal is an answer about its row; a fault of the program ends the act, which is then repeated with its key. */
async function answered(attempt: () => Promise<BulkRefusal | null>): Promise<BulkRefusal | null> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof DomainError) return told(error);
    throw error;
  }
}

const told = (refusal: DomainError | null): BulkRefusal | null =>
  refusal && {
    code: refusal.code,
    text: { fr: refusal.messageIn('fr'), ar: refusal.messageIn('ar'), en: refusal.messageIn('en') },
  };

const sumOf = (rows: readonly BulkRow[]): BulkSum => ({
  count: rows.length,
  amountCentimes: rows.reduce((sum, { amountCentimes }) => sum + (amountCentimes ?? 0), 0),
});
