import { Injectable } from '@nestjs/common';
import { Outbox, platformErrors, requireAccess, Trail, Tx, type Actor, type Em } from '#platform';
import { RecoveryOrder } from '../data/payment-order.entity.js';
import { recoveryOrderMachine } from '../domain/recovery-order.machine.js';
import { RecoverySettled } from './disbursement.events.js';
import { Ledger } from './ledger.js';

/** The end of a recovery order: the money came back, or the order is given up. @throws NOT_FOUND · WRONG_STATE */
@Injectable()
export class SettleRecovery {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
    private readonly ledger: Ledger,
  ) {}

  settle(actor: Actor, id: string, receipt: { settledOn: string; reference: string }, key: string): Promise<{ state: string }> {
    const idempotency = { key, personId: actor.personId!, operation: 'recovery_order.settle', input: { id, ...receipt } };
    return this.tx.run(
      async (em) => {
        const order = await this.lock(em, actor, id, 'settle');
        const state = recoveryOrderMachine.next(order.state, 'settle');
        await em.update(RecoveryOrder, { id }, { ...receipt, state });
        await this.ledger.post(em, 'settle', { conventionId: order.conventionId, amountCentimes: order.amountCentimes, sourceId: id });
        await this.trail.record(em, actor, {
          subject: 'recovery_order',
          subjectId: id,
          event: 'settle',
          from: order.state,
          to: state,
          detail: receipt,
        });
        await this.outbox.publish(em, RecoverySettled, { recoveryOrderId: id, conventionId: order.conventionId });
        return { state };
      },
      { idempotency },
    );
  }

  cancel(actor: Actor, id: string, reason: string): Promise<void> {
    return this.tx.run(async (em) => {
      const order = await this.lock(em, actor, id, 'cancel');
      const state = recoveryOrderMachine.next(order.state, 'cancel');
      await em.update(RecoveryOrder, { id }, { state });
      await this.ledger.reverse(em, id);
      await this.trail.record(em, actor, {
        subject: 'recovery_order',
        subjectId: id,
        event: 'cancel',
        from: order.state,
        to: state,
        reason,
      });
      await this.outbox.publish(em, RecoverySettled, { recoveryOrderId: id, conventionId: order.conventionId });
    });
  }

  private async lock(em: Em, actor: Actor, id: string, event: 'settle' | 'cancel'): Promise<RecoveryOrder> {
    const order = await em.findOne(RecoveryOrder, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!order) throw platformErrors.NOT_FOUND();
    requireAccess(actor, `recovery_order.${event}`, { regionCode: order.regionCode, associationId: order.associationId });
    return order;
  }
}
