import { z } from 'zod';
import { defineEvent } from '#platform';

/** A file was submitted and its receipt issued. */
export const ApplicationSubmitted = defineEvent(
  'applications.submitted.v1',
  z.object({ applicationId: z.uuid(), callId: z.uuid(), associationId: z.uuid(), number: z.string(), at: z.iso.datetime() }),
);

/** The association answered a request for completion. */
export const CompletionAnswered = defineEvent(
  'applications.completion-answered.v1',
  z.object({ applicationId: z.uuid(), requestId: z.uuid() }),
);
