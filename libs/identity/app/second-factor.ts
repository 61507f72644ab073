import { Injectable } from '@nestjs/common';
import { Secret, TOTP } from 'otpauth';
import { Clock } from '#kernel';
import { Vault, type Em } from '#platform';
import { useTotpStep } from '../data/people.queries.js';
import { Person } from '../data/person.entity.js';
import { identityErrors } from '../domain/errors.js';

const PERIOD_S = 30;

/** Time-based codes (RFC 6238): six digits, 30 seconds, one step of tolerance either way; each code serves once. */
@Injectable()
export class SecondFactor {
  constructor(
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /** A fresh secret, sealed for the database, and the address an authenticator application reads. */
  enrol(email: string): { sealed: string; uri: string; secret: string } {
    const secret = new Secret({ size: 20 });
    return { sealed: this.seal(secret.base32), uri: this.totp(secret.base32, email).toString(), secret: secret.base32 };
  }

  seal(base32: string): string {
    return this.vault.seal('totp', base32);
  }

  /** The code of this moment: for the demonstration's sign-in page and for tests, never on another route. */
  currentCode(person: Person): string {
    return this.totp(this.open(person), person.email).generate({ timestamp: this.clock.now().getTime() });
  }

  /**
   * Accepts a code once. The row is updated only while the code is newer than the last one used, so two requests with the
   * same code are one success and one refusal.
   * @throws WRONG_CODE
   */
  async use(em: Em, person: Person, code: string, purpose: 'sign-in' | 'act'): Promise<void> {
    if (!person.totpSecret) throw identityErrors.WRONG_CODE();
    const now = this.clock.now().getTime();
    const delta = this.totp(this.open(person), person.email).validate({ token: code, window: 1, timestamp: now });
    if (delta === null) throw identityErrors.WRONG_CODE();
    const step = Math.floor(now / 1000 / PERIOD_S) + delta;
    if (!(await useTotpStep(em, person.id, purpose, step))) throw identityErrors.WRONG_CODE();
  }

  private open(person: Person): string {
    return this.vault.open('totp', person.totpSecret!).toString();
  }

  private totp(secret: string, email: string): TOTP {
    return new TOTP({ issuer: 'Jisr', label: email, secret: Secret.fromBase32(secret), digits: 6, period: PERIOD_S });
  }
}
