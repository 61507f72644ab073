import { Injectable, type Type } from '@nestjs/common';
import type { FindOptionsWhere, ObjectLiteral } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Trail } from '../audit/trail.js';
import { rowBy } from '../database/row-by.js';
import type { Em } from '../database/tx.js';
import { platformErrors } from '../errors.js';
import { Outbox } from '../outbox/outbox.js';
import type { Change, Life, Living, Told } from './life.js';

export interface MoveOptions {
  reason?: string | null;
  /** Added to what the audit row says of every move; must not hold personal data. */
  detail?: unknown;
  tell?: Told;
  /** The row is not in the table yet: its caller inserts it afterwards, in the state that it has then. */
  unsaved?: boolean;
}

/**
 * The one place that changes a state: by an event of the machine, with its audit row and what it tells, in the transaction of
 * the caller, who has decided access. What may be done without moving is asked of the machine (`require`, `requireIn`).
 */
@Injectable()
export class Lifecycle {
  constructor(
    private readonly trail: Trail,
    private readonly outbox: Outbox,
  ) {}

  /** The row, locked until the end of the transaction. @throws NOT_FOUND */
  async lock<T extends Living>(em: Em, life: { entity: Type<T> }, where: string | FindOptionsWhere<T>): Promise<T> {
    const row = await this.lockIfAny(em, life, where);
    if (!row) throw platformErrors.NOT_FOUND();
    return row;
  }

  /** The row, as it stands until the end of the transaction, for whoever does not move it. @throws NOT_FOUND */
  async share<T extends Living>(em: Em, life: { entity: Type<T> }, id: string): Promise<T> {
    const row = await rowBy<T & ObjectLiteral>(em, life.entity, conditionOf(id), 'FOR SHARE');
    if (!row) throw platformErrors.NOT_FOUND();
    return row;
  }

  lockIfAny<T extends Living>(em: Em, life: { entity: Type<T> }, where: string | FindOptionsWhere<T>): Promise<T | null> {
    return rowBy<T & ObjectLiteral>(em, life.entity, conditionOf(where), 'FOR UPDATE');
  }

  /**
   * Moves a locked row: `row` is afterwards as it stands in the table (what SQL decided excepted).
   * @throws WRONG_STATE
   */
  async move<T extends Living<S>, S extends string, E extends string>(
    em: Em,
    actor: Actor,
    life: Life<T, S, E>,
    row: T,
    event: NoInfer<E>,
    change: NoInfer<Change<T>> = {},
    options: MoveOptions = {},
  ): Promise<void> {
    const from = row.state;
    const to = life.machine.next(from, event);
    const written = { ...life.also?.(row, to, event), ...change, state: to };
    if (!options.unsaved) await this.write(em, life, row.id, from, written);
    Object.assign(row, Object.fromEntries(Object.entries(written).filter(([, value]) => typeof value !== 'function')));
    if (life.audited !== false) {
      const detail = detailOf(life.detail?.(row), options.detail);
      const { reason } = options;
      await this.trail.record(em, actor, { subject: life.machine.name, subjectId: row.id, event, from, to, reason, detail });
    }
    await life.tells?.(row, event)?.(this.outbox, em);
    await options.tell?.(this.outbox, em);
  }

  private async write<T extends Living<S>, S extends string, E extends string>(
    em: Em,
    life: Life<T, S, E>,
    id: string,
    from: S,
    written: object,
  ): Promise<void> {
    const done = await em.update(life.entity, { id, state: from }, written);
    // Whoever moves holds the row's lock: another state than the one read is a fault of the program, not of its user.
    if (done.affected !== 1) throw new Error(`${life.machine.name} ${id} is not ${from}: it was moved without its lock`);
  }
}

const conditionOf = <T>(where: string | FindOptionsWhere<T>) =>
  (typeof where === 'string' ? { id: where } : where) as FindOptionsWhere<T & ObjectLiteral>;

function detailOf(always: object | undefined, given: unknown): unknown {
  if (always === undefined) return given;
  return { ...always, ...(given as object | undefined) };
}
