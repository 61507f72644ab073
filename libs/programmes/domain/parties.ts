import type { FieldError, Label } from '#kernel/public';

/** What an institution does in a programme. Whoever owns it also contracts and pays where nobody else is named. */
export const PARTY_ROLES = {
  owner: { fr: 'Porte le programme', ar: 'حامل البرنامج', en: 'Owns the programme' },
  contracting: { fr: 'Signe les conventions', ar: 'يوقع الاتفاقيات', en: 'Signs the conventions' },
  paying: { fr: 'Paie', ar: 'يؤدي', en: 'Pays' },
  operating: { fr: 'Instruit et suit', ar: 'يدرس ويتتبع', en: 'Instructs and follows' },
} as const satisfies Record<string, Label>;
export type PartyRole = keyof typeof PARTY_ROLES;
export const PARTY_ROLE_CODES = Object.keys(PARTY_ROLES) as PartyRole[];

export interface Party {
  role: PartyRole;
  /** Null: wherever no other is named. */
  regionCode: string | null;
  institutionId: string;
  payingAccountId: string | null;
}

/** Who acts for a file of one region. */
export interface Parties {
  ownerId: string;
  contractingId: string;
  payingId: string;
  payingAccountId: string | null;
  operatingId: string;
}

/** The one named for the region, else the one named for all, else none. */
const named = (parties: readonly Party[], role: PartyRole, regionCode: string | null): Party | undefined =>
  parties.find((party) => party.role === role && party.regionCode !== null && party.regionCode === regionCode) ??
  parties.find((party) => party.role === role && party.regionCode === null);

/**
 * Who owns, contracts, pays and studies for a file of a region: whoever contracts also pays and studies, and whoever owns does all of it, where
 * nobody else is named.
 */
export function partiesFor(parties: readonly Party[], regionCode: string | null): Parties | null {
  const owner = named(parties, 'owner', null);
  if (!owner) return null;
  const contracting = named(parties, 'contracting', regionCode) ?? owner;
  const paying = named(parties, 'paying', regionCode) ?? contracting;
  const { institutionId: operatingId } = named(parties, 'operating', regionCode) ?? contracting;
  const { institutionId: payingId, payingAccountId } = paying;
  return { ownerId: owner.institutionId, contractingId: contracting.institutionId, payingId, payingAccountId, operatingId };
}

/** Nothing of it is said anew. */
export const isSameParty = (a: Party, b: Party): boolean =>
  a.role === b.role && a.regionCode === b.regionCode && a.institutionId === b.institutionId && a.payingAccountId === b.payingAccountId;

/** One owner of the whole; each other part at most once for a region; an account only where one pays. */
export function partyErrors(parties: readonly Party[]): FieldError[] {
  const owners = parties.filter(({ role }) => role === 'owner');
  if (owners.length !== 1) return [{ path: 'parties', code: 'one_owner' }];
  return parties.flatMap(({ role, regionCode, payingAccountId }, index) => {
    const path = `parties.${index}`;
    if (role === 'owner' && regionCode !== null) return [{ path: `${path}.regionCode`, code: 'unknown' }];
    if (parties.findIndex((other) => other.role === role && other.regionCode === regionCode) < index) return [{ path, code: 'repeated' }];
    return role === 'operating' && payingAccountId !== null ? [{ path: `${path}.payingAccountId`, code: 'unknown' }] : [];
  });
}

/** A part of a programme: what is done, and where. */
export interface PartPlace {
  role: PartyRole;
  regionCode: string | null;
  before: Party | null;
  after: Party | null;
}

/** Two lists of parties part by part: those of which anything is said anew, in the order of the roles, the whole country first. */
export function partsBeside(before: readonly Party[], after: readonly Party[]): PartPlace[] {
  const regions = [...new Set([...before, ...after].map(({ regionCode }) => regionCode))].sort((one, other) =>
    (one ?? '').localeCompare(other ?? ''),
  );
  const find = (parties: readonly Party[], role: PartyRole, regionCode: string | null) =>
    parties.find((party) => party.role === role && party.regionCode === regionCode) ?? null;
  return PARTY_ROLE_CODES.flatMap((role) =>
    regions.flatMap((regionCode) => {
      const [was, is] = [find(before, role, regionCode), find(after, role, regionCode)];
      return (was && is && isSameParty(was, is)) || (!was && !is) ? [] : [{ role, regionCode, before: was, after: is }];
    }),
  );
}
