import type { Label } from '#kernel';
import type { RevisedValues, VerifiedField } from './revision.js';

/** What the registration that stays may take from the other: none of what identifies it, nor its board. */
export const TAKEABLE = [
  'name',
  'ofMigrants',
  'object',
  'receiptNumber',
  'receiptDate',
  'address',
] as const satisfies readonly VerifiedField[];
export type Takeable = (typeof TAKEABLE)[number];

/** The values that stay as they are written, of one registration, for these fields. */
export const valuesOf = (registration: RevisedValues, fields: readonly VerifiedField[]): RevisedValues =>
  Object.fromEntries(fields.map((field) => [field, registration[field] ?? null]));

/** A table whose rows follow the association they name (`association_id`), under the word that people have for what it holds. */
export interface Follower {
  table: string;
  what: Label;
}

/** What a room must know to say whether something under way forbids that two become one, or that they become two again. */
export interface Joining {
  keptId: string;
  otherId: string;
  /** The files that would move. */
  applicationIds: readonly string[];
  undo: boolean;
}

export interface GrantHeld {
  id: string;
  personId: string;
  role: string;
}
/** What becomes of a role in the association that does not stay. */
export interface GrantMove {
  id: string;
  /** Null: it ends, because its holder has a role there already, or because it lent the signature of a president who presides no more. */
  role: string | null;
}

/** The roles of those who acted for the other: they act for the one that stays, whose president goes on presiding. */
export function grantsAfter(kept: readonly GrantHeld[], other: readonly GrantHeld[]): GrantMove[] {
  const inside = new Set(kept.map(({ personId }) => personId));
  let hasPresident = kept.some(({ role }) => role === 'association.president');
  return other.map(({ id, personId, role }) => {
    if (inside.has(personId) || role === 'association.delegate') return { id, role: null };
    inside.add(personId);
    if (role !== 'association.president') return { id, role };
    const presides = !hasPresident;
    hasPresident = true;
    return { id, role: presides ? role : 'association.editor' };
  });
}
