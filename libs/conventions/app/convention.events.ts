import { z } from 'zod';
import { defineEvent } from '#platform';

/** Both sides have signed and the convention has taken effect. */
export const ConventionInForce = defineEvent('conventions.in-force.v1', z.object({ conventionId: z.uuid() }));
