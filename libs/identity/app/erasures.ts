import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { z } from 'zod';
import type { Label } from '#kernel';
import {
  defineProposal,
  Extensions,
  found,
  Lifecycle,
  personalData,
  platformErrors,
  Proposals,
  requireAccess,
  rowBy,
  Trail,
  Tx,
  type Actor,
  type Em,
  type Proposal,
  type ProposalFacts,
  type ProposalHandler,
} from '#platform';
import { deleteRowsOf } from '../data/personal-data.queries.js';
import { openMatters } from '../data/open-matters.queries.js';
import { hasProved } from '../data/people.queries.js';
import { Person } from '../data/person.entity.js';
import { RoleGrant } from '../data/role-grant.entity.js';
import { identityErrors } from '../domain/errors.js';
import type { Role } from '../domain/roles.js';
import { Grants } from './grants.js';
import { accountEnded, GIVEN_TO_SOMEBODY } from './given-by-two.js';
import { Holdings, type Holding } from './holdings.js';
import { personLife } from './identity.lives.js';
import { MaskPerson } from './mask-person.js';
import { roleLabel } from './sessions.js';

const MATTERS = {
  proposal: {
    what: { fr: 'Proposition en attente', ar: 'اقتراح في الانتظار', en: 'Proposal that waits' },
    href: '/app/proposals',
  },
  lent: { what: { fr: 'Rôle confié', ar: 'صفة مفوضة', en: 'Role that is lent' }, href: '/app/account' },
} as const;

export interface ErasureView {
  /** When it was asked for; null when it was not. */
  asked: string | null;
  /** What rests on the person alone and is handed on before. */
  held: Holding[];
  goes: Label[];
  stays: { what: Label; why: Label }[];
}

const payload = z.object({ personId: z.uuid() });
type ErasurePayload = z.infer<typeof payload>;

/** An account is erased by two: its owner and an administrator, or two administrators where the owner cannot ask. */
export const erasureProposal = defineProposal({
  kind: 'identity.erasure',
  errors: ['ACCOUNT_HOLDS', 'ERASURE_WAITS', 'WRONG_STATE', 'LAST_ADMINISTRATOR'],
  subject: 'person',
  secret: true,
  payload,
  propose: 'person.propose_erasure',
  confirm: 'person.confirm_erasure',
  label: { fr: 'Effacer un compte', ar: 'محو حساب', en: 'Erase an account' },
});

/**
 * Erases what is kept of a person where nothing asks for it any more. Decisions, payments, signed documents and the trail stay whole: they
 * name the account, which has no name and no address from then on.
 */
@Injectable()
export class Erasures implements ProposalHandler<ErasurePayload> {
  constructor(
    private readonly tx: Tx,
    private readonly extensions: Extensions,
    private readonly lifecycle: Lifecycle,
    private readonly grants: Grants,
    private readonly holdings: Holdings,
    private readonly trail: Trail,
    private readonly proposals: Proposals,
    private readonly masking: MaskPerson,
  ) {}

  /** What would go and what would stay, with the reason, before anything is asked. */
  mine(actor: Actor): Promise<ErasureView> {
    requireAccess(actor, 'person.self');
    return this.tx.run(async (em) => {
      const { erasureAskedAt } = await found(em, Person, actor.personId!);
      const entries = this.extensions.of(personalData);
      return {
        asked: erasureAskedAt?.toISOString() ?? null,
        held: [...(await this.holdings.of(em, actor.personId!)), ...(await this.matters(em, actor.personId!))],
        goes: entries.filter(({ stays }) => !stays).map(({ what }) => what),
        stays: entries.flatMap(({ what, stays }) => (stays ? [{ what, why: stays }] : [])),
      };
    });
  }

  /** @throws STEP_UP_REQUIRED · ACCOUNT_HOLDS · ERASURE_WAITS · WRONG_STATE */
  ask(actor: Actor): Promise<void> {
    return this.tx.run(async (em) => {
      requireAccess(actor, 'person.ask_erasure');
      const personId = actor.personId!;
      const { state } = await this.lifecycle.lock(em, personLife, personId);
      personLife.machine.require(state, 'erase');
      await this.holdings.requireNone(em, personId);
      await this.requireNoMatter(em, personId);
      await em.update(Person, { id: personId, erasureAskedAt: IsNull() }, { erasureAskedAt: await this.tx.now(em) });
      await this.trail.record(em, actor, { subject: 'person', subjectId: personId, event: 'ask_erasure' });
    });
  }

  /** The person thinks better of it. @throws NOT_FOUND where nothing is asked any more */
  withdraw(actor: Actor): Promise<void> {
    requireAccess(actor, 'person.self');
    return this.tx.run(async (em) => {
      // Locked as by whoever carries it out: an erasure that was first has left nothing to withdraw.
      const person = await this.lifecycle.lock(em, personLife, actor.personId!);
      if (person.state === 'erased' || !person.erasureAskedAt) throw platformErrors.NOT_FOUND();
      await em.update(Person, { id: person.id }, { erasureAskedAt: null });
      await this.trail.record(em, actor, { subject: 'person', subjectId: person.id, event: 'withdraw_erasure' });
    });
  }

  /** Of somebody who asked for it. @throws NOT_FOUND · STEP_UP_REQUIRED · OTHER_PERSON_NEEDED · ERASURE_NEEDS_TWO · ACCOUNT_HOLDS · ERASURE_WAITS */
  grant(actor: Actor, personId: string, reason: string): Promise<void> {
    return this.tx.run(async (em) => {
      requireAccess(actor, 'person.confirm_erasure');
      if (personId === actor.personId) throw platformErrors.OTHER_PERSON_NEEDED();
      // Locked before it is asked: who thinks better of it at this moment is either first, or too late.
      const person = await this.lifecycle.lock(em, personLife, personId);
      if (person.state === 'erased') throw platformErrors.NOT_FOUND();
      if (!person.erasureAskedAt) throw identityErrors.ERASURE_NEEDS_TWO();
      await this.eraseIn(em, actor, personId, reason);
    });
  }

  async facts(em: Em, { personId }: ErasurePayload): Promise<ProposalFacts> {
    const person = await rowBy(em, Person, { id: personId });
    if (!person) throw platformErrors.NOT_FOUND();
    return {
      subjectId: personId,
      scope: {},
      barred: [personId],
      names: [personId],
      href: `/app/people/${personId}`,
      about: {
        fr: `Le compte de ${person.name}, ${person.email}, sera effacé : cela ne se défait pas.`,
        ar: `سيُمحى حساب ${person.name}، ${person.email}: لا رجعة في ذلك.`,
        en: `The account of ${person.name}, ${person.email}, will be erased: there is no way back.`,
      },
    };
  }

  carryOut(em: Em, actor: Actor, { personId }: ErasurePayload, { reason }: Proposal): Promise<void> {
    return this.eraseIn(em, actor, personId, reason);
  }

  /** Erases an account whose time is over; false where something rests on it or waits. */
  async eraseIfFree(em: Em, actor: Actor, personId: string): Promise<boolean> {
    if ((await this.holdings.of(em, personId)).length > 0 || (await openMatters(em, personId)).length > 0) return false;
    await this.eraseIn(em, actor, personId, null);
    return true;
  }

  /** What is open of somebody and must be settled first, as far as they know of it. */
  private async matters(em: Em, personId: string): Promise<Holding[]> {
    const own = (await openMatters(em, personId)).filter(({ theirs }) => theirs);
    return own.map(({ kind, about }) => ({
      ...MATTERS[kind],
      about: kind === 'lent' ? roleLabel(about as Role) : this.proposals.definition(about).label,
    }));
  }

  /** @throws ERASURE_WAITS */
  private async requireNoMatter(em: Em, personId: string): Promise<void> {
    if ((await this.matters(em, personId)).length > 0) throw identityErrors.ERASURE_WAITS();
  }

  private async eraseIn(em: Em, actor: Actor, personId: string, reason: string | null): Promise<void> {
    const person = await this.lifecycle.lock(em, personLife, personId);
    personLife.machine.require(person.state, 'erase');
    await this.holdings.requireNone(em, personId);
    if ((await openMatters(em, personId)).length > 0) throw identityErrors.ERASURE_WAITS();
    for (const grant of await em.find(RoleGrant, { where: { personId, revokedAt: IsNull() }, order: { id: 'ASC' } }))
      await this.grants.revoke(em, actor, grant.id, { told: false });
    for (const { tables } of this.extensions.of(personalData))
      for (const [table, { erased, people = [] }] of Object.entries(tables))
        if (erased === 'deleted') await deleteRowsOf(em, table, people, personId);
    await this.proposals.fall(em, actor, { subjectId: personId, kinds: GIVEN_TO_SOMEBODY }, accountEnded);
    const instead = await this.masking.mask(em, person, await hasProved(em, person));
    const nothing = { passwordHash: null, totpSecret: null, totpConfirmed: false, secondFactorEndsAt: null, suspendedBecause: null };
    const change = { ...nothing, ...instead, erasureAskedAt: null };
    await this.lifecycle.move(em, actor, personLife, person, 'erase', change, { reason });
  }
}

/** Two administrators erase the account of somebody who cannot ask for it. */
@Injectable()
export class ProposeErasure {
  constructor(
    private readonly tx: Tx,
    private readonly proposals: Proposals,
  ) {}

  /** @throws NOT_FOUND · STEP_UP_REQUIRED · PROPOSAL_WAITING */
  propose(actor: Actor, personId: string, reason: string): Promise<{ id: string }> {
    return this.tx.run(async (em) => {
      const { id } = await this.proposals.propose(em, actor, erasureProposal, { personId }, reason);
      return { id };
    });
  }
}
