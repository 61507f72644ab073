import { z } from 'zod';
import { defineEvent } from '#platform';

const payload = z.object({ conventionId: z.uuid() });

/** The act is ready and waits for its first signature. */
export const ConventionSent = defineEvent('conventions.sent.v1', payload);

/** The association has signed; the administration's turn. */
export const ConventionSigned = defineEvent('conventions.signed.v1', payload);

/** Every signature is there. */
export const ConventionCountersigned = defineEvent('conventions.countersigned.v1', payload);

/** Both sides have signed and the convention has taken effect. */
export const ConventionInForce = defineEvent('conventions.in-force.v1', payload);

/** The administration has ended the convention before its term. */
export const ConventionTerminated = defineEvent('conventions.terminated.v1', payload);
