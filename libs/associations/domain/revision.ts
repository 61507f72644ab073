import { contentHash, type Localized } from '#kernel';
import { VERIFIED_FIELDS, type VerifiedField } from './verified-fields.js';

export { VERIFIED_FIELDS, type VerifiedField };

/** What nobody verifies: it changes at once. */
export const FREE_FIELDS = ['website', 'phone', 'publicFunding', 'network'] as const;

export interface RevisedSeat {
  name: string;
  function: string;
  startsOn: string;
  endsOn: string | null;
}
/** New values by field. */
export interface RevisedValues {
  name?: Localized;
  kind?: string;
  ofMigrants?: boolean;
  object?: Localized | null;
  ice?: string | null;
  country?: string;
  registerName?: string | null;
  receiptNumber?: string;
  receiptDate?: string | null;
  hostAgreement?: string | null;
  regionCode?: string | null;
  province?: string | null;
  commune?: string | null;
  city?: string | null;
  address?: string | null;
  board?: RevisedSeat[];
}

/** Why an officer did not take a field, by field. */
export type Remarks = Partial<Record<VerifiedField, string>>;

const same = (one: unknown, other: unknown): boolean => contentHash(one ?? null) === contentHash(other ?? null);

/**
 * What of a verified registration would change, the fields that were edited only: those that are again as they were verified need nobody any more, those
 * that were not edited now keep what waited.
 */
export function revisedValues(verified: RevisedValues, waiting: RevisedValues, edited: RevisedValues): RevisedValues {
  const all = { ...waiting, ...edited };
  const changed = VERIFIED_FIELDS.filter((field) => Object.hasOwn(all, field) && !same(all[field], verified[field]));
  return Object.fromEntries(changed.map((field) => [field, all[field] ?? null]));
}

/** The fields of a revision in their order. */
export const fieldsOf = (values: RevisedValues): VerifiedField[] => VERIFIED_FIELDS.filter((field) => Object.hasOwn(values, field));
