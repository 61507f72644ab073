import { z } from 'zod';
import { defineJob, noPayload } from '#platform';

export const carryPurge = defineJob({ name: 'institution.carry-purge', queue: 'events', payload: z.object({ runId: z.uuid() }) });
export const resumePurges = defineJob({ name: 'institution.resume-purges', queue: 'events', payload: noPayload, attempts: 1 });
export const purgeTraces = defineJob({ name: 'institution.purge-traces', queue: 'events', payload: noPayload, attempts: 1 });
