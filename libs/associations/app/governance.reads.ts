import { Injectable } from '@nestjs/common';
import { ASSOCIATION_ROLES, Directory, roleLabel } from '#identity';
import { dayAfter, dayOfInstant, zonedInstant, type Label, type ZonedInstant } from '#kernel';
import { actsNow, decide, type Actor, type Em } from '#platform';
import type { Association } from '../data/association.entity.js';
import { PresidencyClaim } from '../data/presidency.entity.js';
import { delegationsOpen, openClaim } from '../data/presidency.queries.js';
import { presidencyClaimMachine, type PresidencyClaimState } from '../domain/presidency-claim.machine.js';

export interface MemberView {
  personId: string;
  name: string;
  role: string;
  roleLabel: Label;
  since: string;
  /** The last day of the role, where it has one. */
  until: string | null;
  /** What the reader may do with it now. */
  can: ('change' | 'remove')[];
}

export interface DelegationView {
  id: string;
  personId: string;
  name: string;
  givenBy: string;
  statement: string;
  startsOn: string;
  endsOn: string;
  can: 'end'[];
}

/** Minutes that name another president, while they wait. */
export interface PresidencyClaimView {
  id: string;
  candidate: string;
  /** For those of the association. */
  candidateEmail: string | null;
  electedOn: string;
  deposited: ZonedInstant;
  depositedBy: string;
  objectionUntil: ZonedInstant;
  objection: string | null;
  state: PresidencyClaimState;
  stateLabel: Label;
  can: string[];
}

export interface GovernanceView {
  members: MemberView[];
  delegations: DelegationView[];
  presidencyClaim: PresidencyClaimView | null;
}

/** Who acts for an association, until when, in whose place, and who claims to preside. */
@Injectable()
export class GovernanceReads {
  constructor(private readonly directory: Directory) {}

  async of(em: Em, actor: Actor, association: Association, now: Date): Promise<GovernanceView> {
    return {
      members: await this.members(em, actor, association.id),
      delegations: await this.delegations(em, actor, association.id),
      presidencyClaim: await this.claim(em, actor, association, now),
    };
  }

  private async members(em: Em, actor: Actor, associationId: string): Promise<MemberView[]> {
    const depositor = (await openClaim(em, associationId))?.depositedBy;
    const may = {
      change: decide(actor, 'association.change_member', { associationId }).allowed,
      remove: decide(actor, 'association.remove_member', { associationId }).allowed,
    };
    const held = await this.directory.grantsIn(em, associationId, ASSOCIATION_ROLES);
    const people = await this.directory.people(
      em,
      held.map(({ personId }) => personId),
    );
    const presides = new Set(held.filter(({ role }) => role === 'association.president').map(({ personId }) => personId));
    // A delegation has its own end; whoever deposited minutes that wait stays what they are.
    const stays = (personId: string, role: string) => presides.has(personId) || role === 'association.delegate' || personId === depositor;
    return held.map(({ personId, role, validFrom, validUntil }) => ({
      personId,
      name: people.get(personId)?.name ?? '—',
      role,
      roleLabel: roleLabel(role),
      since: dayOfInstant(validFrom),
      until: validUntil && lastDayBefore(validUntil),
      can: stays(personId, role) ? [] : (['change', 'remove'] as const).filter((act) => may[act]),
    }));
  }

  private async delegations(em: Em, actor: Actor, associationId: string): Promise<DelegationView[]> {
    const rows = await delegationsOpen(em, associationId);
    const ends = decide(actor, 'association.end_delegation', { associationId }).allowed;
    const own = actor.role === 'association.delegate';
    const people = await this.directory.people(
      em,
      rows.flatMap(({ personId, givenBy }) => [personId, givenBy]),
    );
    const name = (id: string) => people.get(id)?.name ?? '—';
    return rows.map((row) => ({
      ...row,
      name: name(row.personId),
      givenBy: name(row.givenBy),
      can: ends && (!own || row.personId === actor.personId) ? ['end'] : [],
    }));
  }

  private async claim(
    em: Em,
    actor: Actor,
    { id: associationId, regionCode }: Association,
    now: Date,
  ): Promise<PresidencyClaimView | null> {
    const [claim] = await em.find(PresidencyClaim, {
      where: [
        { associationId, state: 'waiting' },
        { associationId, state: 'contested' },
      ],
      take: 1,
    });
    if (!claim) return null;
    const people = await this.directory.people(em, [claim.depositedBy]);
    const objectionRuns = claim.objectionUntil > now;
    const may = {
      object: objectionRuns,
      confirm: !objectionRuns,
      withdraw: claim.depositedBy === actor.personId,
    } as Readonly<Record<string, boolean>>;
    const can = actsNow(actor, presidencyClaimMachine, claim.state, { associationId, regionCode });
    return {
      id: claim.id,
      candidate: claim.candidateName,
      candidateEmail: actor.role.startsWith('association.') ? claim.candidateEmail : null,
      electedOn: claim.electedOn,
      deposited: zonedInstant(claim.depositedAt),
      depositedBy: people.get(claim.depositedBy)?.name ?? '—',
      objectionUntil: zonedInstant(claim.objectionUntil),
      objection: claim.objection,
      state: claim.state,
      stateLabel: presidencyClaimMachine.label(claim.state),
      can: can.filter((event) => may[event] ?? true),
    };
  }
}

/** A role ends with its last day: at the midnight that follows, or at the instant that was given. */
const lastDayBefore = (end: Date): string => dayAfter(dayOfInstant(new Date(end.getTime() + 86_399_999)), -1);
