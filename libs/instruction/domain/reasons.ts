import type { ItemKind } from './checklist.js';

/** Whether a reason of refusal is one of a conclusion: of the one that it is marked with, of both where it bears no mark. */
export const servesFor =
  (kind: ItemKind) =>
  ({ marks = [] }: { marks?: readonly string[] }): boolean =>
    marks.length === 0 || marks.includes(kind);
