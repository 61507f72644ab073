import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, Route, type Actor } from '#platform';
import { PurgeReads, type PurgePlanView } from '../app/purge.reads.js';
import { Purges } from '../app/purges.js';
import { InstitutionReasonDto } from './institution.dto.js';

/** What is over of what is kept of persons. */
@ApiTags('personal data')
@Controller('api/retention')
export class PurgeController {
  constructor(
    private readonly read: PurgeReads,
    private readonly purges: Purges,
  ) {}

  @Get()
  @Route({
    policy: 'purge.read',
    summary: 'What a purge would end by today’s periods, what is held back and why, and what the last ones did; changes nothing',
    errors: ['NO_INSTITUTION'],
  })
  plan(@CurrentActor() actor: Actor): Promise<PurgePlanView> {
    return this.read.view(actor);
  }

  @Post('proposals')
  @Route({
    policy: 'purge.propose',
    summary: 'Propose the purge as the plan stands; a second administrator confirms, the worker does it',
    errors: ['STEP_UP_REQUIRED', 'NO_INSTITUTION', 'NOTHING_TO_PURGE', 'PURGE_RUNS', 'PROPOSAL_WAITING'],
  })
  propose(@Body() { reason }: InstitutionReasonDto, @CurrentActor() actor: Actor): Promise<{ id: string }> {
    return this.purges.propose(actor, reason);
  }
}
