import type { EventOf } from '#kernel';
import { defineLife, tell } from '#platform';
import { Convention } from '../data/convention.entity.js';
import { conventionMachine } from '../domain/convention.machine.js';
import { ConventionCountersigned, ConventionInForce, ConventionSent, ConventionSigned, ConventionTerminated } from './convention.events.js';

const TOLD: Partial<Record<EventOf<typeof conventionMachine>, typeof ConventionSent>> = {
  send: ConventionSent,
  sign: ConventionSigned,
  countersign: ConventionCountersigned,
  decide: ConventionCountersigned,
  terminate: ConventionTerminated,
};

export const conventionLife = defineLife({
  machine: conventionMachine,
  entity: Convention,
  tells: ({ id, state }, event) => {
    if (event === 'take_effect') return tell(ConventionInForce, { conventionId: id });
    const told = TOLD[event];
    return told && tell(told, { conventionId: id, state });
  },
});
