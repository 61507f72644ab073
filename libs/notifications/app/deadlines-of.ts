import { Injectable } from '@nestjs/common';
import { roleMayAct, type Actor, type Em } from '#platform';
import type { Wanted } from '../data/wanted.js';
import { belongs } from './audiences.js';
import { DeadlineKinds, type DeadlineDefinition, type DueDate } from './deadline-kinds.js';

/** What somebody must do by when, in one capacity. */
@Injectable()
export class DeadlinesOf {
  constructor(private readonly known: DeadlineKinds) {}

  kinds(): DeadlineDefinition[] {
    return this.known.withReader().map(({ definition }) => definition);
  }

  /** The due dates of a kind that the actor must see to, in a time; the earliest first. */
  async of(em: Em, actor: Actor, { kind, concerns }: DeadlineDefinition, within: { from: Date; until: Date }): Promise<DueDate[]> {
    if (concerns && !concerns.some((policy) => roleMayAct(actor, policy))) return [];
    const { reader } = this.known.withReader().find(({ definition }) => definition.kind === kind)!;
    const open = await reader.open(em, { ...within, ...narrowed(actor) });
    return open.filter((due) => belongs(actor, due.acts, due.scope));
  }
}

/** What a statement can leave out beforehand; what the actor may see is decided by the policies on each due date. */
function narrowed(actor: Actor): Wanted {
  const { associationId, committeeId, regionCode } = actor.scope;
  const personId = actor.personId!;
  if (actor.role.startsWith('association.')) return { personId, associationId: associationId ?? undefined };
  return { personId, committeeId: committeeId ?? undefined, regionCode: regionCode ?? undefined };
}
