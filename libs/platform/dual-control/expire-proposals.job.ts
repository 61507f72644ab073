import { Injectable } from '@nestjs/common';
import { defineJob, noPayload, type JobHandler } from '../jobs/job.js';
import { Proposals } from './proposals.js';

export const expireProposals = defineJob({ name: 'platform.expire-proposals', queue: 'deadlines', payload: noPayload, attempts: 1 });

/** Ends what nobody answered. Whether a proposal may still be confirmed is decided by the clock at that instant, not here. */
@Injectable()
export class ExpireProposals implements JobHandler<Record<string, never>> {
  constructor(private readonly proposals: Proposals) {}

  async handle(): Promise<'done' | 'skipped'> {
    return (await this.proposals.expire()) > 0 ? 'done' : 'skipped';
  }
}
