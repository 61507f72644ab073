import { Injectable } from '@nestjs/common';
import { Outbox, SYSTEM, Trail, type Actor, type Em } from '#platform';
import { Call } from '../data/call.entity.js';
import { callMachine } from '../domain/call.machine.js';
import type { EventOf } from '#kernel';
import { CallClosed } from './call.events.js';

export type CallEvent = EventOf<typeof callMachine>;

/** Moves a call, already locked, along its machine: one audit row for each step. */
@Injectable()
export class CallLife {
  constructor(
    private readonly trail: Trail,
    private readonly outbox: Outbox,
  ) {}

  /** @throws WRONG_STATE */
  async advance(em: Em, actor: Actor, call: Call, event: CallEvent, detail?: unknown): Promise<void> {
    const from = call.state;
    call.state = callMachine.next(from, event);
    call.version += 1;
    await em.update(Call, { id: call.id }, { state: call.state, version: call.version, updatedAt: () => 'clock_timestamp()' });
    await this.trail.record(em, actor, { subject: 'call', subjectId: call.id, event, from, to: call.state, detail });
  }

  /** Brings the state up to what the clock already says. Returns whether anything changed. */
  async settle(em: Em, call: Call, now: Date): Promise<boolean> {
    const before = call.state;
    if (call.state === 'published' && now >= call.opensAt!) await this.advance(em, SYSTEM, call, 'open');
    if (call.state === 'open' && now >= call.closesAt!) {
      await this.advance(em, SYSTEM, call, 'close');
      await this.outbox.publish(em, CallClosed, { callId: call.id });
    }
    return call.state !== before;
  }
}
