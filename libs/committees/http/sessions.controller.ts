import { Body, Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentActor, IdempotencyKeyHeader, IdParam, Route, sendFile, type Actor } from '#platform';
import { Attend } from '../app/panel/attend.js';
import { CloseSession } from '../app/session/close-session.js';
import type { DeclarationItem, FileRow, RankingView, ScenarioView, SessionDetail } from '../app/committee.views.js';
import { Declare } from '../app/panel/declare.js';
import { Designate } from '../app/panel/designate.js';
import { ExcuseSignature } from '../app/minutes/excuse-signature.js';
import { SessionFileReads } from '../app/session/session-files.reads.js';
import { MinutesReads } from '../app/minutes/minutes.reads.js';
import { RunSession } from '../app/session/run-session.js';
import { Scenarios } from '../app/ranking/scenarios.js';
import { SessionReads } from '../app/session/session.reads.js';
import { SignMinutes } from '../app/minutes/sign-minutes.js';
import type { Quorum } from '../domain/quorum.js';
import type { MinutesData } from '../templates/minutes.data.js';
import { AbsenceDto, ActingDto, AttendanceDto, DeclarationDto, CommitteeReasonDto, ScenarioDto } from './committees.dto.js';

const CONTENT = ['DECLARATION_REQUIRED'];

@ApiTags('committee sessions')
@Controller('api/committees/sessions/:id')
export class SessionsController {
  constructor(
    private readonly reads: SessionReads,
    private readonly files: SessionFileReads,
    private readonly minutes: MinutesReads,
    private readonly attendance: Attend,
    private readonly declaration: Declare,
    private readonly run: RunSession,
    private readonly closing: CloseSession,
    private readonly signature: SignMinutes,
    private readonly scenarios: Scenarios,
    private readonly acting: Designate,
    private readonly excuses: ExcuseSignature,
  ) {}

  @Get()
  @Route({ policy: 'session.read', summary: 'One session: panel, presence, quorum, what I still owe' })
  show(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<SessionDetail> {
    return this.reads.session(actor, id);
  }

  @Get('agenda')
  @Route({ policy: 'session.declare', summary: 'The files on which I must declare: names only' })
  agenda(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<DeclarationItem[]> {
    return this.reads.agenda(actor, id);
  }

  @Post('declaration')
  @HttpCode(200)
  @Route({
    policy: 'session.declare',
    summary: 'Promise confidentiality and declare conflicts file by file; nothing opens before',
    errors: ['ALREADY_DECLARED', 'DECLARATION_INCOMPLETE', 'WRONG_STATE'],
  })
  declare(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: DeclarationDto): Promise<{ conflicts: number }> {
    return this.declaration.execute(actor, { sessionId: id, files: body.files.map((file) => ({ ...file, text: file.text ?? null })) });
  }

  @Post('attendance')
  @HttpCode(200)
  @Route({ policy: 'session.attendance', summary: 'Record who comes and leaves; answers with the quorum', errors: ['WRONG_STATE'] })
  attend(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: AttendanceDto): Promise<Quorum> {
    return this.attendance.execute(actor, { sessionId: id, ...body });
  }

  @Post('open')
  @HttpCode(200)
  @Route({
    policy: 'session.open',
    summary: 'Open the session for individual scoring',
    errors: [...CONTENT, 'WRONG_STATE', 'QUORUM_NOT_REACHED'],
  })
  open(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<{ state: string }> {
    return this.run.open(actor, id);
  }

  @Post('deliberate')
  @HttpCode(200)
  @Route({
    policy: 'session.deliberate',
    summary: 'Begin deliberating: scores are shared from here on',
    errors: [...CONTENT, 'WRONG_STATE', 'QUORUM_NOT_REACHED'],
  })
  deliberate(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<{ state: string }> {
    return this.run.deliberate(actor, id);
  }

  @Post('cancel')
  @HttpCode(204)
  @Route({ policy: 'session.cancel', summary: 'Cancel a session of which no decision is final', errors: ['WRONG_STATE'] })
  cancel(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: CommitteeReasonDto): Promise<void> {
    return this.run.cancel(actor, id, body.reason);
  }

  @Post('annul')
  @HttpCode(204)
  @Route({
    policy: 'session.annul',
    summary: 'State that nobody is left to sign the minutes: the session comes to nothing',
    errors: ['WRONG_STATE', 'SIGNATORIES_LEFT'],
  })
  annul(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: CommitteeReasonDto): Promise<void> {
    return this.run.annul(actor, id, body.reason);
  }

  @Post('acting')
  @HttpCode(200)
  @Route({
    policy: 'session.designate',
    summary: 'Designate a member present to act for the presiding person or the secretary',
    errors: ['WRONG_STATE', 'CANNOT_ACT'],
  })
  designate(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: ActingDto): Promise<{ complete: boolean }> {
    return this.acting.execute(actor, { sessionId: id, ...body });
  }

  @Post('close')
  @HttpCode(200)
  @Route({
    policy: 'session.close',
    summary: 'Close the session: awards are taken out of the envelope, the minutes are numbered',
    errors: [
      ...CONTENT,
      'WRONG_STATE',
      'QUORUM_NOT_REACHED',
      'FILES_UNDECIDED',
      'SOME_FILES_UNDECIDED',
      'RANKING_TEXT_REQUIRED',
      'ENVELOPE_EXCEEDED',
    ],
  })
  close(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<{ minutesNumber: string }> {
    return this.closing.execute(actor, id);
  }

  @Get('files')
  @Route({ policy: 'session.read', summary: 'The files I may know of', errors: CONTENT })
  list(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<FileRow[]> {
    return this.files.files(actor, id);
  }

  @Get('ranking')
  @Route({
    policy: 'session.read',
    summary: 'The ranking, raw and calibrated side by side, and the money',
    errors: [...CONTENT, 'WRONG_STATE'],
  })
  ranking(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<RankingView> {
    return this.files.ranking(actor, id);
  }

  @Get('ranking.csv')
  @Route({ policy: 'session.read', summary: 'The ranking for a spreadsheet', errors: [...CONTENT, 'WRONG_STATE'], sends: ['text/csv'] })
  async rankingCsv(@CurrentActor() actor: Actor, @IdParam() id: string, @Res() reply: FastifyReply): Promise<void> {
    const bytes = await this.files.rankingCsv(actor, id);
    sendFile(reply, { name: 'ranking.csv', mediaType: 'text/csv; charset=utf-8' }, bytes);
  }

  @Get('scenarios')
  @Route({ policy: 'session.read', summary: 'The what-ifs of this session', errors: [...CONTENT, 'WRONG_STATE'] })
  listScenarios(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<ScenarioView[]> {
    return this.scenarios.list(actor, id);
  }

  @Post('scenarios')
  @Route({
    policy: 'session.simulate',
    summary: 'Try another rule, envelope or amounts: who enters, who leaves, why',
    errors: [...CONTENT, 'WRONG_STATE'],
  })
  simulate(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: ScenarioDto): Promise<ScenarioView> {
    return this.scenarios.create(actor, {
      sessionId: id,
      name: body.name,
      rule: body.rule,
      thresholdHundredths: body.thresholdHundredths ?? null,
      extraCentimes: body.extraCentimes ?? 0,
      amounts: body.amounts ?? [],
    });
  }

  @Get('minutes')
  @Route({ policy: 'session.read', summary: 'The minutes as they stand', errors: [...CONTENT, 'WRONG_STATE'] })
  draftMinutes(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<MinutesData> {
    return this.minutes.draft(actor, id);
  }

  @Get('minutes.pdf')
  @Route({
    policy: 'session.read',
    summary: 'The minutes; an extract for a member in conflict',
    errors: [...CONTENT, 'WRONG_STATE', 'MINUTES_NOT_READY'],
    sends: ['application/pdf'],
  })
  async minutesPdf(@CurrentActor() actor: Actor, @IdParam() id: string, @Res() reply: FastifyReply): Promise<void> {
    const { name, bytes } = await this.minutes.pdf(actor, id);
    sendFile(reply, { name, mediaType: 'application/pdf' }, bytes, true);
  }

  @Post('minutes/signatures')
  @Route({
    policy: 'minutes.sign',
    summary: 'Sign the minutes; the last signature that can be given makes the decisions final',
    errors: [...CONTENT, 'STEP_UP_REQUIRED', 'WRONG_STATE', 'NOT_SEATED', 'ALREADY_SIGNED', 'MINUTES_NOT_READY'],
  })
  sign(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdempotencyKeyHeader() key: string,
  ): Promise<{ signed: number; of: number; complete: boolean }> {
    return this.signature.execute(actor, { sessionId: id, key });
  }

  @Post('minutes/refusal')
  @HttpCode(200)
  @Route({
    policy: 'minutes.refuse',
    summary: 'Refuse to sign the minutes, and say why: the others finish',
    errors: [...CONTENT, 'WRONG_STATE', 'NOT_SEATED', 'ALREADY_SIGNED'],
  })
  refuse(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: CommitteeReasonDto): Promise<{ complete: boolean }> {
    return this.excuses.refuse(actor, { sessionId: id, reason: body.reason });
  }

  @Post('minutes/absences')
  @HttpCode(200)
  @Route({
    policy: 'minutes.record_absence',
    summary: 'Write down why somebody cannot sign the minutes',
    errors: [...CONTENT, 'WRONG_STATE', 'ALREADY_SIGNED', 'MINUTES_NOT_READY'],
  })
  recordAbsence(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: AbsenceDto): Promise<{ complete: boolean }> {
    return this.excuses.record(actor, { sessionId: id, ...body });
  }

  @Get('minutes/signatures.pdf')
  @Route({
    policy: 'session.read',
    summary: 'Who signed the minutes, who did not and why, who acted for whom',
    errors: [...CONTENT, 'WRONG_STATE', 'MINUTES_NOT_READY'],
    sends: ['application/pdf'],
  })
  async signatureSheet(@CurrentActor() actor: Actor, @IdParam() id: string, @Res() reply: FastifyReply): Promise<void> {
    const { name, bytes } = await this.minutes.signatureSheet(actor, id);
    sendFile(reply, { name, mediaType: 'application/pdf' }, bytes, true);
  }
}
