import { Injectable } from '@nestjs/common';
import type { Localized } from '#kernel';
import { Outbox, Tx, type Actor } from '#platform';
import { Call } from '../data/call.entity.js';
import { lockCall } from '../data/calls.store.js';
import { requireMayManage } from './call-access.js';
import { CallAlarms } from './call.deadlines.js';
import { CallCancelled } from './call.events.js';
import { CallLife } from './call-life.js';

/** Gives up a call, with a reason the public reads; puts away one whose results are settled. */
@Injectable()
export class EndCall {
  constructor(
    private readonly tx: Tx,
    private readonly life: CallLife,
    private readonly alarms: CallAlarms,
    private readonly outbox: Outbox,
  ) {}

  /** @throws NOT_FOUND · FORBIDDEN · WRONG_STATE */
  cancel(actor: Actor, callId: string, reason: Localized): Promise<void> {
    return this.tx.run(async (em) => {
      const call = await lockCall(em, callId);
      requireMayManage(actor, 'call.cancel', call);
      await this.life.settle(em, call, await this.tx.now(em));
      await this.life.advance(em, actor, call, 'cancel', { reason });
      await em.update(Call, { id: callId }, { cancelReason: reason });
      await this.alarms.cancel(em, callId);
      await this.outbox.publish(em, CallCancelled, { callId });
    });
  }

  /** @throws NOT_FOUND · FORBIDDEN · WRONG_STATE */
  archive(actor: Actor, callId: string): Promise<void> {
    return this.tx.run(async (em) => {
      const call = await lockCall(em, callId);
      requireMayManage(actor, 'call.archive', call);
      await this.life.advance(em, actor, call, 'archive');
    });
  }
}
