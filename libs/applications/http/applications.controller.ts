import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Language } from '#kernel';
import {
  ATTACHMENTS,
  CurrentActor,
  CurrentLanguage,
  IdempotencyKeyHeader,
  IdParam,
  Lists,
  Route,
  sendFile,
  type Actor,
  type ListPage,
} from '#platform';
import { AnswerCompletion } from '../app/answer-completion.js';
import { ApplicationsQuery, OwnApplicationsList, OwnApplicationsQuery, type OwnApplicationItem } from '../app/applications.list.js';
import type { Dossier } from '../app/dossier.js';
import { ApplicationReads, type ApplicationPage, type ApplicationView } from '../app/applications.reads.js';
import type { Receipt } from '../app/receipt.js';
import { StartApplication } from '../app/start-application.js';
import { SubmitApplication } from '../app/submit-application.js';
import { FileWhole, type WholeFile } from '../app/whole-file.js';
import { WithdrawApplication } from '../app/withdraw-application.js';
import { StartApplicationDto, SubmitDto, WholeFileDto, WithdrawDto } from './application.dto.js';

@ApiTags('applications')
@Controller('api/applications')
export class ApplicationsController {
  constructor(
    private readonly starting: StartApplication,
    private readonly whole: FileWhole,
    private readonly submission: SubmitApplication,
    private readonly completion: AnswerCompletion,
    private readonly withdrawal: WithdrawApplication,
    private readonly reading: ApplicationReads,
    private readonly lists: Lists,
    private readonly ownFiles: OwnApplicationsList,
  ) {}

  @Post()
  @Route({
    policy: 'application.create',
    summary: 'Begin a file, or resume the draft that is open',
    errors: ['CALL_NOT_OPEN', 'DEADLINE_PASSED', 'ALREADY_SUBMITTED', 'TOO_MANY_FILES'],
  })
  start(@Body() body: StartApplicationDto, @CurrentActor() actor: Actor): Promise<{ id: string; resumed: boolean }> {
    return this.starting.execute(actor, body);
  }

  @Post('whole')
  @Route({
    policy: 'application.create',
    summary: 'A file in one request: begun, filled and, with the declaration on honour, submitted; all of it or nothing',
    errors: [
      'CALL_NOT_OPEN',
      'DEADLINE_PASSED',
      'ALREADY_SUBMITTED',
      'TOO_MANY_FILES',
      'WRONG_STATE',
      'VERSION_CONFLICT',
      'FIELD_LOCKED',
      'COMPLETION_CLOSED',
      'ASSOCIATION_NOT_VERIFIED',
      'APPLICATION_INCOMPLETE',
    ],
    body: 'large',
  })
  fileWhole(@Body() body: WholeFileDto, @IdempotencyKeyHeader() key: string, @CurrentActor() actor: Actor): Promise<WholeFile> {
    const { declaration, ...command } = body;
    return this.whole.execute(actor, { ...command, submit: declaration === true }, key);
  }

  @Get()
  @Route({ policy: 'application.list', summary: 'The submitted files of my region, with the sums of the whole selection' })
  list(@Query() query: ApplicationsQuery, @CurrentActor() actor: Actor): Promise<ApplicationPage> {
    return this.reading.list(actor, query);
  }

  @Get('own')
  @Route({ policy: 'application.read_own', summary: 'The files of my association' })
  own(@Query() query: OwnApplicationsQuery, @CurrentActor() actor: Actor): Promise<ListPage<OwnApplicationItem>> {
    return this.lists.read(actor, this.ownFiles, query);
  }

  @Get(':id')
  @Route({ policy: 'application.read_own', summary: 'A file as its association works on it, with what is missing' })
  view(@IdParam() id: string, @CurrentActor() actor: Actor, @CurrentLanguage() language: Language): Promise<ApplicationView> {
    return this.reading.view(actor, id, language);
  }

  @Get(':id/dossier')
  @Route({ policy: 'application.read', summary: 'A whole file as it is read' })
  dossier(@IdParam() id: string, @CurrentActor() actor: Actor): Promise<Dossier> {
    return this.reading.dossier(actor, id);
  }

  @Get(':id/attachments/:attachment')
  @Route({ policy: 'application.read', summary: 'Download a document of the file', sends: ATTACHMENTS })
  async attachment(
    @IdParam() id: string,
    @IdParam('attachment') attachmentId: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { file, bytes } = await this.reading.attachment(actor, id, attachmentId);
    sendFile(reply, file, bytes);
  }

  @Get(':id/receipt')
  @Route({
    policy: 'application.read',
    summary: 'Download the newest receipt; not found while it is being made',
    sends: ['application/pdf'],
  })
  async receipt(@IdParam() id: string, @CurrentActor() actor: Actor, @Res() reply: FastifyReply): Promise<void> {
    const { file, bytes } = await this.reading.receiptPdf(actor, id);
    sendFile(reply, file, bytes);
  }

  @Post(':id/submission')
  @Route({
    policy: 'application.submit',
    summary: 'Submit a complete file before the deadline; the answer is the receipt',
    errors: [
      'ALREADY_SUBMITTED',
      'WRONG_STATE',
      'CALL_NOT_OPEN',
      'DEADLINE_PASSED',
      'ASSOCIATION_NOT_VERIFIED',
      'APPLICATION_INCOMPLETE',
      'TOO_MANY_FILES',
    ],
  })
  submit(
    @IdParam() id: string,
    @Body() _body: SubmitDto,
    @IdempotencyKeyHeader() key: string,
    @CurrentActor() actor: Actor,
  ): Promise<Receipt> {
    return this.submission.execute(actor, id, key);
  }

  @Post(':id/completion')
  @Route({
    policy: 'application.answer_completion',
    summary: 'Hand the completed file back; the answer is a receipt',
    errors: ['WRONG_STATE', 'COMPLETION_CLOSED', 'APPLICATION_INCOMPLETE'],
  })
  answerCompletion(
    @IdParam() id: string,
    @Body() _body: SubmitDto,
    @IdempotencyKeyHeader() key: string,
    @CurrentActor() actor: Actor,
  ): Promise<Receipt> {
    return this.completion.execute(actor, id, key);
  }

  @Post(':id/withdrawal')
  @HttpCode(204)
  @Route({ policy: 'application.withdraw', summary: 'Take a file back until the deadline', errors: ['WRONG_STATE', 'WITHDRAWAL_CLOSED'] })
  withdraw(@IdParam() id: string, @Body() body: WithdrawDto, @CurrentActor() actor: Actor): Promise<void> {
    return this.withdrawal.execute(actor, id, body.reason ?? null);
  }
}
