import type { EntityManager } from 'typeorm';

/** A transaction's manager; passed explicitly to everything that takes part, never ambient. */
export type Em = EntityManager;
