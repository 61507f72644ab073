import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Bulk,
  BulkDto,
  CurrentActor,
  definePolicies,
  IdempotencyKeyHeader,
  IdParam,
  Lists,
  platformErrors,
  Route,
  type Actor,
  type BulkAnswer,
  type ListPage,
  type NamesOf,
} from '#platform';
import { FailedJobsList, FailedJobsQuery, type FailedJobView } from '../app/failed-jobs.list.js';
import { RetryFailedJob } from '../app/retry-failed-job.js';
import { RetryFailedJobs } from '../app/retry-failed-jobs.js';

export const failedJobPolicies = definePolicies({
  'failed-job.manage': {
    roles: ['administrator'],
    // The queues know neither a region nor an institution.
    check: ({ scope }: Actor) => (scope.regionCode || scope.institutionId ? platformErrors.FORBIDDEN() : null),
  },
});
declare global {
  interface PolicyTable extends NamesOf<typeof failedJobPolicies> {}
}

@ApiTags('failed-jobs')
@Controller('api/failed-jobs')
export class FailedJobsController {
  constructor(
    private readonly lists: Lists,
    private readonly listed: FailedJobsList,
    private readonly retrying: RetryFailedJob,
    private readonly bulk: Bulk,
    private readonly retries: RetryFailedJobs,
  ) {}

  @Get()
  @Route({ policy: 'failed-job.manage', summary: 'Jobs that gave up, the longest waiting first: what, since when, whom they keep waiting' })
  list(@CurrentActor() actor: Actor, @Query() query: FailedJobsQuery): Promise<ListPage<FailedJobView>> {
    return this.lists.read(actor, this.listed, query);
  }

  @Post(':id/retry')
  @HttpCode(204)
  @Route({ policy: 'failed-job.manage', summary: 'Put the job back into its queue; again does nothing until it has failed anew' })
  retry(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.retrying.execute(actor, id);
  }

  @Post('retries/preview')
  @HttpCode(200)
  @Route({ policy: 'failed-job.manage', summary: 'Which of these jobs could be put back into their queues, and which not and why' })
  previewRetries(@CurrentActor() actor: Actor, @Body() { ids }: BulkDto): Promise<BulkAnswer> {
    return this.bulk.preview(actor, this.retries, ids, {});
  }

  @Post('retries')
  @HttpCode(200)
  @Route({
    policy: 'failed-job.manage',
    summary: 'Put jobs back into their queues, each for itself',
    errors: ['IDEMPOTENCY_KEY_REQUIRED'],
  })
  retryAll(@CurrentActor() actor: Actor, @Body() { ids }: BulkDto, @IdempotencyKeyHeader() key: string): Promise<BulkAnswer> {
    return this.bulk.run(actor, this.retries, ids, {}, key);
  }
}
