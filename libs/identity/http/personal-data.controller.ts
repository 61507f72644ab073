import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentActor, IdParam, platformErrors, Route, sendFile, TextField, type Actor } from '#platform';
import { DataExports, type DataExportView } from '../app/data-exports.js';
import { Erasures, ProposeErasure, type ErasureView } from '../app/erasures.js';
import { Notices, type NoticeView } from '../app/notices.js';
import { AccountReasonDto } from './session.dto.js';

const FORMATS = ['json', 'html'] as const;
type Format = (typeof FORMATS)[number];

class DataNoticeDto {
  @TextField({ max: 40, description: 'Of the notice that was read' }) version: string;
}

/** What people ask about their own data (law 09-08): a copy, and that it goes. */
@ApiTags('personal data')
@Controller('api')
export class PersonalDataController {
  constructor(
    private readonly exports: DataExports,
    private readonly notices: Notices,
    private readonly erasures: Erasures,
    private readonly proposing: ProposeErasure,
  ) {}

  @Get('me/data-exports')
  @Route({ policy: 'person.self', summary: 'The copy of my data that I have asked for, while it waits' })
  list(@CurrentActor() actor: Actor): Promise<DataExportView[]> {
    return this.exports.mine(actor);
  }

  @Post('me/data-exports')
  @Route({
    policy: 'person.export',
    summary: 'Ask for a copy of what is kept of me; the one before ends',
    errors: ['STEP_UP_REQUIRED', 'COPY_ASKED_TODAY'],
  })
  ask(@CurrentActor() actor: Actor): Promise<{ id: string }> {
    return this.exports.ask(actor);
  }

  @Get('me/data-exports/:id/:format')
  @Route({
    policy: 'person.self',
    summary: 'The copy of my data, for a program (json) or for reading (html)',
    errors: ['NOT_FOUND', 'COPY_NOT_READY'],
    sends: ['text/plain', 'text/html'],
  })
  async read(
    @IdParam() id: string,
    @Param('format') format: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!FORMATS.includes(format as Format)) throw platformErrors.NOT_FOUND();
    const { bytes, ...file } = await this.exports.read(actor, id, format as Format);
    sendFile(reply, file, bytes);
  }

  @Get('me/notice')
  @Route({ policy: 'person.self', summary: 'Which notice about personal data I have taken note of, and when' })
  notice(@CurrentActor() actor: Actor): Promise<NoticeView> {
    return this.notices.mine(actor);
  }

  @Put('me/notice')
  @HttpCode(204)
  @Route({ policy: 'person.self', summary: 'Take note of the notice as it stands', errors: ['NOTICE_CHANGED'] })
  takeNote(@Body() { version }: DataNoticeDto, @CurrentActor() actor: Actor): Promise<void> {
    return this.notices.take(actor, version);
  }

  @Get('me/erasure')
  @Route({ policy: 'person.self', summary: 'What would go and what would stay of me, and why; whether I have asked' })
  erasure(@CurrentActor() actor: Actor): Promise<ErasureView> {
    return this.erasures.mine(actor);
  }

  @Post('me/erasure')
  @HttpCode(204)
  @Route({
    policy: 'person.ask_erasure',
    summary: 'Ask that my account be erased; an administrator carries it out',
    errors: ['STEP_UP_REQUIRED', 'ACCOUNT_HOLDS', 'ERASURE_WAITS', 'WRONG_STATE'],
  })
  askErasure(@CurrentActor() actor: Actor): Promise<void> {
    return this.erasures.ask(actor);
  }

  @Delete('me/erasure')
  @HttpCode(204)
  @Route({ policy: 'person.self', summary: 'Withdraw that request', errors: ['NOT_FOUND'] })
  withdraw(@CurrentActor() actor: Actor): Promise<void> {
    return this.erasures.withdraw(actor);
  }

  @Post('people/:id/erasure')
  @HttpCode(204)
  @Route({
    policy: 'person.confirm_erasure',
    summary: 'Erase the account of somebody who asked for it: there is no way back',
    errors: ['NOT_FOUND', 'STEP_UP_REQUIRED', 'OTHER_PERSON_NEEDED', 'ERASURE_NEEDS_TWO', 'ACCOUNT_HOLDS', 'ERASURE_WAITS', 'WRONG_STATE'],
  })
  erase(@IdParam() id: string, @Body() { reason }: AccountReasonDto, @CurrentActor() actor: Actor): Promise<void> {
    return this.erasures.grant(actor, id, reason);
  }

  @Post('people/:id/erasure-proposals')
  @Route({
    policy: 'person.propose_erasure',
    summary: 'Propose to erase the account of somebody who cannot ask; a second administrator confirms',
    errors: ['NOT_FOUND', 'STEP_UP_REQUIRED', 'PROPOSAL_WAITING'],
  })
  propose(@IdParam() id: string, @Body() { reason }: AccountReasonDto, @CurrentActor() actor: Actor): Promise<{ id: string }> {
    return this.proposing.propose(actor, id, reason);
  }
}
