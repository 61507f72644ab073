import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Label } from '#kernel';
import { AuditChecks, CurrentActor, DayField, IdField, requireAccess, Route, TextField, Tx, type Actor } from '#platform';
import { TrailReading, type TrailHealth, type TrailPage } from '../app/trail-reading.js';

class TrailQuery {
  @TextField({ max: 60, optional: true }) subject?: string;
  @IdField({ optional: true }) subjectId?: string;
  @IdField({ optional: true }) personId?: string;
  @DayField({ optional: true }) from?: string;
  @DayField({ optional: true }) until?: string;
  @TextField({ max: 18, pattern: /^\d+$/, optional: true }) before?: string;
}

/** What is written for ever, for those who audit the whole. */
@ApiTags('audit')
@Controller('api/trail')
export class TrailController {
  constructor(
    private readonly tx: Tx,
    private readonly trail: TrailReading,
    private readonly checks: AuditChecks,
  ) {}

  @Get()
  @Route({ policy: 'trail.read', summary: 'The acts, newest first, by person, subject or day' })
  page(@CurrentActor() actor: Actor, @Query() query: TrailQuery): Promise<TrailPage> {
    requireAccess(actor, 'trail.read');
    return this.tx.run((em) => this.trail.page(em, actor, query), { readOnly: true });
  }

  @Get('subjects')
  @Route({ policy: 'trail.read', summary: 'What the acts may be about' })
  subjects(@CurrentActor() actor: Actor): { subject: string; label: Label }[] {
    requireAccess(actor, 'trail.read');
    return this.trail.subjects();
  }

  @Get('health')
  @Route({ policy: 'trail.read', summary: 'The last seal and the last checks of the chain' })
  health(@CurrentActor() actor: Actor): Promise<TrailHealth> {
    requireAccess(actor, 'trail.read');
    return this.tx.run((em) => this.trail.health(em), { readOnly: true });
  }

  @Post('checks')
  @HttpCode(202)
  @Route({ policy: 'trail.read', summary: 'Have the chain recomputed by the worker; a check that already waits is the answer' })
  check(@CurrentActor() actor: Actor): Promise<{ id: string }> {
    requireAccess(actor, 'trail.read');
    return this.tx.run(async (em) => ({ id: await this.checks.ask(em, actor) }));
  }
}
