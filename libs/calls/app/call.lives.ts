import type { EventOf } from '#kernel';
import { defineLife, tell } from '#platform';
import { Call } from '../data/call.entity.js';
import { callMachine } from '../domain/call.machine.js';
import { CallCancelled, CallClosed, CallPublished } from './call.events.js';

const TOLD: Partial<Record<EventOf<typeof callMachine>, typeof CallPublished>> = {
  publish: CallPublished,
  close: CallClosed,
  cancel: CallCancelled,
};

export const callLife = defineLife({
  machine: callMachine,
  entity: Call,
  also: ({ version }) => ({ version: version + 1, updatedAt: () => 'clock_timestamp()' }),
  tells: ({ id }, event) => {
    const told = TOLD[event];
    return told && tell(told, { callId: id });
  },
});
