import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock, sha256 } from '#kernel';
import { newId, rowBy, type Em } from '#platform';
import { AccountLink } from '../data/account-link.entity.js';
import { Person } from '../data/person.entity.js';
import { identityErrors } from '../domain/errors.js';
import { LINK_LASTS_MS, type LinkPurpose } from '../domain/links.js';

/**
 * Links sent by e-mail: random, kept as a hash, good once and until they expire. A newer link ends the older ones, so the
 * last mail in the box is the one that counts.
 */
@Injectable()
export class Links {
  constructor(private readonly clock: Clock) {}

  /** Returns the token for the mail; nobody can read it again. */
  async issue(em: Em, personId: string, purpose: LinkPurpose): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    await this.void(em, personId);
    await em.insert(AccountLink, {
      id: newId(),
      personId,
      purpose,
      tokenHash: sha256(token),
      issuedAt: now,
      expiresAt: new Date(now.getTime() + LINK_LASTS_MS[purpose]),
    });
    return token;
  }

  /** The link that was sent opens nothing any more: the account was suspended or closed since. */
  async void(em: Em, personId: string): Promise<void> {
    await em.update(AccountLink, { personId, usedAt: IsNull(), replacedAt: IsNull() }, { replacedAt: this.clock.now() });
  }

  /** What a link opens, without using it. @throws LINK_EXPIRED · LINK_REPLACED · LINK_USED */
  async look(em: Em, token: string): Promise<{ link: AccountLink; person: Person }> {
    const link = await rowBy(em, AccountLink, { tokenHash: sha256(token) });
    const person = link && (await rowBy(em, Person, { id: link.personId }));
    if (!link || !person || person.state === 'erased' || person.state === 'suspended') throw identityErrors.LINK_EXPIRED();
    if (link.usedAt) throw identityErrors.LINK_USED();
    if (link.replacedAt) throw identityErrors.LINK_REPLACED();
    if (link.expiresAt <= this.clock.now()) throw identityErrors.LINK_EXPIRED();
    return { link, person };
  }

  /** Uses a link up; the person's row stays locked until the end of the transaction. @throws as `look` */
  async redeem(em: Em, token: string): Promise<Person> {
    const { link, person } = await this.look(em, token);
    const locked = await em.findOneOrFail(Person, { where: { id: person.id }, lock: { mode: 'pessimistic_write' } });
    const used = await em.update(AccountLink, { id: link.id, usedAt: IsNull(), replacedAt: IsNull() }, { usedAt: this.clock.now() });
    if (used.affected !== 1) throw identityErrors.LINK_USED();
    return locked;
  }
}
