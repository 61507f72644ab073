import { Injectable } from '@nestjs/common';
import { FailedJobs, requireAccess, type Actor, type BulkAct, type BulkRowFacts, type Em } from '#platform';
import { FailedJobsList, type FailedJobView } from './failed-jobs.list.js';

/** Puts work that gave up into its queues again, when the cause of many is gone. */
@Injectable()
export class RetryFailedJobs implements BulkAct<FailedJobView, object> {
  readonly at = '/api/failed-jobs/retries';
  readonly policy = 'failed-job.manage';

  constructor(
    readonly list: FailedJobsList,
    private readonly failed: FailedJobs,
  ) {}

  row({ id, name, what, waiting }: FailedJobView): BulkRowFacts {
    return { id, number: waiting?.reference ?? name, name: what, amountCentimes: null };
  }

  async one(em: Em, actor: Actor, id: string): Promise<null> {
    requireAccess(actor, 'failed-job.manage');
    await this.failed.retry(em, actor, id);
    return null;
  }
}
