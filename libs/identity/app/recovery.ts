import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '#kernel';
import { newId, Outbox, rowBy, Trail, Vault, type Actor, type Em } from '#platform';
import { Passkey } from '../data/passkey.entity.js';
import { hasAnyFactor } from '../data/passkeys.queries.js';
import { Person } from '../data/person.entity.js';
import { RecoveryCode } from '../data/recovery-code.entity.js';
import { endSessionsOf } from '../data/sessions.queries.js';
import { identityErrors } from '../domain/errors.js';
import { RECOVERY_CODES, RECOVERY_LENGTH, shownCode, typedCode } from '../domain/paper-code.js';
import { newPaperCode } from './new-paper-code.js';
import { SecondFactorChanged } from './identity.events.js';

/** Two days in which the person, told by mail, may say that it was not them. */
const NOTICE_MS = 48 * 3_600_000;

/**
 * A lost telephone is not the end: codes kept on paper stand in for it once each, and two administrators (or the operator)
 * may end a second factor after a delay in which its owner is told and keeps it by using it.
 */
@Injectable()
export class Recovery {
  constructor(
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
  ) {}

  /** Fresh codes in place of all older ones; shown this once. */
  async issueCodes(em: Em, actor: Actor, personId: string): Promise<string[]> {
    const codes = Array.from({ length: RECOVERY_CODES }, () => newPaperCode(RECOVERY_LENGTH));
    await em.delete(RecoveryCode, { personId });
    await em.insert(
      RecoveryCode,
      codes.map((code) => ({ id: newId(), personId, codeHash: this.hash(personId, code), issuedAt: this.clock.now() })),
    );
    await this.trail.record(em, actor, { subject: 'person', subjectId: personId, event: 'issue_recovery_codes' });
    return codes.map(shownCode);
  }

  /** Uses a code up and ends the second factor that was lost: the person takes a new one next. @throws WRONG_RECOVERY_CODE */
  async useCode(em: Em, person: Person, code: string): Promise<void> {
    const unused = { personId: person.id, codeHash: this.hash(person.id, typedCode(code)), usedAt: IsNull() };
    const used = await em.update(RecoveryCode, unused, { usedAt: this.clock.now() });
    if (used.affected !== 1) throw identityErrors.WRONG_RECOVERY_CODE();
    await this.endSecondFactor(em, person.id);
    const actor = { personId: person.id, role: 'person' } as Actor;
    await this.trail.record(em, actor, { subject: 'person', subjectId: person.id, event: 'use_recovery_code' });
    await this.outbox.publish(em, SecondFactorChanged, { personId: person.id, change: 'recovery-code-used' });
  }

  /** Ends a second factor after the notice; returns when. @throws NO_SECOND_FACTOR */
  async scheduleEnd(em: Em, actor: Actor, personId: string, reason: string): Promise<Date> {
    const person = await rowBy(em, Person, { id: personId }, 'FOR UPDATE');
    if (!person || !(await hasAnyFactor(em, personId, this.clock.now()))) throw identityErrors.NO_SECOND_FACTOR();
    const at = new Date(this.clock.now().getTime() + NOTICE_MS);
    await em.update(Person, { id: personId }, { secondFactorEndsAt: at });
    await this.trail.record(em, actor, {
      subject: 'person',
      subjectId: personId,
      event: 'end_second_factor',
      reason,
      detail: { at: at.toISOString() },
    });
    await this.outbox.publish(em, SecondFactorChanged, { personId, change: 'ending' });
    return at;
  }

  /** The owner has used it: it was not lost, and stays. */
  async keepSecondFactor(em: Em, person: Person): Promise<void> {
    if (!person.secondFactorEndsAt) return;
    await em.update(Person, { id: person.id }, { secondFactorEndsAt: null });
    const actor = { personId: person.id, role: 'person' } as Actor;
    await this.trail.record(em, actor, { subject: 'person', subjectId: person.id, event: 'keep_second_factor' });
    await this.outbox.publish(em, SecondFactorChanged, { personId: person.id, change: 'kept' });
  }

  /** Neither the telephone nor any passkey counts any more, in no session. */
  async endSecondFactor(em: Em, personId: string): Promise<void> {
    await this.forgetFactors(em, personId);
    await endSessionsOf(em, personId);
  }

  async forgetFactors(em: Em, personId: string): Promise<void> {
    await em.update(Person, { id: personId }, { totpSecret: null, totpConfirmed: false, secondFactorEndsAt: null });
    await em.delete(Passkey, { personId });
  }

  /** The second factor that two administrators ended, once its notice is over. */
  hasEnded(person: Person): boolean {
    return person.secondFactorEndsAt !== null && person.secondFactorEndsAt <= this.clock.now();
  }

  private hash(personId: string, code: string): string {
    return this.vault.sign('recovery-code', `${personId}.${code}`);
  }
}
