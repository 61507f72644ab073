import { z } from 'zod';
import { defineEvent } from '#platform';
import { conventionMachine } from '../domain/convention.machine.js';

const CONVENTION_STATES = conventionMachine.states;

/** The state is the one announced: whoever hears of it late still tells what happened. */
const payload = z.object({ conventionId: z.uuid(), state: z.enum(CONVENTION_STATES) });

/** The act is ready and waits for its first signature. */
export const ConventionSent = defineEvent('conventions.sent.v1', payload);

/** The association has signed; the administration's turn. */
export const ConventionSigned = defineEvent('conventions.signed.v1', payload);

/** Every signature is there. */
export const ConventionCountersigned = defineEvent('conventions.countersigned.v1', payload);

/** Both sides have signed and the convention has taken effect. */
export const ConventionInForce = defineEvent('conventions.in-force.v1', z.object({ conventionId: z.uuid() }));

/** The administration has ended the convention before its term. */
export const ConventionTerminated = defineEvent('conventions.terminated.v1', payload);
