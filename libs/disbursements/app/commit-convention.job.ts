import { Injectable } from '@nestjs/common';
import { defineJob, Tx, type JobHandler } from '#platform';
import { ConventionInForce } from '#conventions';
import { Disbursements } from './disbursements.js';

export const commitConvention = defineJob({ name: 'disbursements.commit', queue: 'events', payload: ConventionInForce.payload });

/** A convention took effect: its amount is promised, and the ledger says so. */
@Injectable()
export class CommitConvention implements JobHandler<{ conventionId: string }> {
  constructor(
    private readonly tx: Tx,
    private readonly disbursements: Disbursements,
  ) {}

  async handle({ conventionId }: { conventionId: string }): Promise<'done'> {
    await this.tx.run((em) => this.disbursements.commit(em, conventionId));
    return 'done';
  }
}
