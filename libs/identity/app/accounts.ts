import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, Lifecycle, newId, Outbox, platformErrors, rowBy, SYSTEM, Trail, Tx, type Actor, type Config, type Em } from '#platform';
import type { Language } from '#kernel';
import { Person } from '../data/person.entity.js';
import { endSessionsOf } from '../data/sessions.queries.js';
import { identityErrors } from '../domain/errors.js';
import type { LinkPurpose } from '../domain/links.js';
import { personMachine } from '../domain/person.machine.js';
import { personLife } from './identity.lives.js';
import { PersonNeedsLink } from './identity.events.js';
import { Limits } from './limits.js';
import { Links } from './links.js';
import { Passwords } from './passwords.js';
import { Throttle } from './throttle.js';

/**
 * Opens accounts. An address is proved before anything counts: whoever opens the link of the newest mail chooses the
 * password; what somebody else typed before that is replaced or forgotten.
 */
@Injectable()
export class Accounts {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
    private readonly passwords: Passwords,
    private readonly links: Links,
    private readonly limits: Limits,
    private readonly throttle: Throttle,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Anybody may open an account; the answer is the same whether the address was known or not.
   * @param address where the request comes from
   * @throws THROTTLED
   */
  async register(input: { email: string; name: string; language: Language }, address: string): Promise<void> {
    await this.limits.spend('registrations', address);
    await this.tx.run(async (em) => {
      const email = input.email.toLowerCase();
      const known = await rowBy(em, Person, { email });
      if (!known) {
        const person = await this.create(em, SYSTEM, { ...input, email, invitedAt: null });
        return this.sendAskedLink(em, person, 'confirm');
      }
      // An invitation has said who it is; a later registration only asks for a fresh link.
      if (known.state === 'unconfirmed' && !known.invitedAt)
        await em.update(Person, { id: known.id }, { name: input.name, language: input.language });
      await this.sendAskedLink(em, known, linkNeededBy(known));
    });
  }

  /** Somebody with a mandate brings a person in; the person chooses a password from the link sent to them. */
  async invite(em: Em, actor: Actor, input: { email: string; name: string; language: Language }): Promise<Person> {
    const email = input.email.toLowerCase();
    const known = await rowBy(em, Person, { email }, 'FOR UPDATE');
    if (!known) {
      const person = await this.create(em, actor, { ...input, email, invitedAt: await this.tx.now(em) });
      await this.sendLink(em, person, 'welcome');
      return person;
    }
    if (known.state === 'erased') throw platformErrors.NOT_FOUND();
    // Whoever closed their account comes back by the link, and holds what they are given from then on.
    if (known.state === 'closed') await this.sendLink(em, known, 'welcome');
    if (known.state !== 'unconfirmed') return known;
    // Who registered the address first may be anybody: the invitation says who it is, and its own link opens the account.
    if (!known.invitedAt)
      await em.update(Person, { id: known.id }, { name: input.name, language: input.language, invitedAt: await this.tx.now(em) });
    await this.sendLink(em, known, 'welcome');
    return em.findOneByOrFail(Person, { id: known.id });
  }

  /** A new link for somebody who was brought in and has not chosen a password. @throws NOT_FOUND · INVITATION_ANSWERED */
  async inviteAgain(em: Em, actor: Actor, id: string): Promise<void> {
    const person = await rowBy(em, Person, { id });
    if (!person || person.state === 'erased') throw platformErrors.NOT_FOUND();
    if (person.state !== 'unconfirmed' || !person.invitedAt) throw identityErrors.INVITATION_ANSWERED();
    await this.sendLink(em, person, 'welcome');
    await this.trail.record(em, actor, { subject: 'person', subjectId: id, event: 'invite_again' });
  }

  /** The answer is the same whether the address is known or not. @throws THROTTLED */
  async askForPassword(email: string, address: string): Promise<void> {
    await this.limits.spend('password-requests', address);
    await this.tx.run(async (em) => {
      const person = await rowBy(em, Person, { email: email.toLowerCase() });
      if (person) await this.sendAskedLink(em, person, linkNeededBy(person));
    });
  }

  /** What a link opens, before a password is typed. @throws LINK_EXPIRED · LINK_REPLACED · LINK_USED */
  async linkIsFor(token: string): Promise<LinkPurpose> {
    return this.tx.run(async (em) => (await this.links.look(em, token)).link.purpose, { readOnly: true });
  }

  /**
   * Proves the address and sets the password of whoever holds the link; every open session ends, and what strangers'
   * guesses had slowed down is forgotten. The link is looked up before anything is hashed.
   * @throws LINK_EXPIRED · LINK_REPLACED · LINK_USED · PASSWORD_TOO_COMMON
   */
  async choosePassword(token: string, password: string): Promise<void> {
    await this.linkIsFor(token);
    const passwordHash = await this.passwords.hash(password);
    const person = await this.tx.run(async (em) => {
      const redeemed = await this.links.redeem(em, token);
      await this.activate(em, redeemed, passwordHash);
      await endSessionsOf(em, redeemed.id);
      return redeemed;
    });
    await this.throttle.forget('account', person.email);
  }

  /** A fresh token for the mail that carries it, or null for somebody to whom no account may be opened. */
  async issueLink(em: Em, personId: string, purpose: LinkPurpose): Promise<{ token: string; person: Person } | null> {
    const person = await rowBy(em, Person, { id: personId });
    if (!person || !mayBeSent(person) || (person.demonstration && !this.config.JISR_DEMO)) return null;
    return { token: await this.links.issue(em, personId, purpose), person };
  }

  /** Asks for the mail with a link that a stranger wants, unless this address has had enough of them for now: nobody's box is flooded. */
  private async sendAskedLink(em: Em, person: Person, purpose: LinkPurpose): Promise<void> {
    if (!mayBeSent(person) || (await this.limits.isSpent(em, 'mails', person.email))) return;
    await this.sendLink(em, person, purpose);
  }

  private async sendLink(em: Em, person: Person, purpose: LinkPurpose): Promise<void> {
    if (mayBeSent(person)) await this.outbox.publish(em, PersonNeedsLink, { personId: person.id, purpose });
  }

  private async create(
    em: Em,
    actor: Actor,
    input: { email: string; name: string; language: Language; invitedAt: Date | null },
  ): Promise<Person> {
    const person = Object.assign(new Person(), { id: newId(), state: personMachine.initial, version: 1, passwordHash: null, ...input });
    await em.insert(Person, person);
    await this.trail.record(em, actor, { subject: 'person', subjectId: person.id, event: 'register', to: person.state });
    return person;
  }

  private async activate(em: Em, person: Person, passwordHash: string): Promise<void> {
    await this.lifecycle.move(em, SYSTEM, personLife, person, 'confirm', { passwordHash });
  }
}

const mayBeSent = ({ state }: Person): boolean => state === 'unconfirmed' || state === 'active' || state === 'closed';

/** What somebody who types an address needs, by what the address is to us. */
function linkNeededBy(person: Person): LinkPurpose {
  if (person.state === 'closed') return 'confirm';
  if (person.state !== 'unconfirmed') return 'password';
  return person.invitedAt ? 'welcome' : 'confirm';
}
