import { z } from 'zod';
import { defineEvent } from '#platform';

/** The minutes are signed: the decisions of the session are final. */
export const DecisionsFinal = defineEvent('committees.decisions-final.v1', z.object({ sessionId: z.uuid(), callId: z.uuid() }));
