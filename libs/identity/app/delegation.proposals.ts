import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { z } from 'zod';
import {
  defineProposal,
  found,
  Proposals,
  platformErrors,
  requireAccess,
  rowBy,
  Tx,
  type Actor,
  type Em,
  type Proposal,
  type ProposalFacts,
  type ProposalHandler,
} from '#platform';
import { Person } from '../data/person.entity.js';
import { RoleGrant } from '../data/role-grant.entity.js';
import { identityErrors } from '../domain/errors.js';
import { askedPeriod, daysInWords } from '../domain/grant-period.js';
import { isSensitive } from '../domain/roles.js';
import { Delegations, type Absence } from './delegations.js';
import { roleLabel } from './sessions.js';

const payload = z.object({
  personId: z.uuid(),
  grantIds: z.array(z.uuid()).min(1),
  email: z.string(),
  from: z.string().nullish(),
  until: z.string(),
});
type DelegationPayload = z.infer<typeof payload>;

/** Somebody left without naming who acts for them, and the role touches money or signature: two administrators name them. */
export const delegationProposal = defineProposal({
  kind: 'identity.delegation',
  errors: ['NOT_LENDABLE', 'DELEGATE_UNFIT', 'GRANT_PERIOD_WRONG', 'ABSENCE_TOO_LONG', 'ROLE_ALREADY_HELD'],
  subject: 'person',
  payload,
  propose: 'person.propose_grant',
  confirm: 'person.confirm_grant',
  label: { fr: 'Suppléance d’un agent absent', ar: 'النيابة عن موظف غائب', en: 'Standing in for an absent officer' },
});

@Injectable()
export class DelegationProposals implements ProposalHandler<DelegationPayload> {
  constructor(private readonly delegations: Delegations) {}

  async facts(em: Em, { personId, grantIds, email, from, until }: DelegationPayload): Promise<ProposalFacts> {
    const person = await rowBy(em, Person, { id: personId });
    const delegate = await rowBy(em, Person, { email: email.toLowerCase() });
    if (!person || !delegate) throw platformErrors.NOT_FOUND();
    const roles = (await em.findBy(RoleGrant, { id: In(grantIds), personId })).map(({ role }) => roleLabel(role));
    const when = daysInWords({ from, until });
    const of = (language: 'fr' | 'ar' | 'en') => roles.map((role) => role[language]).join(language === 'ar' ? '، ' : ', ');
    return {
      subjectId: personId,
      scope: {},
      barred: [personId, delegate.id],
      names: [personId, delegate.id],
      href: `/app/people/${personId}`,
      about: {
        fr: `${delegate.name}, ${delegate.email}, agira pour ${person.name} : ${of('fr')}${when.fr}`,
        ar: `سينوب ${delegate.name}، ${delegate.email}، عن ${person.name}: ${of('ar')}${when.ar}`,
        en: `${delegate.name}, ${delegate.email}, will act for ${person.name}: ${of('en')}${when.en}`,
      },
    };
  }

  async carryOut(em: Em, actor: Actor, { personId, ...absence }: DelegationPayload, { proposedBy }: Proposal): Promise<void> {
    await this.delegations.lendIn(em, actor, personId, absence, { proposedBy });
  }
}

/** Names who acts for somebody who is gone: an administrator alone, or with a second one where the role touches money or signature. */
@Injectable()
export class NameDelegates {
  constructor(
    private readonly tx: Tx,
    private readonly proposals: Proposals,
    private readonly delegations: Delegations,
  ) {}

  /** @throws NOT_FOUND · STEP_UP_REQUIRED · GRANT_NEEDS_TWO, and as `Delegations.lend` */
  name(actor: Actor, personId: string, absence: Absence): Promise<{ ids: string[] }> {
    return this.tx.run(async (em) => {
      requireAccess(actor, 'person.grant');
      await found(em, Person, personId);
      askedPeriod(absence, await this.tx.now(em));
      const roles = await em.findBy(RoleGrant, { id: In([...absence.grantIds]), personId });
      if (personId === actor.personId || roles.some(({ role }) => isSensitive(role))) throw identityErrors.GRANT_NEEDS_TWO();
      return { ids: await this.delegations.lendIn(em, actor, personId, absence) };
    });
  }

  /** @throws NOT_FOUND · STEP_UP_REQUIRED · PROPOSAL_WAITING · GRANT_PERIOD_WRONG · GRANT_BEGINS_IN_PAST */
  propose(actor: Actor, personId: string, absence: Absence, reason: string): Promise<{ id: string }> {
    return this.tx.run(async (em) => {
      const { grantIds, email, from, until } = absence;
      askedPeriod(absence, await this.tx.now(em));
      const asked = { personId, grantIds: [...grantIds], email: email.trim().toLowerCase(), from: from ?? null, until };
      const { id } = await this.proposals.propose(em, actor, delegationProposal, asked, reason);
      return { id };
    });
  }
}
