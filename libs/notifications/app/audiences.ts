import { Injectable } from '@nestjs/common';
import { ASSOCIATION_ROLES, COMMITTEE_ROLES, Directory, ROLE_NAMES, type Role } from '#identity';
import { Capacities, decide, policyRegistry, type Actor, type Em, type Subject } from '#platform';
import type { Audience } from './deadline-kinds.js';

/** Whether somebody, in this capacity, belongs to an audience. */
export function belongs(actor: Actor, { policy, among, personIds }: Audience, scope: Subject): boolean {
  if (personIds && !personIds.includes(actor.personId!)) return false;
  if (among && !(among as readonly string[]).includes(actor.role)) return false;
  return decide(actor, policy, scope).allowed;
}

/** Finds people by what they may do at this moment, as the policies say. */
@Injectable()
export class Audiences {
  constructor(
    private readonly directory: Directory,
    private readonly capacities: Capacities,
  ) {}

  async people(em: Em, audience: Audience, scope: Subject): Promise<string[]> {
    const people: string[] = [];
    for (const id of new Set(audience.personIds ?? (await this.holders(em, audience, scope)))) {
      const capacities = await this.capacities.of(em, id);
      if (capacities.some((actor) => belongs(actor, audience, scope))) people.push(id);
    }
    return people;
  }

  /** When nobody holds a role that could: the administrators, but none who may not know of it. */
  async administrators(em: Em, scope: Subject): Promise<string[]> {
    const people: string[] = [];
    for (const { id } of await this.directory.holders(em, ['administrator'])) {
      const capacities = await this.capacities.of(em, id);
      const barred = capacities.some(
        (actor) =>
          (scope.associationId && actor.ownAssociationIds.includes(scope.associationId)) ||
          (scope.applicationId && actor.hiddenApplicationIds.includes(scope.applicationId)),
      );
      if (!barred) people.push(id);
    }
    return people;
  }

  /** Whoever holds a role of the policy where it could count. */
  private async holders(em: Em, { policy, among }: Audience, scope: Subject): Promise<string[]> {
    const roles = ROLE_NAMES.filter((role) => policyRegistry.get(policy)!.roles.includes(role) && (!among || among.includes(role)));
    const kept = (of: readonly Role[]) => roles.filter((role) => of.includes(role));
    const { associationId, committeeId, regionCode, programmeId } = scope;
    const held = [
      ...(associationId ? await this.held(em, kept(ASSOCIATION_ROLES), { associationId }) : []),
      ...(committeeId ? await this.held(em, kept(COMMITTEE_ROLES), { committeeId }) : []),
      ...(await this.held(
        em,
        roles.filter((role) => !ASSOCIATION_ROLES.includes(role) && !COMMITTEE_ROLES.includes(role)),
        { regionCode, programmeId },
      )),
    ];
    return held.map(({ id }) => id);
  }

  private async held(em: Em, roles: readonly Role[], scope: Parameters<Directory['holders']>[2]): Promise<{ id: string }[]> {
    return roles.length === 0 ? [] : this.directory.holders(em, roles, scope);
  }
}
