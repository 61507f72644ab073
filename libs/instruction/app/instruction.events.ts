import { z } from 'zod';
import { defineEvent } from '#platform';

/** A file was declared admissible or not, eligible or not. */
export const StudyConcluded = defineEvent(
  'instruction.study-concluded.v1',
  z.object({
    fileId: z.uuid(),
    applicationId: z.uuid(),
    conclusion: z.enum(['admit', 'refuse_admission', 'declare_eligible', 'declare_ineligible']),
  }),
);

/** The association is asked to complete its file. */
export const CompletionRequested = defineEvent(
  'instruction.completion-requested.v1',
  z.object({ requestId: z.uuid(), applicationId: z.uuid() }),
);
