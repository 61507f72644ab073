import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, definePolicies, IdParam, Lists, platformErrors, Route, type Actor, type ListPage, type NamesOf } from '#platform';
import { FailedJobsList, FailedJobsQuery, type FailedJobView } from '../app/failed-jobs.list.js';
import { RetryFailedJob } from '../app/retry-failed-job.js';

export const failedJobPolicies = definePolicies({
  'failed-job.manage': {
    roles: ['administrator'],
    // The queues know no region.
    check: (actor: Actor) => (actor.scope.regionCode ? platformErrors.FORBIDDEN() : null),
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
}
