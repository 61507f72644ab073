import { Body, Controller, Delete, HttpCode, Param, Post, Put, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Clock, zonedInstant, type ZonedInstant } from '#kernel';
import { CurrentActor, IdParam, MAX_FILE_BYTES, readUpload, Route, UPLOAD_ERRORS, type Actor } from '#platform';
import { EditApplication, type SavedContent } from '../app/edit-application.js';
import type { Versioned } from '../app/given-content.js';
import type { BudgetTotals } from '../domain/budget.js';
import {
  ActivitiesDto,
  AnswersDto,
  BudgetDto,
  ContentDto,
  IndicatorsDto,
  PartnersDto,
  PlacesDto,
  ProjectDto,
  TargetGroupsDto,
} from './application.dto.js';

const CONFLICTS = ['WRONG_STATE', 'VERSION_CONFLICT', 'FIELD_LOCKED', 'COMPLETION_CLOSED'];
const saving = (what: string) =>
  Route({ policy: 'application.edit', summary: `Save ${what}, at the version it was read`, errors: CONFLICTS, body: 'large' });

export interface Saved extends Versioned {
  saved: ZonedInstant;
}

/** Each part of a file is saved by itself. */
@ApiTags('applications')
@Controller('api/applications/:id')
export class EditingController {
  constructor(
    private readonly editing: EditApplication,
    private readonly clock: Clock,
  ) {}

  @Put('project')
  @saving('title, domain and region')
  project(@IdParam() id: string, @Body() body: ProjectDto, @CurrentActor() actor: Actor): Promise<Saved> {
    return this.saved(this.editing.project(actor, id, body));
  }

  @Put('content')
  @saving('many parts in one request, each')
  async content(
    @IdParam() id: string,
    @Body() body: ContentDto,
    @CurrentActor() actor: Actor,
  ): Promise<SavedContent & { saved: ZonedInstant }> {
    return { ...(await this.editing.many(actor, id, body)), saved: zonedInstant(this.clock.now()) };
  }

  @Put('sections/:section')
  @saving('one section of the form')
  section(
    @IdParam() id: string,
    @Param('section') section: string,
    @Body() body: AnswersDto,
    @CurrentActor() actor: Actor,
  ): Promise<Saved> {
    return this.saved(this.editing.section(actor, id, section, body));
  }

  @Put('eligibility')
  @saving('the answers to the eligibility questions')
  eligibility(@IdParam() id: string, @Body() body: AnswersDto, @CurrentActor() actor: Actor): Promise<Saved> {
    return this.saved(this.editing.eligibility(actor, id, body));
  }

  @Put('budget')
  @saving('all budget lines')
  budget(@IdParam() id: string, @Body() body: BudgetDto, @CurrentActor() actor: Actor): Promise<Saved & { totals: BudgetTotals }> {
    return this.saved(this.editing.budget(actor, id, body));
  }

  @Put('parts/partners')
  @saving('the partners')
  partners(@IdParam() id: string, @Body() body: PartnersDto, @CurrentActor() actor: Actor): Promise<Saved> {
    return this.saved(this.editing.part(actor, id, 'partners', body));
  }

  @Put('parts/places')
  @saving('the places')
  places(@IdParam() id: string, @Body() body: PlacesDto, @CurrentActor() actor: Actor): Promise<Saved> {
    return this.saved(this.editing.part(actor, id, 'places', body));
  }

  @Put('parts/target_groups')
  @saving('the target groups')
  targetGroups(@IdParam() id: string, @Body() body: TargetGroupsDto, @CurrentActor() actor: Actor): Promise<Saved> {
    return this.saved(this.editing.part(actor, id, 'target_groups', body));
  }

  @Put('parts/activities')
  @saving('the activities')
  activities(@IdParam() id: string, @Body() body: ActivitiesDto, @CurrentActor() actor: Actor): Promise<Saved> {
    return this.saved(this.editing.part(actor, id, 'activities', body));
  }

  @Put('parts/indicators')
  @saving('the indicators')
  indicators(@IdParam() id: string, @Body() body: IndicatorsDto, @CurrentActor() actor: Actor): Promise<Saved> {
    return this.saved(this.editing.part(actor, id, 'indicators', body));
  }

  @Post('attachments/:attachment')
  @Route({
    policy: 'application.edit',
    summary: 'Attach a document of the call; a newer one replaces the one before',
    errors: ['WRONG_STATE', 'FIELD_LOCKED', 'COMPLETION_CLOSED', ...UPLOAD_ERRORS],
    upload: MAX_FILE_BYTES,
  })
  async attach(
    @IdParam() id: string,
    @Param('attachment') documentCode: string,
    @Req() request: FastifyRequest,
    @CurrentActor() actor: Actor,
  ): Promise<{ id: string }> {
    return this.editing.attach(actor, id, documentCode, await readUpload(request));
  }

  @Delete('attachments/:attachment')
  @HttpCode(204)
  @Route({
    policy: 'application.edit',
    summary: 'Take a document off while the file may be edited; the trail keeps that it was there',
    errors: ['NOT_FOUND', 'WRONG_STATE', 'FIELD_LOCKED', 'COMPLETION_CLOSED'],
  })
  detach(@IdParam() id: string, @Param('attachment') documentCode: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.editing.detach(actor, id, documentCode);
  }

  /** With the wall time for "saved at 14:05": the browser does not convert time zones. */
  private async saved<T extends Versioned>(work: Promise<T>): Promise<T & Saved> {
    return { ...(await work), saved: zonedInstant(this.clock.now()) };
  }
}
