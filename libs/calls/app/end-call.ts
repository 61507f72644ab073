import { Injectable } from '@nestjs/common';
import type { Localized } from '#kernel';
import { Lifecycle, Tx, type Actor } from '#platform';
import { lockCall } from '../data/calls.store.js';
import { requireMayManage } from './call-access.js';
import { CallAlarms } from './call.deadlines.js';
import { CallClock } from './call-clock.js';
import { callLife } from './call.lives.js';

/** Gives up a call, with a reason the public reads; puts away one whose results are settled. */
@Injectable()
export class EndCall {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly clock: CallClock,
    private readonly alarms: CallAlarms,
  ) {}

  /** @throws NOT_FOUND · FORBIDDEN · WRONG_STATE */
  cancel(actor: Actor, callId: string, reason: Localized): Promise<void> {
    return this.tx.run(async (em) => {
      const call = await lockCall(em, callId);
      requireMayManage(actor, 'call.cancel', call);
      await this.clock.settle(em, call, await this.tx.now(em));
      await this.lifecycle.move(em, actor, callLife, call, 'cancel', { cancelReason: reason }, { detail: { reason } });
      await this.alarms.cancel(em, callId);
    });
  }

  /** @throws NOT_FOUND · FORBIDDEN · WRONG_STATE */
  archive(actor: Actor, callId: string): Promise<void> {
    return this.tx.run(async (em) => {
      const call = await lockCall(em, callId);
      requireMayManage(actor, 'call.archive', call);
      await this.lifecycle.move(em, actor, callLife, call, 'archive');
    });
  }
}
