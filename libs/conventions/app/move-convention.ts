import { Injectable } from '@nestjs/common';
import { Lifecycle, requireAccess, Tx, type Actor, type Em } from '#platform';
import { ConventionDocument, type Convention } from '../data/convention.entity.js';
import { conventionErrors } from '../domain/errors.js';
import { SignatureTerm } from './convention.deadlines.js';
import { conventionLife } from './convention.lives.js';
import { EndingReasons } from './ending-reasons.js';

/** Why an act ends: in words, as the association reads them, and coded. */
interface Why {
  reason: string;
  reasons: readonly string[];
}

/** The officer's acts that carry no signature: sending for signature, cancelling before it, ending after it. */
@Injectable()
export class MoveConvention {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly term: SignatureTerm,
    private readonly reasons: EndingReasons,
  ) {}

  /** @throws NOT_FOUND · WRONG_STATE · DOCUMENT_NOT_READY */
  send(actor: Actor, conventionId: string): Promise<void> {
    return this.tx.run((em) => this.sendIn(em, actor, conventionId));
  }

  /** The same within a transaction of the caller. */
  async sendIn(em: Em, actor: Actor, conventionId: string): Promise<void> {
    const convention = await this.lifecycle.lock(em, conventionLife, conventionId);
    requireAccess(actor, 'convention.send', convention);
    if (convention.state === 'drafted' && !(await em.existsBy(ConventionDocument, { conventionId }))) {
      throw conventionErrors.DOCUMENT_NOT_READY();
    }
    await this.lifecycle.move(em, actor, conventionLife, convention, 'send', await this.term.begin(em, convention));
  }

  /** @throws NOT_FOUND · WRONG_STATE · INVALID_REQUEST: a reason that is not offered */
  cancel(actor: Actor, conventionId: string, why: Why): Promise<void> {
    return this.tx.run(async (em) => {
      const convention = await this.lifecycle.lock(em, conventionLife, conventionId);
      requireAccess(actor, 'convention.cancel', convention);
      await this.endIn(em, actor, convention, 'cancel', why);
      await this.term.end(em, conventionId);
    });
  }

  /** @throws NOT_FOUND · STEP_UP_REQUIRED · WRONG_STATE · INVALID_REQUEST: a reason that is not offered */
  terminate(actor: Actor, conventionId: string, why: Why): Promise<void> {
    return this.tx.run(async (em) => {
      const convention = await this.lifecycle.lock(em, conventionLife, conventionId);
      requireAccess(actor, 'convention.terminate', convention);
      await this.endIn(em, actor, convention, 'terminate', why);
    });
  }

  private async endIn(
    em: Em,
    actor: Actor,
    convention: Convention,
    event: 'cancel' | 'terminate',
    { reason, reasons }: Why,
  ): Promise<void> {
    conventionLife.machine.require(convention.state, event);
    const said = await this.reasons.chosen(em, convention, reasons, event);
    const change = { endReason: reason, ...said };
    await this.lifecycle.move(em, actor, conventionLife, convention, event, change, { reason, detail: { reasons: said.reasons } });
  }
}
