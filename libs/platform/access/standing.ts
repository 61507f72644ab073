import type { Actor } from './actor.js';

/** As whom somebody acts: themselves, and whoever has lent them the role for days of absence. What is assigned to one of them is theirs. */
export const actsAs = ({ personId, actsFor }: Pick<Actor, 'personId' | 'actsFor'>): string[] =>
  [personId, actsFor].filter((id) => typeof id === 'string');

/** Who counts as one person where two are needed: those between whom a role is lent, whichever role they use now. */
export const countsAs = (actor: Pick<Actor, 'personId' | 'actsFor' | 'standsWith'>): string[] => [
  ...new Set([...actsAs(actor), ...(actor.standsWith ?? [])]),
];
