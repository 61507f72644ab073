import { z } from 'zod';
import { defineEvent } from '../jobs/job.js';

const payload = z.object({ proposalId: z.uuid() });

/** Something waits for a second person. */
export const ProposalMade = defineEvent('platform.proposal-made.v1', payload);
/** It was confirmed, refused, withdrawn, or it expired. */
export const ProposalSettled = defineEvent('platform.proposal-settled.v1', payload);
