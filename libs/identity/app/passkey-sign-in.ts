import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { platformErrors, requireAccess, Tx, type Em } from '#platform';
import { hasAnyFactor } from '../data/passkeys.queries.js';
import { Person } from '../data/person.entity.js';
import { Session } from '../data/session.entity.js';
import type { SessionRow } from '../data/sessions.queries.js';
import { identityErrors } from '../domain/errors.js';
import { Entering } from './entering.js';
import type { Origin } from './known-devices.js';
import { ownerOf, Passkeys, type NewPasskey, type PasskeyAnswer, type PasskeyAsked, type PasskeyWanted } from './passkeys.js';
import { Recovery } from './recovery.js';
import { Sessions } from './sessions.js';
import { Throttle } from './throttle.js';

/** Passkeys at sign-in: as second factor after the password, and as the first that somebody enrols. */
@Injectable()
export class PasskeySignIn {
  constructor(
    private readonly tx: Tx,
    private readonly clock: Clock,
    private readonly sessions: Sessions,
    private readonly passkeys: Passkeys,
    private readonly recovery: Recovery,
    private readonly entering: Entering,
    private readonly throttle: Throttle,
  ) {}

  /** What a passkey signs in place of the six digits. @throws UNAUTHENTICATED */
  async ask(token: string): Promise<PasskeyAsked> {
    const session = await this.sessions.require(token);
    return this.tx.run((em) => this.passkeys.ask(em, session.session_id, session.person_id, 'sign-in'));
  }

  /** A new session replaces the half-open one. @returns the new token · @throws PASSKEY_REFUSED · PASSKEY_TOO_LATE · PASSKEY_COPIED · THROTTLED */
  async give(token: string, answer: PasskeyAnswer, origin: Origin): Promise<string> {
    const session = await this.sessions.require(token);
    return this.throttle.guardingCode(session.email, async () => {
      await this.passkeys.hear(session.session_id, session.person_id, 'sign-in', answer);
      return this.tx.run(async (em) => {
        const person = await em.findOneByOrFail(Person, { id: session.person_id });
        if (this.recovery.hasEnded(person)) throw identityErrors.PASSKEY_REFUSED();
        await this.recovery.keepSecondFactor(em, person);
        return this.reopen(em, person, session, origin, null);
      });
    });
  }

  /**
   * Begins a passkey: the first factor of whoever must have one, after the password; another one once the present one, or the password of
   * whoever has none, was asked again. @throws UNAUTHENTICATED · STEP_UP_REQUIRED
   */
  async begin(token: string): Promise<PasskeyWanted> {
    const session = await this.requireMayAdd(token);
    const { person_id: id, name, email } = session;
    return this.tx.run((em) => this.passkeys.askForNew(em, session.session_id, { id, name, email }));
  }

  /**
   * Keeps it. @returns the token of the session that replaces a half-open one; null where the session stays
   * @throws PASSKEY_REFUSED · PASSKEY_TOO_LATE · TOO_MANY_PASSKEYS · PASSKEY_NAME_USED · PASSKEY_KNOWN · STEP_UP_REQUIRED
   */
  async enrol(token: string, given: NewPasskey, origin: Origin): Promise<string | null> {
    const session = await this.requireMayAdd(token);
    const made = await this.passkeys.made(session.session_id, given);
    const isFirst = this.sessions.needOf(session) === 'enrol';
    return this.tx.run(async (em) => {
      const person = await em.findOneOrFail(Person, { where: { id: session.person_id }, lock: { mode: 'pessimistic_write' } });
      if (isFirst && (await hasAnyFactor(em, person.id, this.clock.now()))) throw platformErrors.UNAUTHENTICATED();
      if (this.recovery.hasEnded(person)) await this.recovery.forgetFactors(em, person.id);
      await this.passkeys.keep(em, ownerOf(person.id), person.id, made);
      return isFirst ? this.reopen(em, person, session, origin, this.clock.now()) : null;
    });
  }

  private async reopen(em: Em, person: Person, session: SessionRow, origin: Origin, steppedUpAt: Date | null): Promise<string> {
    const now = this.clock.now();
    await em.update(Session, { id: session.session_id }, { endedAt: now });
    return this.entering.enter(em, person, session.grants, origin, { secondFactorAt: now, steppedUpAt, byProvider: session.by_provider });
  }

  private async requireMayAdd(token: string): Promise<SessionRow> {
    const session = await this.sessions.require(token);
    if (this.sessions.needOf(session) !== 'enrol') requireAccess(this.sessions.actorOf(session), 'person.change_factor');
    return session;
  }
}
