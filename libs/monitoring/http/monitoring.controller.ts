import { Body, Controller, Delete, Get, HttpCode, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CountedReasonView, OfferedReasonView } from '#institution';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  ATTACHMENTS,
  CurrentActor,
  IdempotencyKeyHeader,
  IdParam,
  Lists,
  MAX_FILE_BYTES,
  readUpload,
  Route,
  sendFile,
  UPLOAD_ERRORS,
  type Actor,
  type ListPage,
} from '#platform';
import { CloseProject } from '../app/close-project.js';
import { DecideReport } from '../app/decide-report.js';
import { FollowUp } from '../app/follow-up.js';
import { MonitoringReads, type FollowUpView, type ReportView } from '../app/monitoring.reads.js';
import { ReportReasons } from '../app/report-reasons.js';
import { ReportsList, ReportsQuery, type ReportItem } from '../app/reports.list.js';
import { WriteReport, type SavedDraft } from '../app/write-report.js';
import { AcceptReportDto, IncidentDto, ReturnReportDto, SiteVisitDto, WriteReportDto } from './monitoring.dto.js';

@ApiTags('monitoring')
@Controller('api/monitoring')
export class MonitoringController {
  constructor(
    private readonly reads: MonitoringReads,
    private readonly lists: Lists,
    private readonly reportsList: ReportsList,
    private readonly writing: WriteReport,
    private readonly deciding: DecideReport,
    private readonly followingUp: FollowUp,
    private readonly closing: CloseProject,
    private readonly reasons: ReportReasons,
  ) {}

  @Get('reports')
  @Route({ policy: 'monitoring.read', summary: 'Reports within my scope, the earliest due first' })
  reports(@CurrentActor() actor: Actor, @Query() query: ReportsQuery): Promise<ListPage<ReportItem>> {
    return this.lists.read(actor, this.reportsList, query);
  }

  @Get('reasons')
  @Route({ policy: 'monitoring.read', summary: 'For what reports were returned or expenses set aside, and how many' })
  countedReasons(@CurrentActor() actor: Actor): Promise<CountedReasonView[]> {
    return this.reasons.counted(actor);
  }

  @Get('reports/:id/reasons')
  @Route({ policy: 'monitoring.read', summary: 'For what the report may be returned, or expenses set aside', errors: ['NOT_FOUND'] })
  offeredReasons(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<OfferedReasonView[]> {
    return this.reasons.offered(actor, id);
  }

  @Get('reports/:id')
  @Route({ policy: 'monitoring.read', summary: 'One report, narrative and financial', errors: ['NOT_FOUND'] })
  report(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<ReportView> {
    return this.reads.one(actor, id);
  }

  @Put('reports/:id')
  @Route({
    policy: 'report.write',
    summary: 'Write the report; what is left out stays as it was',
    errors: ['NOT_FOUND', 'WRONG_STATE', 'VERSION_CONFLICT', 'BENEFICIARIES_INCONSISTENT', 'UNKNOWN_LINE'],
    body: 'large',
  })
  write(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: WriteReportDto): Promise<SavedDraft> {
    return this.writing.write(actor, id, body);
  }

  @Post('reports/:id/vouchers')
  @Route({
    policy: 'report.write',
    summary: 'Attach a voucher',
    errors: ['NOT_FOUND', 'WRONG_STATE', ...UPLOAD_ERRORS],
    upload: MAX_FILE_BYTES,
  })
  async attach(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Req() request: FastifyRequest,
  ): Promise<{ id: string; name: string; size: number }> {
    return this.writing.attach(actor, id, await readUpload(request));
  }

  @Get('reports/:id/vouchers/:voucherId')
  @Route({ policy: 'monitoring.read', summary: 'A voucher', errors: ['NOT_FOUND'], sends: ATTACHMENTS })
  async voucher(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('voucherId') voucherId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { file, bytes } = await this.reads.voucher(actor, id, voucherId);
    sendFile(reply, file, bytes);
  }

  @Delete('reports/:id/vouchers/:voucherId')
  @HttpCode(204)
  @Route({ policy: 'report.write', summary: 'Take a voucher off a report that is not submitted', errors: ['NOT_FOUND', 'WRONG_STATE'] })
  detach(@CurrentActor() actor: Actor, @IdParam() id: string, @IdParam('voucherId') voucherId: string): Promise<void> {
    return this.writing.detach(actor, id, voucherId);
  }

  @Post('reports/:id/submit')
  @HttpCode(200)
  @Route({
    policy: 'report.submit',
    summary: 'Submit the report',
    errors: ['NOT_FOUND', 'WRONG_STATE', 'REPORT_INCOMPLETE'],
  })
  submit(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdempotencyKeyHeader() key: string,
  ): Promise<{ id: string; state: string; version: number }> {
    return this.writing.submit(actor, id, key);
  }

  @Post('reports/:id/accept')
  @HttpCode(200)
  @Route({
    policy: 'report.accept',
    summary: 'Accept the report with the numbers that were verified',
    errors: ['NOT_FOUND', 'WRONG_STATE', 'BENEFICIARIES_INCONSISTENT', 'INELIGIBLE_ABOVE_SPENT'],
  })
  accept(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: AcceptReportDto): Promise<{ state: string }> {
    const { verified, ineligibleCentimes = 0, reason = null, reasons = [] } = body;
    return this.deciding.accept(actor, id, { verified, ineligibleCentimes, reason, reasons });
  }

  @Post('reports/:id/return')
  @HttpCode(200)
  @Route({ policy: 'report.return', summary: 'Send the report back, with the reason', errors: ['NOT_FOUND', 'WRONG_STATE'] })
  sendBack(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: ReturnReportDto): Promise<{ state: string }> {
    return this.deciding.sendBack(actor, id, body);
  }

  @Get('conventions/:id')
  @Route({ policy: 'monitoring.read', summary: 'Reports, visits, incidents and closing of a convention', errors: ['NOT_FOUND'] })
  ofConvention(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<FollowUpView> {
    return this.reads.ofConvention(actor, id);
  }

  @Post('conventions/:id/visits')
  @Route({ policy: 'site_visit.record', summary: 'Record a site visit', errors: ['NOT_FOUND'] })
  visit(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: SiteVisitDto): Promise<{ id: string }> {
    return this.followingUp.recordVisit(actor, id, body);
  }

  @Post('conventions/:id/incidents')
  @Route({ policy: 'incident.record', summary: 'Record an incident', errors: ['NOT_FOUND'] })
  incident(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: IncidentDto): Promise<{ id: string }> {
    return this.followingUp.recordIncident(actor, id, body);
  }

  @Post('conventions/:id/closing')
  @HttpCode(204)
  @Route({
    policy: 'closing.compute',
    summary: 'Compute the closing statement',
    errors: ['NOT_FOUND', 'WRONG_STATE', 'NOT_READY_TO_CLOSE'],
  })
  compute(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.closing.compute(actor, id);
  }

  @Post('conventions/:id/close')
  @HttpCode(200)
  @Route({
    policy: 'closing.close',
    summary: 'Close the project, or demand what is to be given back',
    errors: ['NOT_FOUND', 'WRONG_STATE', 'NOT_READY_TO_CLOSE'],
  })
  close(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdempotencyKeyHeader() key: string,
  ): Promise<{ state: string; recoveryOrderId: string | null }> {
    return this.closing.close(actor, id, key);
  }
}
