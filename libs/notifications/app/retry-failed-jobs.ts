import { Injectable } from '@nestjs/common';
import type { DomainError } from '#kernel';
import { FailedJobs, platformErrors, requireAccess, type Actor, type BulkAct, type BulkRowFacts, type Em } from '#platform';
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

  /** One that is back in its queue is said to be: what was seen has been done meanwhile. */
  async one(em: Em, actor: Actor, id: string): Promise<DomainError | null> {
    requireAccess(actor, 'failed-job.manage');
    return (await this.failed.retry(em, actor, id)) ? null : platformErrors.ALREADY_PUT_BACK();
  }
}
