import { Inject, Injectable } from '@nestjs/common';
import { Clock, type Language } from '#kernel';
import { CONFIG, Outbox, platformErrors, requireAccess, rowBy, together, Trail, Tx, type Actor, type Config, type Em } from '#platform';
import { Passkey } from '../data/passkey.entity.js';
import { Person } from '../data/person.entity.js';
import { Session } from '../data/session.entity.js';
import type { SessionRow } from '../data/sessions.queries.js';
import { identityErrors } from '../domain/errors.js';
import { Entering } from './entering.js';
import { KnownDevices, type Origin } from './known-devices.js';
import { SecondFactorChanged } from './identity.events.js';
import { Passkeys, type PasskeyAnswer, type PasskeyAsked } from './passkeys.js';
import { Passwords } from './passwords.js';
import { Recovery } from './recovery.js';
import { SecondFactor } from './second-factor.js';
import { Sessions } from './sessions.js';
import { Throttle, type ThrottleKind } from './throttle.js';

const FRESH_ENROLMENT_MS = 15 * 60_000;

/** Signing in, confirming an act, switching roles, signing out. */
@Injectable()
export class SignIn {
  constructor(
    private readonly tx: Tx,
    private readonly clock: Clock,
    private readonly passwords: Passwords,
    private readonly secondFactor: SecondFactor,
    private readonly passkeys: Passkeys,
    private readonly recovery: Recovery,
    private readonly sessions: Sessions,
    private readonly throttle: Throttle,
    private readonly devices: KnownDevices,
    private readonly entering: Entering,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Checks the password and opens a session; a role that needs a second factor stays closed until `giveCode`. A device that
   * the account knows has a count of its own, so strangers who guess elsewhere do not keep its owner out.
   * @returns the token for the cookie
   * @throws THROTTLED · WRONG_CREDENTIALS (the same for an unknown address, in the same time)
   */
  async withPassword(email: string, password: string, origin: Origin): Promise<string> {
    const { address, device } = origin;
    const known = this.devices.idOf(device, email);
    const [kind, key]: [ThrottleKind, string] = known ? ['device', `${known} ${email}`] : ['account', email];
    // Whoever may not try any more adds nothing to the count of the account.
    if (!known) await this.throttle.begin('address', address);
    await this.beginAccount(kind, key, known ? null : address);
    const person = await this.tx.run((em) => rowBy(em, Person, { email: email.trim().toLowerCase() }));
    const matches = await this.passwords.matches(person?.passwordHash ?? null, password);
    if (!person || !matches || person.state !== 'active' || (person.demonstration && !this.config.JISR_DEMO))
      throw identityErrors.WRONG_CREDENTIALS();
    await this.throttle.succeeded(kind, key);
    if (!known) await this.throttle.succeeded('address', address);
    return this.tx.run(async (em) => this.entering.enter(em, person, await this.sessions.grantsOf(em, person.id), origin));
  }

  /** An account that waits is not the fault of the address: a whole office may sit behind it. */
  private async beginAccount(kind: ThrottleKind, key: string, address: string | null): Promise<void> {
    try {
      await this.throttle.begin(kind, key);
    } catch (refused) {
      if (address !== null) await this.throttle.succeeded('address', address);
      throw refused;
    }
  }

  /** The second factor of a sign-in: a new session replaces the half-open one. @returns the new token · @throws WRONG_CODE · THROTTLED */
  async giveCode(token: string, code: string, origin: Origin): Promise<string> {
    const session = await this.sessions.require(token);
    this.requireMayAddCode(session);
    return this.throttle.guardingCode(session.email, () =>
      this.tx.run(async (em) => {
        const person = await em.findOneByOrFail(Person, { id: session.person_id });
        const isNew = !person.totpConfirmed;
        if (this.recovery.hasEnded(person)) throw identityErrors.WRONG_CODE();
        await this.secondFactor.use(em, person, code, 'sign-in');
        await this.recovery.keepSecondFactor(em, person);
        if (isNew) await this.tellEnrolled(em, person);
        await em.update(Session, { id: session.session_id }, { endedAt: this.clock.now() });
        const now = this.clock.now();
        // Whoever has just enrolled may take the recovery codes at once: the code is as fresh as one asked again.
        return this.entering.enter(em, person, session.grants, origin, {
          ...{ secondFactorAt: now, steppedUpAt: isNew ? now : null },
          byProvider: session.by_provider,
        });
      }),
    );
  }

  /**
   * A code kept on paper in place of a lost telephone: the old second factor ends everywhere, and a new one is enrolled next.
   * @returns the token of a session that still lacks its second factor · @throws WRONG_RECOVERY_CODE · THROTTLED
   */
  async giveRecoveryCode(token: string, code: string, origin: Origin): Promise<string> {
    const session = await this.sessions.require(token);
    return this.throttle.guardingCode(session.email, () =>
      this.tx.run(async (em) => {
        const person = await em.findOneOrFail(Person, { where: { id: session.person_id }, lock: { mode: 'pessimistic_write' } });
        await this.recovery.useCode(em, person, code);
        return this.entering.enter(em, person, session.grants, origin, { byProvider: session.by_provider });
      }),
    );
  }

  /** An application that gives codes: the secret is shown once, and counts from the first code given. @throws UNAUTHENTICATED · STEP_UP_REQUIRED */
  async enrol(token: string): Promise<{ secret: string; uri: string }> {
    const session = await this.sessions.require(token);
    if (session.totp_confirmed) throw platformErrors.UNAUTHENTICATED();
    this.requireMayAddCode(session);
    return this.tx.run(async (em) => {
      const person = await em.findOneOrFail(Person, { where: { id: session.person_id }, lock: { mode: 'pessimistic_write' } });
      const hasEnded = this.recovery.hasEnded(person);
      if (person.totpConfirmed && !hasEnded) throw platformErrors.UNAUTHENTICATED();
      if (hasEnded) await this.recovery.forgetFactors(em, person.id);
      const { sealed, secret, uri } = this.secondFactor.enrol(session.email);
      await em.update(
        Person,
        { id: person.id },
        {
          ...{ totpSecret: sealed, totpConfirmed: false, secondFactorEndsAt: null },
          // Steps of the old secret say nothing of the new one's codes.
          ...{ totpSignInStep: 0, totpActStep: 0 },
        },
      );
      return { secret, uri };
    });
  }

  /** Fresh recovery codes, shown once. @throws STEP_UP_REQUIRED unless the code was given just before, or has just been enrolled */
  async recoveryCodes(actor: Actor): Promise<string[]> {
    const age = actor.steppedUpAt ? this.clock.now().getTime() - actor.steppedUpAt.getTime() : Infinity;
    if (age > FRESH_ENROLMENT_MS) throw platformErrors.STEP_UP_REQUIRED();
    return this.tx.run((em) => this.recovery.issueCodes(em, actor, actor.personId!));
  }

  /**
   * Asked again before an act that binds: the second factor, or the password of whoever has none.
   * @throws WRONG_CODE · WRONG_PASSWORD · PASSKEY_REFUSED · PASSKEY_TOO_LATE · PASSKEY_COPIED · THROTTLED
   */
  async stepUp(actor: Actor, given: { code?: string; password?: string; passkey?: PasskeyAnswer }): Promise<void> {
    const [person, hasPasskey] = await this.tx.read((em) =>
      together(
        em,
        () => em.findOneByOrFail(Person, { id: actor.personId! }),
        () => em.existsBy(Passkey, { personId: actor.personId! }),
      ),
    );
    const hasFactor = person.totpConfirmed || hasPasskey;
    await this.throttle.guardingCode(person.email, async () => {
      if (hasFactor && this.recovery.hasEnded(person)) throw identityErrors.WRONG_CODE();
      if (given.passkey) await this.passkeys.hear(actor.sessionId!, person.id, 'act', given.passkey);
      else if (!hasFactor) await this.requirePassword(person, given.password);
      await this.tx.run(async (em) => {
        if (hasFactor) await this.useForAct(em, person, given);
        await em.update(Session, { id: actor.sessionId! }, { steppedUpAt: this.clock.now() });
      });
    });
  }

  /** What a passkey signs before an act that binds. */
  askPasskey({ sessionId, personId }: Actor): Promise<PasskeyAsked> {
    return this.tx.run((em) => this.passkeys.ask(em, sessionId!, personId!, 'act'));
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

  /** What a request says of where it comes from. */
  originOf(request: { ip: string; cookie: string | undefined; userAgent: string | undefined }): Origin {
    return { address: request.ip, device: this.devices.cookieOf(request.cookie), userAgent: request.userAgent };
  }

  /** The cookie by which this device is known to the account from now on. */
  deviceCookie(email: string, device: string): string {
    return this.devices.cookieFor(device, email);
  }

  private async requirePassword(person: Person, password = ''): Promise<void> {
    if (!(await this.passwords.matches(person.passwordHash, password))) throw identityErrors.WRONG_PASSWORD();
  }

  private async useForAct(em: Em, person: Person, { code = '', passkey }: { code?: string; passkey?: PasskeyAnswer }): Promise<void> {
    if (!passkey) {
      if (!person.totpConfirmed) throw identityErrors.WRONG_CODE();
      await this.secondFactor.use(em, person, code, 'act');
    }
    await this.recovery.keepSecondFactor(em, person);
  }

  /** Whoever has a passkey already adds an application once inside, the passkey asked again: the password alone adds none. */
  private requireMayAddCode(session: SessionRow): void {
    if (!session.totp_confirmed && session.passkeys > 0) requireAccess(this.sessions.actorOf(session), 'person.change_factor');
  }

  private async tellEnrolled(em: Em, person: Person): Promise<void> {
    const actor = { personId: person.id, role: 'person' } as Actor;
    await this.trail.record(em, actor, { subject: 'person', subjectId: person.id, event: 'enrol_second_factor' });
    await this.outbox.publish(em, SecondFactorChanged, { personId: person.id, change: 'enrolled' });
  }
}
