import { Injectable } from '@nestjs/common';
import { Outbox, requireAccess, Tx, type Actor } from '#platform';
import { ConventionDocument } from '../data/convention.entity.js';
import { conventionErrors } from '../domain/errors.js';
import { ConventionSent, ConventionTerminated } from './convention.events.js';
import { Conventions } from './conventions.js';

/** The officer's acts that carry no signature: sending for signature, cancelling before it, ending after it. */
@Injectable()
export class MoveConvention {
  constructor(
    private readonly tx: Tx,
    private readonly outbox: Outbox,
    private readonly conventions: Conventions,
  ) {}

  /** @throws NOT_FOUND · WRONG_STATE · DOCUMENT_NOT_READY */
  send(actor: Actor, conventionId: string): Promise<void> {
    return this.tx.run(async (em) => {
      const convention = await this.conventions.load(em, conventionId, true);
      requireAccess(actor, 'convention.send', convention);
      if (convention.state === 'drafted' && !(await em.existsBy(ConventionDocument, { conventionId }))) {
        throw conventionErrors.DOCUMENT_NOT_READY();
      }
      await this.conventions.move(em, actor, convention, 'send', {});
      await this.outbox.publish(em, ConventionSent, { conventionId, state: convention.state });
    });
  }

  /** @throws NOT_FOUND · WRONG_STATE */
  cancel(actor: Actor, conventionId: string, reason: string): Promise<void> {
    return this.tx.run(async (em) => {
      const convention = await this.conventions.load(em, conventionId, true);
      requireAccess(actor, 'convention.cancel', convention);
      await this.conventions.move(em, actor, convention, 'cancel', { endReason: reason });
    });
  }

  /** @throws NOT_FOUND · STEP_UP_REQUIRED · WRONG_STATE */
  terminate(actor: Actor, conventionId: string, reason: string): Promise<void> {
    return this.tx.run(async (em) => {
      const convention = await this.conventions.load(em, conventionId, true);
      requireAccess(actor, 'convention.terminate', convention);
      await this.conventions.move(em, actor, convention, 'terminate', { endReason: reason });
      await this.outbox.publish(em, ConventionTerminated, { conventionId, state: convention.state });
    });
  }
}
