import { Injectable } from '@nestjs/common';
import type { Language, RegionCode } from '#kernel';
import { found, Proposals, requireAccess, Tx, type Actor } from '#platform';
import { Person } from '../data/person.entity.js';
import { identityErrors } from '../domain/errors.js';
import { isSensitive, type Role } from '../domain/roles.js';
import { Accounts } from './accounts.js';
import { EnrolmentProposals, enrolmentProposal } from './enrolment.proposals.js';
import { grantProposal } from './grant.proposals.js';
import { Grants } from './grants.js';
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

  /** @throws NOT_FOUND · STEP_UP_REQUIRED · GRANT_NEEDS_TWO · ROLE_ALREADY_HELD · SCOPE_MISSING */
  grant(actor: Actor, personId: string, { role, regionCode }: { role: Role; regionCode?: string }): Promise<{ id: string }> {
    return this.tx.run(async (em) => {
      requireAccess(actor, 'person.grant');
      // Nobody gives themselves a role alone, whichever it is.
      if (isSensitive(role) || actor.personId === personId) throw identityErrors.GRANT_NEEDS_TWO();
      await found(em, Person, personId);
      return { id: (await this.grants.grant(em, actor, personId, role, { regionCode })).id };
    });
  }

  /** @throws NOT_FOUND · STEP_UP_REQUIRED · PROPOSAL_WAITING */
  proposeGrant(actor: Actor, personId: string, role: Role, regionCode: RegionCode | null, reason: string): Promise<{ id: string }> {
    return this.tx.run(async (em) => {
      const { id } = await this.proposals.propose(em, actor, grantProposal, { personId, role, regionCode }, reason);
      return { id };
    });
  }

  /** @throws NOT_FOUND · STEP_UP_REQUIRED · NO_SECOND_FACTOR · PROPOSAL_WAITING */
  proposeEnrolment(actor: Actor, personId: string, reason: string): Promise<{ id: string }> {
    return this.tx.run(async (em) => {
      await EnrolmentProposals.requirePossible(em, personId);
      const { id } = await this.proposals.propose(em, actor, enrolmentProposal, { personId }, reason);
      return { id };
    });
  }

  /** @throws NOT_FOUND · STEP_UP_REQUIRED · LAST_ADMINISTRATOR */
  revoke(actor: Actor, grantId: string): Promise<void> {
    return this.tx.run((em) => {
      requireAccess(actor, 'person.grant');
      return this.grants.revoke(em, actor, grantId);
    });
  }
}
