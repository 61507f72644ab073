import { z } from 'zod';
import { defineEvent } from '#platform';

/** A file was submitted and its receipt issued. In the last minutes of a call submissions come first: PDF and mails follow when they are through. */
export const ApplicationSubmitted = defineEvent(
  'applications.submitted.v1',
  z.object({ applicationId: z.uuid(), callId: z.uuid(), associationId: z.uuid(), number: z.string(), at: z.iso.datetime() }),
  { patient: true },
);

/** The association answered a request for completion. */
export const CompletionAnswered = defineEvent(
  'applications.completion-answered.v1',
  z.object({ applicationId: z.uuid(), requestId: z.uuid() }),
);
