import { Injectable } from '@nestjs/common';
import { Clock, type Language } from '#kernel';
import { platformErrors, Tx, type Actor } from '#platform';
import { Person } from '../data/person.entity.js';
import { Session } from '../data/session.entity.js';
import { identityErrors } from '../domain/errors.js';
import { Passwords } from './passwords.js';
import { SecondFactor } from './second-factor.js';
import { Sessions } from './sessions.js';
import { Throttle } from './throttle.js';

/** Signing in, confirming an act, switching roles, signing out. */
@Injectable()
export class SignIn {
  constructor(
    private readonly tx: Tx,
    private readonly clock: Clock,
    private readonly passwords: Passwords,
    private readonly secondFactor: SecondFactor,
    private readonly sessions: Sessions,
    private readonly throttle: Throttle,
  ) {}

  /**
   * Checks the password and opens a session; a role that needs a second factor stays closed until `giveCode`.
   * @returns the token for the cookie
   * @throws THROTTLED · WRONG_CREDENTIALS (the same for an unknown address, in the same time)
   */
  async withPassword(email: string, password: string, address: string): Promise<string> {
    await this.throttle.check('address', address);
    await this.throttle.check('account', email);
    const person = await this.tx.run((em) => em.findOneBy(Person, { email: email.trim().toLowerCase() }));
    const matches = await this.passwords.matches(person?.passwordHash ?? null, password);
    if (!person || !matches || person.state !== 'active') {
      await this.throttle.failed('account', email);
      await this.throttle.failed('address', address);
      throw identityErrors.WRONG_CREDENTIALS();
    }
    await this.throttle.succeeded('account', email);
    return this.tx.run(async (em) => this.sessions.open(em, person, await this.sessions.grantsOf(em, person.id)));
  }

  /** The second factor of a sign-in: a new session replaces the half-open one. @returns the new token · @throws WRONG_CODE · THROTTLED */
  async giveCode(token: string, code: string): Promise<string> {
    const session = await this.sessions.find(token);
    if (!session) throw platformErrors.UNAUTHENTICATED();
    return this.guarded(session.email, () =>
      this.tx.run(async (em) => {
        const person = await em.findOneByOrFail(Person, { id: session.person_id });
        await this.secondFactor.use(em, person, code, 'sign-in');
        await em.update(Session, { id: session.session_id }, { endedAt: this.clock.now() });
        return this.sessions.open(em, person, session.grants, this.clock.now());
      }),
    );
  }

  /** A first second factor: the secret is shown once, and counts from the first code given. */
  async enrol(token: string): Promise<{ secret: string; uri: string }> {
    const session = await this.sessions.find(token);
    if (!session || session.totp_confirmed) throw platformErrors.UNAUTHENTICATED();
    return this.tx.run(async (em) => {
      const { sealed, secret, uri } = this.secondFactor.enrol(session.email);
      await em.update(Person, { id: session.person_id, totpConfirmed: false }, { totpSecret: sealed });
      return { secret, uri };
    });
  }

  /** The code asked again before an act that binds. @throws WRONG_CODE · THROTTLED */
  async stepUp(actor: Actor, code: string): Promise<void> {
    const person = await this.tx.run((em) => em.findOneByOrFail(Person, { id: actor.personId! }));
    await this.guarded(person.email, () =>
      this.tx.run(async (em) => {
        await this.secondFactor.use(em, person, code, 'act');
        await em.update(Session, { id: actor.sessionId! }, { steppedUpAt: this.clock.now() });
      }),
    );
  }

  /** @throws GRANT_NOT_YOURS */
  async switchGrant(token: string, grantId: string): Promise<void> {
    const session = await this.sessions.find(token);
    if (!session?.grants.some((grant) => grant.id === grantId)) throw identityErrors.GRANT_NOT_YOURS();
    await this.tx.run((em) => em.update(Session, { id: session.session_id }, { grantId, steppedUpAt: null }));
  }

  async chooseLanguage(actor: Actor, language: Language): Promise<void> {
    await this.tx.run((em) => em.update(Person, { id: actor.personId! }, { language }));
  }

  async signOut(actor: Actor): Promise<void> {
    if (actor.sessionId) await this.tx.run((em) => em.update(Session, { id: actor.sessionId }, { endedAt: this.clock.now() }));
  }

  private async guarded<T>(email: string, work: () => Promise<T>): Promise<T> {
    await this.throttle.check('account', `code ${email}`);
    try {
      const result = await work();
      await this.throttle.succeeded('account', `code ${email}`);
      return result;
    } catch (error) {
      if ((error as { code?: string }).code === 'WRONG_CODE') await this.throttle.failed('account', `code ${email}`);
      throw error;
    }
  }
}
