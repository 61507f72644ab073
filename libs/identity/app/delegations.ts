import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { dayAfter, dayOfInstant, type Label } from '#kernel';
import { found, Outbox, platformErrors, requireAccess, rowBy, Tx, type Actor, type Em } from '#platform';
import { delegationsOf, grantsHeldBy, grantsStandingOf, holdsAnyOf, lentGrants, type DelegationRow } from '../data/grants.queries.js';
import { Person } from '../data/person.entity.js';
import { RoleGrant } from '../data/role-grant.entity.js';
import { LONGEST_ABSENCE_DAYS, mayBeLent } from '../domain/delegation.js';
import { identityErrors } from '../domain/errors.js';
import { askedPeriod, periodOf } from '../domain/grant-period.js';
import { ADMINISTERED_ROLES, type Role } from '../domain/roles.js';
import { Grants } from './grants.js';
import { DelegationChanged } from './identity.events.js';
import { ScopeNames } from './scope-names.js';
import { roleLabel } from './sessions.js';

export interface Absence {
  /** The roles that are lent, by their grants. */
  grantIds: readonly string[];
  /** Who acts meanwhile, by the address of their account. */
  email: string;
  /** The first and the last day, both whole. */
  from?: string | null;
  until: string;
}

export interface DelegationView {
  id: string;
  role: Role;
  label: Label;
  scope: Label;
  from: string;
  until: string;
  lender: string;
  delegate: string;
  /** By me, or to me. */
  given: boolean;
}

export interface DelegationsView {
  current: DelegationView[];
  /** Roles of mine that I may lend. */
  lendable: { grantId: string; label: Label; scope: Label }[];
}

/**
 * An officer who will be away names who acts for them, for given roles and days. The delegate holds the role as a grant of its own kind: it
 * names the grant that is lent, counts only while that one does, and every act by it says in whose place it was done.
 */
@Injectable()
export class Delegations {
  constructor(
    private readonly tx: Tx,
    private readonly grants: Grants,
    private readonly outbox: Outbox,
    private readonly scopeNames: ScopeNames,
  ) {}

  mine(actor: Actor): Promise<DelegationsView> {
    requireAccess(actor, 'person.self');
    const personId = actor.personId!;
    return this.tx.read(async (em) => {
      const rows = await delegationsOf(em, personId);
      const own = (await grantsStandingOf(em, personId)).filter(({ role, lent_by: lentBy }) => !lentBy && mayBeLent(role));
      const scopes = await this.scopeNames.of(em, [...rows, ...own]);
      const named = ({ id, role }: { id: string; role: Role }) => ({ label: roleLabel(role), scope: scopes.get(id)! });
      return {
        current: rows.map((row) => ({ ...daysOf(row), ...named(row), given: row.lenderId === personId })),
        lendable: own.map((grant) => ({ grantId: grant.id, ...named(grant) })),
      };
    });
  }

  /** @throws STEP_UP_REQUIRED · NOT_FOUND for a grant of somebody else · NOT_LENDABLE · DELEGATE_UNFIT · DELEGATE_ELSEWHERE · GRANT_PERIOD_WRONG · GRANT_BEGINS_IN_PAST · ABSENCE_TOO_LONG · ROLE_ALREADY_HELD */
  lend(actor: Actor, absence: Absence): Promise<{ ids: string[] }> {
    return this.tx.run(async (em) => {
      requireAccess(actor, 'person.lend');
      askedPeriod(absence, await this.tx.now(em));
      return { ids: await this.lendIn(em, actor, actor.personId!, absence) };
    });
  }

  /** Of somebody else, in the caller's transaction, who has decided access. @throws as `lend` */
  async lendIn(em: Em, actor: Actor, lenderId: string, absence: Absence, by: { proposedBy?: string } = {}): Promise<string[]> {
    const now = await this.tx.now(em);
    const period = periodOf(absence, now);
    if (absence.until > dayAfter(dayOfInstant(period.validFrom), LONGEST_ABSENCE_DAYS))
      throw identityErrors.ABSENCE_TOO_LONG({ days: LONGEST_ABSENCE_DAYS });
    const delegate = await rowBy(em, Person, { email: absence.email.trim().toLowerCase() });
    await this.requireFit(em, actor, lenderId, delegate, by);
    const ids: string[] = [];
    const places = await this.institutionsOf(em, delegate!.id);
    for (const grantId of [...new Set(absence.grantIds)].sort()) {
      const lent = await this.lockLendable(em, lenderId, grantId, now);
      const { role, institutionId, regionCode, validUntil: ends } = lent;
      // Nobody hands another institution a role of theirs alone.
      // Whoever acts for one institution does not learn who is an officer of another.
      if (!by.proposedBy && !places.has(institutionId))
        throw institutionId ? identityErrors.DELEGATE_UNFIT() : identityErrors.DELEGATE_ELSEWHERE();
      const validUntil = ends && ends < period.validUntil! ? ends : period.validUntil;
      if (validUntil! <= period.validFrom) throw identityErrors.GRANT_PERIOD_WRONG();
      const scope = { institutionId, regionCode, validFrom: period.validFrom, validUntil, delegatedFrom: grantId };
      const { id } = await this.grants.grant(em, actor, delegate!.id, role, scope, by);
      await this.outbox.publish(em, DelegationChanged, { grantId: id, change: 'given' });
      ids.push(id);
    }
    return ids;
  }

  /** Whoever lent it takes it back, or whoever holds it lays it down, at once. @throws NOT_FOUND */
  end(actor: Actor, id: string): Promise<void> {
    requireAccess(actor, 'person.self');
    return this.tx.run(async (em) => {
      const grant = await rowBy(em, RoleGrant, { id });
      if (!grant?.delegatedFrom) throw platformErrors.NOT_FOUND();
      const lent = await found(em, RoleGrant, grant.delegatedFrom);
      if (![grant.personId, lent.personId].includes(actor.personId!)) throw platformErrors.NOT_FOUND();
      await this.grants.revoke(em, actor, id);
    });
  }

  /** All that somebody has lent, when they may act no more. */
  async endAllOf(em: Em, actor: Actor, personId: string): Promise<void> {
    for (const id of await lentGrants(em, { personId })) await this.grants.revoke(em, actor, id);
  }

  /** Another officer whose account is in use; by an administrator's hand, not that administrator. */
  private async requireFit(em: Em, actor: Actor, lenderId: string, delegate: Person | null, by: { proposedBy?: string }): Promise<void> {
    const isFit = delegate?.state === 'active' && delegate.id !== lenderId && (await holdsAnyOf(em, delegate.id, ADMINISTERED_ROLES));
    const names = lenderId !== actor.personId && [actor.personId, by.proposedBy].includes(delegate?.id ?? '');
    if (!isFit || names) throw identityErrors.DELEGATE_UNFIT();
  }

  /** For which institutions somebody acts now by a role of their own; null among them = for the whole installation. */
  private async institutionsOf(em: Em, personId: string): Promise<Set<string | null>> {
    const own = (await grantsHeldBy(em, personId)).filter(({ role, lent_by: lentBy }) => !lentBy && ADMINISTERED_ROLES.includes(role));
    return new Set(own.map(({ institution_id: institutionId }) => institutionId));
  }

  /** A role of one's own that stands; what is lent is not lent on. */
  private async lockLendable(em: Em, personId: string, id: string, now: Date): Promise<RoleGrant> {
    const grant = await em.findOne(RoleGrant, { where: { id, personId, revokedAt: IsNull() }, lock: { mode: 'pessimistic_write' } });
    if (!grant || (grant.validUntil && grant.validUntil <= now)) throw platformErrors.NOT_FOUND();
    if (grant.delegatedFrom || !mayBeLent(grant.role)) throw identityErrors.NOT_LENDABLE();
    return grant;
  }
}

const daysOf = ({ id, role, validFrom, validUntil, lender, delegate }: DelegationRow) => ({
  ...{ id, role, lender, delegate },
  from: dayOfInstant(validFrom),
  until: dayOfInstant(new Date(validUntil.getTime() - 1)),
});
