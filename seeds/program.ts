import type { INestApplicationContext, Type } from '@nestjs/common';
import { SYSTEM, Tx, type Actor, type Em } from '#platform';

/** The running program as the seeds use it: its services, and one transaction per step. */
export interface Program {
  get<T>(token: Type<T> | (abstract new (...args: never[]) => T)): T;
  tx<T>(work: (em: Em) => Promise<T>): Promise<T>;
  actor: Actor;
  say(line: string): void;
}

export function programOf(app: INestApplicationContext, say: (line: string) => void): Program {
  return {
    get: (token) => app.get(token as never),
    tx: (work) => app.get(Tx).run(work),
    actor: SYSTEM,
    say,
  };
}
