import { Injectable } from '@nestjs/common';
import type { Language } from '#kernel';
import { newId, Outbox, platformErrors, SYSTEM, Trail, Tx, type Actor, type Em } from '#platform';
import { Person } from '../data/person.entity.js';
import { RoleGrant } from '../data/role-grant.entity.js';
import { identityErrors } from '../domain/errors.js';
import { personMachine } from '../domain/person.machine.js';
import { roleDefinition, type Role } from '../domain/roles.js';
import { PersonNeedsLink } from './identity.events.js';
import { Links, type LinkPurpose } from './links.js';
import { Passwords } from './passwords.js';

export interface GrantScope {
  regionCode?: string | null;
  committeeId?: string | null;
  collegeCode?: string | null;
  associationId?: string | null;
  validUntil?: Date | null;
}

/** Opens accounts and gives roles. */
@Injectable()
export class Accounts {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
    private readonly passwords: Passwords,
    private readonly links: Links,
  ) {}

  /** Anybody may open an account; the answer is the same whether the address was known or not. */
  async register(input: { email: string; name: string; password: string; language: Language }): Promise<void> {
    const passwordHash = await this.passwords.hash(input.password);
    await this.tx.run(async (em) => {
      const email = input.email.toLowerCase();
      const known = await em.findOneBy(Person, { email });
      if (known) {
        await this.outbox.publish(em, PersonNeedsLink, {
          personId: known.id,
          purpose: known.state === 'unconfirmed' ? 'confirm' : 'password',
        });
        return;
      }
      const person = await this.create(em, SYSTEM, { email, name: input.name, language: input.language, passwordHash });
      await this.outbox.publish(em, PersonNeedsLink, { personId: person.id, purpose: 'confirm' });
    });
  }

  /** Somebody with a mandate brings a person in; the person chooses a password from the link sent to them. */
  async invite(em: Em, actor: Actor, input: { email: string; name: string; language: Language }): Promise<Person> {
    const known = await em.findOneBy(Person, { email: input.email.toLowerCase() });
    if (known) return known;
    const person = await this.create(em, actor, { ...input, email: input.email.toLowerCase(), passwordHash: null });
    await this.outbox.publish(em, PersonNeedsLink, { personId: person.id, purpose: 'welcome' });
    return person;
  }

  /** A new link for somebody who was brought in and has not chosen a password. @throws NOT_FOUND · INVITATION_ANSWERED */
  async inviteAgain(em: Em, actor: Actor, id: string): Promise<void> {
    const person = await em.findOneBy(Person, { id });
    if (!person || person.state === 'erased') throw platformErrors.NOT_FOUND();
    if (person.state !== 'unconfirmed' || person.passwordHash !== null) throw identityErrors.INVITATION_ANSWERED();
    await this.outbox.publish(em, PersonNeedsLink, { personId: id, purpose: 'welcome' });
    await this.trail.record(em, actor, { subject: 'person', subjectId: id, event: 'invite_again' });
  }

  async askForPassword(email: string): Promise<void> {
    await this.tx.run(async (em) => {
      const person = await em.findOneBy(Person, { email: email.toLowerCase() });
      if (person && person.state !== 'erased') await this.outbox.publish(em, PersonNeedsLink, { personId: person.id, purpose: 'password' });
    });
  }

  /** @throws LINK_EXPIRED */
  async confirm(token: string): Promise<void> {
    await this.tx.run(async (em) => {
      const person = await this.links.redeem(em, token, ['confirm']);
      await this.activate(em, person, person.passwordHash);
    });
  }

  /** Sets the password from a link and ends every open session. @throws LINK_EXPIRED · PASSWORD_TOO_COMMON */
  async choosePassword(token: string, password: string): Promise<void> {
    const passwordHash = await this.passwords.hash(password);
    await this.tx.run(async (em) => {
      const person = await this.links.redeem(em, token, ['password', 'welcome']);
      await this.activate(em, person, passwordHash);
      await em.query(`UPDATE session SET ended_at = clock_timestamp() WHERE person_id = $1 AND ended_at IS NULL`, [person.id]);
    });
  }

  /** The address of a link, for the message that carries it. */
  async linkFor(em: Em, personId: string, purpose: LinkPurpose): Promise<string | null> {
    const person = await em.findOneBy(Person, { id: personId });
    return person && this.links.issue(person, purpose);
  }

  /** @throws SCOPE_MISSING when the role needs a scope that is not given */
  async grant(em: Em, actor: Actor, personId: string, role: Role, scope: GrantScope = {}): Promise<RoleGrant> {
    const { scope: kind } = roleDefinition(role);
    if ((kind === 'association' && !scope.associationId) || (kind === 'committee' && !scope.committeeId))
      throw identityErrors.SCOPE_MISSING();
    const grant = Object.assign(new RoleGrant(), {
      id: newId(),
      personId,
      role,
      regionCode: scope.regionCode ?? null,
      committeeId: scope.committeeId ?? null,
      collegeCode: scope.collegeCode ?? null,
      associationId: scope.associationId ?? null,
      validFrom: await this.tx.now(em),
      validUntil: scope.validUntil ?? null,
      revokedAt: null,
    });
    await em.insert(RoleGrant, grant);
    await this.trail.record(em, actor, {
      subject: 'person',
      subjectId: personId,
      event: 'grant',
      detail: { role, ...scope, validUntil: scope.validUntil?.toISOString() ?? null },
    });
    return grant;
  }

  async revoke(em: Em, actor: Actor, grantId: string): Promise<void> {
    const revoked = await em.query<[{ person_id: string; role: string }[], number]>(
      `UPDATE role_grant SET revoked_at = clock_timestamp() WHERE id = $1 AND revoked_at IS NULL RETURNING person_id, role`,
      [grantId],
    );
    for (const row of revoked[0])
      await this.trail.record(em, actor, { subject: 'person', subjectId: row.person_id, event: 'revoke', detail: { role: row.role } });
  }

  private async create(
    em: Em,
    actor: Actor,
    input: { email: string; name: string; language: Language; passwordHash: string | null },
  ): Promise<Person> {
    const person = Object.assign(new Person(), { id: newId(), state: personMachine.initial, version: 1, ...input });
    await em.insert(Person, person);
    await this.trail.record(em, actor, { subject: 'person', subjectId: person.id, event: 'register', to: person.state });
    return person;
  }

  private async activate(em: Em, person: Person, passwordHash: string | null): Promise<void> {
    const state = personMachine.next(person.state, 'confirm');
    await em.update(Person, { id: person.id }, { state, passwordHash, version: person.version + 1 });
    await this.trail.record(em, SYSTEM, { subject: 'person', subjectId: person.id, event: 'confirm', from: person.state, to: state });
  }
}
