import type { Attachment } from '#seeds';
import type { LanePeople } from './lane.js';
import type { Thing, Things } from './things.js';

/** Somebody of a region, or of no region. */
export type Who = keyof LanePeople | 'administrator' | 'communication' | 'nationalOfficer' | 'nationalAuditor';
/** A thing's id, or (after `=`) the words of a parameter that names nothing of anybody's. */
export type Part = Thing | `=${string}`;

interface Common {
  /** What the parameters of the path are filled with, in their order. */
  of: readonly Part[];
  /** Somebody to whom the route answers: proves that the row can be answered at all. */
  owner: Who;
  /** Why everybody who may read it is answered the same: what it answers then changes with every region. */
  national?: string;
  /** Why an officer who belongs to the association is told of it like the others. */
  toInsiders?: string;
}
export interface Reading extends Common {
  kind: 'reading';
  query: string;
  /** An id that is not theirs is answered with an empty list, like one that nothing has. */
  emptyList?: true;
}
export interface Writing extends Common {
  kind: 'writing';
  body: (things: Things, regionCode: string) => unknown;
  file?: (things: Things) => Attachment;
  /** Who may do it on what is public, and why. */
  free?: { who: readonly Who[]; why: string };
  stepUp?: true;
  /** Whose things the owner's act is tried on, when the first association's are done with. */
  onBeta?: true;
}
export type Row = Reading | Writing;

export const reads = (owner: Who, of: readonly Part[] = [], more: Partial<Omit<Reading, 'kind' | 'owner' | 'of'>> = {}): Reading => ({
  kind: 'reading',
  owner,
  of,
  query: '',
  ...more,
});
export const lists = (owner: Who, of: readonly Part[] = [], more: Partial<Reading> = {}) =>
  reads(owner, of, { query: '?pageSize=100', ...more });
export const writes = (
  owner: Who,
  of: readonly Part[] = [],
  body: Writing['body'] = () => ({}),
  more: Partial<Omit<Writing, 'kind' | 'owner' | 'of' | 'body'>> = {},
): Writing => ({ kind: 'writing', owner, of, body, ...more });
export const signs = (owner: Who, of: readonly Part[], body?: Writing['body'], more: { onBeta?: true } = {}) =>
  writes(owner, of, body, { stepUp: true, ...more });
