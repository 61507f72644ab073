import { Body, Controller, Get, HttpCode, Post, Put, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ATTACHMENTS, CurrentActor, IdempotencyKeyHeader, IdParam, Route, sendFile, type Actor } from '#platform';
import type { AssociationBeside } from '#associations';
import type { FileDetail } from '../app/committee.views.js';
import { Conflicts } from '../app/panel/conflicts.js';
import { DecideFile, type ProposedDecision } from '../app/decision/decide-file.js';
import { SessionFileReads } from '../app/session/session-files.reads.js';
import { HoldVote } from '../app/decision/hold-vote.js';
import { PostponeFile } from '../app/decision/postpone-file.js';
import { Score, type SavedSheet } from '../app/scoring/score.js';
import type { Tally } from '../domain/voting.js';
import {
  DecisionDto,
  LiftConflictDto,
  OwnConflictDto,
  PinConflictDto,
  PostponeDto,
  SendSheetDto,
  SheetDto,
  VoteDto,
} from './committees.dto.js';

const CONTENT = ['DECLARATION_REQUIRED'];

@ApiTags('committee files')
@Controller('api/committees/files/:id')
export class SessionFilesController {
  constructor(
    private readonly reads: SessionFileReads,
    private readonly score: Score,
    private readonly conflicts: Conflicts,
    private readonly decisions: DecideFile,
    private readonly votes: HoldVote,
    private readonly postponing: PostponeFile,
  ) {}

  @Get()
  @Route({ policy: 'session.read', summary: 'One file: the dossier, opinions, my sheet, and scores once they are shared', errors: CONTENT })
  show(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<FileDetail> {
    return this.reads.file(actor, id);
  }

  @Get('association')
  @Route({
    policy: 'session.read',
    summary: 'What a committee may know of the association: who it is, what it was granted and what became of it',
    errors: CONTENT,
  })
  association(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<AssociationBeside> {
    return this.reads.association(actor, id);
  }

  @Get('attachments/:attachmentId')
  @Route({ policy: 'session.read', summary: 'One attachment of a file', errors: CONTENT, sends: ATTACHMENTS })
  async attachment(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('attachmentId') attachmentId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { file, bytes } = await this.reads.attachment(actor, id, attachmentId);
    sendFile(reply, file, bytes);
  }

  @Put('sheet')
  @Route({
    policy: 'score_sheet.save',
    summary: 'Save my scores on a file as I type',
    errors: [...CONTENT, 'WRONG_STATE', 'NOT_SEATED', 'SCORES_INVALID', 'VERSION_CONFLICT'],
  })
  save(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: SheetDto): Promise<SavedSheet> {
    return this.score.save(actor, { fileId: id, ...body });
  }

  @Post('sheet/send')
  @HttpCode(200)
  @Route({
    policy: 'score_sheet.send',
    summary: 'Send my scores; afterwards they change only by a new version with its reason',
    errors: [...CONTENT, 'WRONG_STATE', 'NOT_SEATED', 'SCORES_INVALID', 'VERSION_REASON_REQUIRED'],
  })
  send(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: SendSheetDto,
    @IdempotencyKeyHeader() key: string,
  ): Promise<{ version: number; score: number | null }> {
    return this.score.send(actor, { fileId: id, reason: body.reason ?? null, key });
  }

  @Post('withdrawals')
  @HttpCode(204)
  @Route({ policy: 'session.declare', summary: 'Withdraw from a file: I have a conflict of interest', errors: [...CONTENT, 'WRONG_STATE'] })
  withdraw(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: OwnConflictDto): Promise<void> {
    return this.conflicts.declare(actor, { fileId: id, kind: body.kind, text: body.text ?? null });
  }

  @Post('conflicts')
  @HttpCode(204)
  @Route({
    policy: 'session.pin_conflict',
    summary: 'Note the conflict of another member',
    errors: [...CONTENT, 'WRONG_STATE', 'CONFLICT_STANDS'],
  })
  pin(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: PinConflictDto): Promise<void> {
    return this.conflicts.pin(actor, { fileId: id, ...body });
  }

  @Post('conflicts/lift')
  @HttpCode(204)
  @Route({ policy: 'session.pin_conflict', summary: 'Lift a conflict that does not stand', errors: [...CONTENT, 'WRONG_STATE'] })
  lift(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: LiftConflictDto): Promise<void> {
    return this.conflicts.lift(actor, { fileId: id, ...body });
  }

  @Put('decision')
  @Route({
    policy: 'decision.propose',
    summary: 'Write down what the committee decides on a file',
    errors: [
      ...CONTENT,
      'WRONG_STATE',
      'VERSION_CONFLICT',
      'QUORUM_NOT_REACHED',
      'AMOUNT_CONTRADICTS_OUTCOME',
      'AMOUNT_EXCEEDS_ASKED',
      'AWARD_BY_ANOTHER',
      'AMOUNT_EXCEEDS_REMAINING',
      'BELOW_CRITERION_THRESHOLD',
      'RANKING_TEXT_REQUIRED',
      'REASONS_REQUIRED',
    ],
  })
  decide(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: DecisionDto): Promise<ProposedDecision> {
    return this.decisions.execute(actor, {
      fileId: id,
      revision: body.revision,
      outcome: body.outcome,
      amountCentimes: body.amountCentimes,
      conditions: body.conditions ?? null,
      awayText: body.awayText ?? null,
      reasons: body.reasons.map((reason) => ({ code: reason.code, criterion: reason.criterion ?? null })),
    });
  }

  @Post('votes')
  @Route({
    policy: 'decision.vote',
    summary: 'Record the vote on the decision proposed',
    errors: [...CONTENT, 'WRONG_STATE', 'VERSION_CONFLICT', 'QUORUM_NOT_REACHED', 'VOTE_INCOMPLETE', 'VOTE_REASON_REQUIRED'],
  })
  vote(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: VoteDto): Promise<Tally> {
    return this.votes.execute(actor, { fileId: id, revision: body.revision, votes: body.votes, reason: body.reason ?? null });
  }

  @Post('postponement')
  @HttpCode(200)
  @Route({
    policy: 'decision.postpone',
    summary: 'Send a file that this session cannot decide to another session',
    errors: [...CONTENT, 'WRONG_STATE', 'VERSION_CONFLICT', 'FILE_DECIDABLE'],
  })
  postpone(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: PostponeDto): Promise<ProposedDecision> {
    return this.postponing.execute(actor, { fileId: id, ...body });
  }
}
