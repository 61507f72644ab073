import { Injectable } from '@nestjs/common';
import { Lifecycle, together, type Em } from '#platform';
import type { Application } from '../data/application.entity.js';
import { applicationLife } from './application.lives.js';

/** What never changes of a file once it is begun. */
export type Origin = Readonly<Pick<Application, 'callId' | 'associationId' | 'formRevisionId' | 'gridRevisionId'>>;

type Question = () => Promise<unknown>;
type Answers<Q extends readonly Question[]> = { -readonly [K in keyof Q]: Awaited<ReturnType<Q[K]>> };

const MOST_KNOWN = 10_000;

/** Locks files with what their acts need besides, on one way to the database for a file that this process has met before. */
@Injectable()
export class LockedFiles {
  private readonly known = new Map<string, Origin>();

  constructor(private readonly lifecycle: Lifecycle) {}

  /** The row, locked, and the answers to questions that are asked once it is. @throws NOT_FOUND */
  async lock<const Q extends readonly Question[]>(em: Em, id: string, ask: (origin: Origin) => Q): Promise<[Application, ...Answers<Q>]> {
    const lock = () => this.lifecycle.lock(em, applicationLife, id);
    const known = this.known.get(id);
    if (known) return await together(em, lock, ...ask(known));
    const row = await lock();
    this.remember(row);
    return [row, ...(await together(em, ...ask(row)))];
  }

  /** What is known of a file that this process has met. */
  originOf(id: string): Origin | undefined {
    return this.known.get(id);
  }

  /** A file that was begun or read: whoever opens one writes it next. One that is not there is found missing when it is locked. */
  remember({ id, callId, associationId, formRevisionId, gridRevisionId }: Origin & { id: string }): Origin {
    const origin = { callId, associationId, formRevisionId, gridRevisionId };
    this.known.set(id, origin);
    if (this.known.size > MOST_KNOWN) this.known.delete(this.known.keys().next().value!);
    return origin;
  }
}
