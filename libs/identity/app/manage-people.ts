import { Injectable } from '@nestjs/common';
import { Clock, type Language, type RegionCode } from '#kernel';
import { found, Outbox, Proposals, requireAccess, rowBy, Trail, Tx, type Actor } from '#platform';
import { Person } from '../data/person.entity.js';
import { RoleGrant } from '../data/role-grant.entity.js';
import { revokeSessions } from '../data/sessions.queries.js';
import { identityErrors } from '../domain/errors.js';
import { askedPeriod, type GrantDays } from '../domain/grant-period.js';
import { isSensitive, type Role } from '../domain/roles.js';
import { Accounts } from './accounts.js';
import { EnrolmentProposals, enrolmentProposal } from './enrolment.proposals.js';
import { grantProposal } from './grant.proposals.js';
import { Grants } from './grants.js';
import { SessionsEnded } from './identity.events.js';
import { Limits } from './limits.js';

/** What an administrator does about accounts and their roles: alone, or as the first of two. */
@Injectable()
export class ManagePeople {
  constructor(
    private readonly tx: Tx,
    private readonly accounts: Accounts,
    private readonly grants: Grants,
    private readonly limits: Limits,
    private readonly proposals: Proposals,
    private readonly clock: Clock,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
  ) {}

  /** @throws THROTTLED */
  async invite(actor: Actor, person: { email: string; name: string; language: Language }): Promise<{ id: string }> {
    await this.limits.spend('invitations', actor.personId!);
    return this.tx.run(async (em) => ({ id: (await this.accounts.invite(em, actor, person)).id }));
  }

  /** @throws NOT_FOUND · INVITATION_ANSWERED */
  inviteAgain(actor: Actor, personId: string): Promise<void> {
    return this.tx.run((em) => this.accounts.inviteAgain(em, actor, personId));
  }

  /** @throws NOT_FOUND · STEP_UP_REQUIRED · GRANT_NEEDS_TWO · ROLE_ALREADY_HELD · SCOPE_MISSING · GRANT_PERIOD_WRONG · GRANT_BEGINS_IN_PAST */
  grant(
    actor: Actor,
    personId: string,
    { role, regionCode, institutionId, ...days }: GrantDays & { role: Role; regionCode?: string; institutionId?: string },
  ): Promise<{ id: string }> {
    return this.tx.run(async (em) => {
      requireAccess(actor, 'person.grant');
      // Nobody gives themselves a role alone, whichever it is.
      if (isSensitive(role) || actor.personId === personId) throw identityErrors.GRANT_NEEDS_TWO();
      await found(em, Person, personId);
      const period = askedPeriod(days, await this.tx.now(em));
      return { id: (await this.grants.grant(em, actor, personId, role, { regionCode, institutionId, ...period })).id };
    });
  }

  /** @throws NOT_FOUND · STEP_UP_REQUIRED · PROPOSAL_WAITING · GRANT_PERIOD_WRONG · GRANT_BEGINS_IN_PAST */
  proposeGrant(
    actor: Actor,
    personId: string,
    { role, regionCode, institutionId, from, until }: GrantDays & { role: Role; regionCode?: RegionCode; institutionId?: string },
    reason: string,
  ): Promise<{ id: string }> {
    return this.tx.run(async (em) => {
      // What can no longer count is said before anybody is asked.
      askedPeriod({ from, until }, await this.tx.now(em));
      await this.grants.requireInUse(em, { institutionId });
      const place = { regionCode: regionCode ?? null, institutionId: institutionId ?? null };
      const asked = { personId, role, ...place, from: from ?? null, until: until ?? null };
      const { id } = await this.proposals.propose(em, actor, grantProposal, asked, reason);
      return { id };
    });
  }

  /** @throws NOT_FOUND · STEP_UP_REQUIRED · NO_SECOND_FACTOR · PROPOSAL_WAITING */
  proposeEnrolment(actor: Actor, personId: string, reason: string): Promise<{ id: string }> {
    return this.tx.run(async (em) => {
      await EnrolmentProposals.requirePossible(em, personId, await this.tx.now(em));
      const { id } = await this.proposals.propose(em, actor, enrolmentProposal, { personId }, reason);
      return { id };
    });
  }

  /** @throws NOT_FOUND · STEP_UP_REQUIRED · LAST_ADMINISTRATOR */
  revoke(actor: Actor, grantId: string): Promise<void> {
    return this.tx.run(async (em) => {
      requireAccess(actor, 'person.grant');
      const grant = await rowBy(em, RoleGrant, { id: grantId });
      // An association is never without a president by the hand of somebody else.
      if (grant?.role === 'association.president' && !grant.revokedAt) throw identityErrors.PRESIDENCY_PASSES();
      await this.grants.revoke(em, actor, grantId);
    });
  }

  /**
   * Signs somebody out everywhere: a stolen computer, a doubt. The person is told that it was done, not why.
   * @throws NOT_FOUND · STEP_UP_REQUIRED
   */
  endSessions(actor: Actor, personId: string, reason: string): Promise<void> {
    return this.tx.run(async (em) => {
      requireAccess(actor, 'person.end_sessions');
      await found(em, Person, personId);
      const sessions = await revokeSessions(em, personId, this.clock.now());
      await this.trail.record(em, actor, { subject: 'person', subjectId: personId, event: 'end_sessions', reason, detail: { sessions } });
      if (sessions > 0) await this.outbox.publish(em, SessionsEnded, { personId });
    });
  }
}
