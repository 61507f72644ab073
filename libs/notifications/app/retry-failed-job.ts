import { Injectable } from '@nestjs/common';
import { FailedJobs, requireAccess, Tx, type Actor } from '#platform';

/** Puts work that gave up into its queue again; again does nothing until it has failed anew. @throws NOT_FOUND */
@Injectable()
export class RetryFailedJob {
  constructor(
    private readonly tx: Tx,
    private readonly failed: FailedJobs,
  ) {}

  async execute(actor: Actor, id: string): Promise<void> {
    requireAccess(actor, 'failed-job.manage');
    await this.tx.run((em) => this.failed.retry(em, actor, id));
  }
}
