import { Injectable } from '@nestjs/common';
import { deadlinePayload, Deadlines, defineDeadline } from '#notifications';
import { defineJob, Tx, type Em, type JobHandler } from '#platform';
import { lockCall } from '../data/calls.store.js';
import { CallClock } from './call-clock.js';

export const settleCall = defineJob({ name: 'calls.settle', queue: 'deadlines', payload: deadlinePayload });

const OPENS = defineDeadline('call.opens', settleCall);
const CLOSES = defineDeadline('call.closes', settleCall);

/** The alarms of a call: at its opening and at its closing the state follows the clock. */
@Injectable()
export class CallAlarms {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly tx: Tx,
  ) {}

  /** An opening that is already past rings at once. */
  async set(em: Em, call: { id: string; opensAt: Date | null; closesAt: Date | null }): Promise<void> {
    const now = await this.tx.now(em);
    await this.deadlines.set(em, OPENS, call.id, call.opensAt! < now ? now : call.opensAt!);
    await this.moveClosing(em, call.id, call.closesAt!);
  }

  async moveClosing(em: Em, callId: string, closesAt: Date): Promise<void> {
    await this.deadlines.set(em, CLOSES, callId, closesAt);
  }

  async cancel(em: Em, callId: string): Promise<void> {
    await this.deadlines.cancel(em, OPENS, callId);
    await this.deadlines.cancel(em, CLOSES, callId);
  }
}

/** Brings the state of a call up to the clock. */
@Injectable()
export class SettleCall implements JobHandler<{ subjectId: string }> {
  constructor(
    private readonly tx: Tx,
    private readonly clock: CallClock,
  ) {}

  handle({ subjectId }: { subjectId: string }): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const call = await lockCall(em, subjectId);
      return (await this.clock.settle(em, call, await this.tx.now(em))) ? 'done' : 'skipped';
    });
  }
}
