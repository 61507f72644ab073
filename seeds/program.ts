import type { INestApplicationContext, Type } from '@nestjs/common';
import { SYSTEM, Tx, type Actor, type Em } from '#platform';

/** The running program as the seeds use it: its services, one transaction per step, and its address for those who act over HTTP. */
export interface Program {
  get<T>(token: Type<T> | (abstract new (...args: never[]) => T)): T;
  tx<T>(work: (em: Em) => Promise<T>): Promise<T>;
  actor: Actor;
  /** Where the api listens, on the loopback. */
  address: string;
  say(line: string): void;
}

export function programOf(app: INestApplicationContext, address: string, say: (line: string) => void): Program {
  return { get: (token) => app.get(token as never), tx: (work) => app.get(Tx).run(work), actor: SYSTEM, address, say };
}
