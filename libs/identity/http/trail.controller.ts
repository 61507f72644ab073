import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Label } from '#kernel';
import { CurrentActor, Route, type Actor } from '#platform';
import { AskTrailCheck } from '../app/ask-trail-check.js';
import { TrailQuery } from '../app/trail.list.js';
import { TrailReading, type TrailHealth, type TrailPage } from '../app/trail.reads.js';

/** What is written for ever, for those who audit the whole. */
@ApiTags('audit')
@Controller('api/trail')
export class TrailController {
  constructor(
    private readonly trail: TrailReading,
    private readonly checks: AskTrailCheck,
  ) {}

  @Get()
  @Route({ policy: 'trail.read', summary: 'The acts, newest first, by person, subject or day' })
  page(@CurrentActor() actor: Actor, @Query() query: TrailQuery): Promise<TrailPage> {
    return this.trail.page(actor, query);
  }

  @Get('subjects')
  @Route({ policy: 'trail.read', summary: 'What the acts may be about' })
  subjects(@CurrentActor() actor: Actor): { subject: string; label: Label }[] {
    return this.trail.subjects(actor);
  }

  @Get('health')
  @Route({ policy: 'trail.read', summary: 'The last seal and the last checks of the chain' })
  health(@CurrentActor() actor: Actor): Promise<TrailHealth> {
    return this.trail.health(actor);
  }

  @Post('checks')
  @HttpCode(202)
  @Route({ policy: 'trail.read', summary: 'Have the chain recomputed by the worker; a check that already waits is the answer' })
  check(@CurrentActor() actor: Actor): Promise<{ id: string }> {
    return this.checks.execute(actor);
  }
}
