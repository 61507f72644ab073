import { Injectable } from '@nestjs/common';
import { Clock, sha256 } from '#kernel';
import { Vault, type Em } from '#platform';
import { Person } from '../data/person.entity.js';
import { identityErrors } from '../domain/errors.js';

const LASTS_MS = { confirm: 7 * 24 * 3_600_000, password: 30 * 60_000, welcome: 7 * 24 * 3_600_000 };
export type LinkPurpose = keyof typeof LASTS_MS;

/**
 * Links sent by e-mail: signed, dated, and bound to the account's version, so that one use (which raises the version)
 * or a later change ends them.
 */
@Injectable()
export class Links {
  constructor(
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  issue(person: Person, purpose: LinkPurpose): string {
    const until = this.clock.now().getTime() + LASTS_MS[purpose];
    const body = `${person.id}.${until}`;
    return `${body}.${this.vault.sign(`link-${purpose}`, this.bound(body, person))}`;
  }

  /** @throws LINK_EXPIRED */
  async redeem(em: Em, token: string, purposes: readonly LinkPurpose[]): Promise<Person> {
    const [personId, until, signature] = token.split('.');
    const person =
      personId && /^[0-9a-f-]{36}$/.test(personId)
        ? await em.findOne(Person, { where: { id: personId }, lock: { mode: 'pessimistic_write' } })
        : null;
    if (!person || !until || !signature || Number(until) < this.clock.now().getTime()) throw identityErrors.LINK_EXPIRED();
    const bound = this.bound(`${personId}.${until}`, person);
    if (!purposes.some((purpose) => this.vault.isSigned(`link-${purpose}`, bound, signature))) throw identityErrors.LINK_EXPIRED();
    return person;
  }

  private bound(body: string, person: Person): string {
    return `${body}.${person.version}.${sha256(person.passwordHash ?? '')}`;
  }
}
