import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  Bulk,
  BulkDto,
  CurrentActor,
  IdempotencyKeyHeader,
  IdParam,
  Lists,
  Route,
  sendFile,
  type Actor,
  type BulkAnswer,
  type ListPage,
} from '#platform';
import type { LetterRow } from '../app/committee.views.js';
import { ApproveLetters } from '../app/letters/approve-letters.js';
import { LettersList, LettersQuery } from '../app/letters/letters.list.js';
import { LetterReads } from '../app/letters/letters.reads.js';

@ApiTags('decision letters')
@Controller('api/committees/letters')
export class LettersController {
  constructor(
    private readonly lists: Lists,
    private readonly letters: LettersList,
    private readonly reads: LetterReads,
    private readonly bulk: Bulk,
    private readonly approval: ApproveLetters,
  ) {}

  @Get()
  @Route({ policy: 'letter.read', summary: 'Decision letters: of my region, or those sent to my association' })
  list(@CurrentActor() actor: Actor, @Query() query: LettersQuery): Promise<ListPage<LetterRow>> {
    return this.lists.read(actor, this.letters, query);
  }

  @Get(':id/pdf')
  @Route({
    policy: 'letter.read',
    summary: 'The letter as it was rendered',
    errors: ['LETTER_NOT_READY', 'OWN_ASSOCIATION'],
    sends: ['application/pdf'],
  })
  async pdf(@CurrentActor() actor: Actor, @IdParam() id: string, @Res() reply: FastifyReply): Promise<void> {
    const { name, bytes } = await this.reads.pdf(actor, id);
    sendFile(reply, { name, mediaType: 'application/pdf' }, bytes, true);
  }

  @Post('approvals/preview')
  @HttpCode(200)
  @Route({ policy: 'letter.approve', summary: 'Which of these letters could be approved, and which not and why' })
  previewApprovals(@CurrentActor() actor: Actor, @Body() { ids }: BulkDto): Promise<BulkAnswer> {
    return this.bulk.preview(actor, this.approval, ids, {});
  }

  @Post('approvals')
  @HttpCode(200)
  @Route({
    policy: 'letter.approve',
    summary: 'Approve letters, each for itself; they are sent at once',
    errors: ['IDEMPOTENCY_KEY_REQUIRED'],
  })
  approve(@CurrentActor() actor: Actor, @Body() { ids }: BulkDto, @IdempotencyKeyHeader() key: string): Promise<BulkAnswer> {
    return this.bulk.run(actor, this.approval, ids, {}, key);
  }
}
