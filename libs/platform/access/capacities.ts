import type { Em } from '../database/tx.js';
import type { Actor } from './actor.js';

/** In which capacities somebody could act now: one for each role held, or a bare one; none for who is suspended, gone, or not there yet. Provided by identity. */
export abstract class Capacities {
  abstract of(em: Em, personId: string): Promise<Actor[]>;
}
