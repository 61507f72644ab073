import { SYSTEM } from '#platform';
import { Bilan } from '#bilan';
import type { World } from './world.js';

/** Freezes and publishes the figures of a year as they are. Returns the edition's number. */
export const aPublishedBilan = (world: World, year: number): Promise<number> =>
  world.tx.run((em) => world.api.get(Bilan).publishEdition(em, SYSTEM, year));
