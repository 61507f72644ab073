import { Injectable } from '@nestjs/common';
import { InstitutionParts, type Em } from '#platform';
import { holdersByAssociation } from '../data/association-holders.queries.js';
import {
  actingForInstitution,
  actsForInstitution,
  associationsByPerson,
  grantsEnding,
  grantsInAssociation,
  holdersOf,
  holdsAnyOf,
  lastLenderOf,
  type EndingGrant,
  type HeldGrant,
  type HolderRow,
  type HolderScope,
} from '../data/grants.queries.js';
import {
  peopleOf,
  personWithAddress,
  suspendedOf,
  unansweredInvitations,
  usesSecondFactor,
  type DirectoryRow,
} from '../data/people.queries.js';
import type { Role } from '../domain/roles.js';

export type DirectoryEntry = DirectoryRow;

/** Who people are and who holds a role: what other contexts may ask of identity. */
@Injectable()
export class Directory {
  constructor(private readonly parts: InstitutionParts) {}

  async people(em: Em, ids: readonly string[]): Promise<Map<string, DirectoryEntry>> {
    if (ids.length === 0) return new Map();
    const rows = await peopleOf(em, ids);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Whose account has proved this address; null where nobody's has. */
  withAddress(em: Em, email: string): Promise<string | null> {
    return personWithAddress(em, email);
  }

  /**
   * The people who hold one of the roles now, within the scope: a national grant counts for every region; an association's
   * or committee's must match; whoever acts for an institution counts where it has a part.
   */
  holders(em: Em, roles: readonly Role[], scope: HolderScope = {}): Promise<HolderRow[]> {
    return holdersOf(em, roles, scope, (...of) => this.parts.hasPartSql(...of));
  }

  /** Who holds any of the roles in each of these associations now, once each. */
  holdersIn(em: Em, associationIds: readonly string[], roles: readonly Role[]): Promise<Map<string, DirectoryEntry[]>> {
    return holdersByAssociation(em, associationIds, roles);
  }

  /** Who holds which of the roles in an association now, with the grant that says so; of one person when given. */
  grantsIn(em: Em, associationId: string, roles: readonly Role[], personId: string | null = null): Promise<HeldGrant[]> {
    return grantsInAssociation(em, associationId, roles, personId);
  }

  /** Whether a person holds any of the roles now, wherever. */
  holdsAny(em: Em, personId: string, roles: readonly Role[]): Promise<boolean> {
    return holdsAnyOf(em, personId, roles);
  }

  /** Of these people, those whose account is suspended: what is theirs waits for them. */
  async suspendedAmong(em: Em, ids: readonly string[]): Promise<Set<string>> {
    return new Set(await suspendedOf(em, ids));
  }

  /** The names of those who hold a role for an institution now or will. */
  actingFor(em: Em, institutionId: string): Promise<string[]> {
    return actingForInstitution(em, institutionId);
  }

  /** Whether a person holds a role for an institution itself now or will; one of the whole installation is none. */
  actsFor(em: Em, personId: string, institutionId: string): Promise<boolean> {
    return actsForInstitution(em, personId, institutionId);
  }

  /** Who last lent this role to a person; null where nobody did. */
  lastLender(em: Em, personId: string, role: Role): Promise<string | null> {
    return lastLenderOf(em, personId, role);
  }

  /** Whether a person can be asked for the code of a second factor. */
  hasSecondFactor(em: Em, personId: string): Promise<boolean> {
    return usesSecondFactor(em, personId);
  }

  /** The associations a person belongs to, whatever role they use now: the source of conflicts of interest. */
  async associationsOf(em: Em, personIds: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await associationsByPerson(em, personIds);
    return new Map(rows.map(({ personId, associationIds }) => [personId, associationIds]));
  }

  /** Roles given for a time that nothing follows, by their end. */
  grantsEnding(em: Em, wanted: Parameters<typeof grantsEnding>[1]): Promise<EndingGrant[]> {
    return grantsEnding(em, wanted);
  }

  /** People who were invited and have not answered: how many, and whether one waits since longer than this (an SQL interval). */
  unanswered(em: Em, lateAfter: string): Promise<{ count: number; late: boolean }> {
    return unansweredInvitations(em, lateAfter);
  }
}
