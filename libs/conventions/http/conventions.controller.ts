import { Body, Controller, Get, HttpCode, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CountedReasonView, OfferedReasonView } from '#institution';
import type { BudgetAccount } from '#calls';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  Bulk,
  BulkDto,
  CurrentActor,
  IdempotencyKeyHeader,
  IdParam,
  Lists,
  platformErrors,
  readUpload,
  Route,
  sendFile,
  type Actor,
  type BulkAnswer,
  type ListPage,
} from '#platform';
import { AwardsList, AwardsQuery, type AwardItem } from '../app/awards.list.js';
import { ConventionReads, type AwardView, type ConventionView } from '../app/convention.reads.js';
import { ConventionsList, ConventionsQuery, type ConventionListItem } from '../app/conventions.list.js';
import { DraftConvention } from '../app/draft-convention.js';
import { EndingReasons } from '../app/ending-reasons.js';
import { MoveConvention } from '../app/move-convention.js';
import { GrantAccounts } from '../app/grant-accounts.js';
import { RecutBudget } from '../app/recut-budget.js';
import { SendConventions } from '../app/send-conventions.js';
import { SignConvention, type SignatureReceipt } from '../app/sign-convention.js';
import { VerifyDocuments, type DocumentVerdict, type SignatureVerdict } from '../app/verify-documents.js';
import { DraftConventionDto, ConventionReasonDto, RecutBudgetDto } from './conventions.dto.js';

const SIGNING_ERRORS = [
  'NOT_FOUND',
  'STEP_UP_REQUIRED',
  'WRONG_STATE',
  'NOT_FOR_THIS_INSTRUMENT',
  'DOCUMENT_NOT_READY',
  'HIGHER_LEVEL_NEEDED',
  'IDEMPOTENCY_KEY_REQUIRED',
];

@ApiTags('conventions')
@Controller('api/conventions')
export class ConventionsController {
  constructor(
    private readonly reads: ConventionReads,
    private readonly lists: Lists,
    private readonly conventions: ConventionsList,
    private readonly awardsList: AwardsList,
    private readonly drafting: DraftConvention,
    private readonly recutting: RecutBudget,
    private readonly moving: MoveConvention,
    private readonly signing: SignConvention,
    private readonly verification: VerifyDocuments,
    private readonly bulk: Bulk,
    private readonly sendings: SendConventions,
    private readonly accounts: GrantAccounts,
    private readonly reasons: EndingReasons,
  ) {}

  @Get()
  @Route({ policy: 'convention.read', summary: 'Conventions and award decisions within my scope, newest first' })
  list(@CurrentActor() actor: Actor, @Query() query: ConventionsQuery): Promise<ListPage<ConventionListItem>> {
    return this.lists.read(actor, this.conventions, query);
  }

  @Get('reasons')
  @Route({ policy: 'convention.read', summary: 'For what acts were cancelled or terminated, and how many' })
  countedReasons(@CurrentActor() actor: Actor): Promise<CountedReasonView[]> {
    return this.reasons.counted(actor);
  }

  @Get('awards')
  @Route({ policy: 'convention.awards', summary: 'Final awards, each with the act drawn up for it' })
  awards(@CurrentActor() actor: Actor, @Query() query: AwardsQuery): Promise<ListPage<AwardItem>> {
    return this.lists.read(actor, this.awardsList, query);
  }

  @Get('awards/:id')
  @Route({
    policy: 'convention.awards',
    summary: 'The award of one file, and the plan proposed for its act',
    errors: ['NOT_FOUND', 'NO_FINAL_AWARD'],
  })
  award(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<AwardView> {
    return this.reads.award(actor, id);
  }

  @Post()
  @Route({
    policy: 'convention.draft',
    summary: 'Draw up the convention or the award decision of a file with a final award',
    errors: [
      'NOT_FOUND',
      'NO_FINAL_AWARD',
      'AWARD_NOT_TOLD',
      'CONVENTION_EXISTS',
      'AMOUNT_ABOVE_AWARD',
      'DATES_REVERSED',
      'TRANCHES_INCOMPLETE',
    ],
  })
  draft(@CurrentActor() actor: Actor, @Body() body: DraftConventionDto): Promise<{ id: string; number: string }> {
    return this.drafting.execute(actor, body);
  }

  @Post('sendings/preview')
  @HttpCode(200)
  @Route({ policy: 'convention.send', summary: 'Which of these acts could be sent for signature, and which not and why' })
  previewSendings(@CurrentActor() actor: Actor, @Body() { ids }: BulkDto): Promise<BulkAnswer> {
    return this.bulk.preview(actor, this.sendings, ids, {});
  }

  @Post('sendings')
  @HttpCode(200)
  @Route({ policy: 'convention.send', summary: 'Send acts for signature, each for itself', errors: ['IDEMPOTENCY_KEY_REQUIRED'] })
  sendAll(@CurrentActor() actor: Actor, @Body() { ids }: BulkDto, @IdempotencyKeyHeader() key: string): Promise<BulkAnswer> {
    return this.bulk.run(actor, this.sendings, ids, {}, key);
  }

  @Get(':id')
  @Route({ policy: 'convention.read', summary: 'One convention: terms, tranches, budget, signatures', errors: ['NOT_FOUND'] })
  one(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<ConventionView> {
    return this.reads.one(actor, id);
  }

  @Get(':id/reasons')
  @Route({ policy: 'convention.read', summary: 'For what the act may be cancelled or terminated', errors: ['NOT_FOUND'] })
  offeredReasons(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<OfferedReasonView[]> {
    return this.reasons.offered(actor, id);
  }

  @Get(':id/accounts')
  @Route({ policy: 'convention.read', summary: 'The accounts that the grant may be cut by', errors: ['NOT_FOUND'] })
  grantAccounts(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<BudgetAccount[]> {
    return this.accounts.read(actor, id);
  }

  @Put(':id/budget')
  @HttpCode(204)
  @Route({
    policy: 'convention.recut',
    summary: 'Cut the grant again charge by charge, before signing',
    errors: ['NOT_FOUND', 'BUDGET_FROZEN', 'BUDGET_NOT_EQUAL'],
  })
  recut(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: RecutBudgetDto): Promise<void> {
    return this.recutting.execute(actor, id, body.lines);
  }

  @Post(':id/send')
  @HttpCode(204)
  @Route({ policy: 'convention.send', summary: 'Send for signature', errors: ['NOT_FOUND', 'WRONG_STATE', 'DOCUMENT_NOT_READY'] })
  send(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.moving.send(actor, id);
  }

  @Post(':id/sign')
  @HttpCode(200)
  @Route({ policy: 'convention.sign', summary: 'Sign for the association', errors: [...SIGNING_ERRORS, 'NO_MANDATE'] })
  sign(@CurrentActor() actor: Actor, @IdParam() id: string, @IdempotencyKeyHeader() key: string): Promise<SignatureReceipt> {
    return this.signing.execute(actor, 'sign', id, key);
  }

  @Post(':id/countersign')
  @HttpCode(200)
  @Route({
    policy: 'convention.countersign',
    summary: 'Sign for the administration, after the association',
    errors: SIGNING_ERRORS,
  })
  countersign(@CurrentActor() actor: Actor, @IdParam() id: string, @IdempotencyKeyHeader() key: string): Promise<SignatureReceipt> {
    return this.signing.execute(actor, 'countersign', id, key);
  }

  @Post(':id/decide')
  @HttpCode(200)
  @Route({ policy: 'convention.decide', summary: 'Sign an award decision', errors: SIGNING_ERRORS })
  decide(@CurrentActor() actor: Actor, @IdParam() id: string, @IdempotencyKeyHeader() key: string): Promise<SignatureReceipt> {
    return this.signing.execute(actor, 'decide', id, key);
  }

  @Post(':id/cancel')
  @HttpCode(204)
  @Route({ policy: 'convention.cancel', summary: 'Cancel before any signature', errors: ['NOT_FOUND', 'WRONG_STATE'] })
  cancel(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: ConventionReasonDto): Promise<void> {
    return this.moving.cancel(actor, id, body);
  }

  @Post(':id/terminate')
  @HttpCode(204)
  @Route({
    policy: 'convention.terminate',
    summary: 'End before its term, with the reason',
    errors: ['NOT_FOUND', 'STEP_UP_REQUIRED', 'WRONG_STATE'],
  })
  terminate(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: ConventionReasonDto): Promise<void> {
    return this.moving.terminate(actor, id, body);
  }

  @Get(':id/document')
  @Route({
    policy: 'convention.read',
    summary: 'The PDF as it stands, with its signatures',
    errors: ['NOT_FOUND', 'DOCUMENT_NOT_READY'],
    sends: ['application/pdf'],
  })
  async document(@CurrentActor() actor: Actor, @IdParam() id: string, @Res() reply: FastifyReply): Promise<void> {
    const { file, bytes } = await this.reads.document(actor, id);
    sendFile(reply, file, bytes, true);
  }

  @Get(':id/verification')
  @Route({
    policy: 'convention.read',
    summary: 'Check the kept bytes and every signature again',
    errors: ['NOT_FOUND', 'DOCUMENT_NOT_READY'],
  })
  verify(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
  ): Promise<{ intact: boolean; sha256: string; signatures: SignatureVerdict[] }> {
    return this.verification.ofConvention(actor, id);
  }
}

/** Ours are some hundred kB; anybody may send one. */
const MOST_TO_VERIFY = 10_000_000;

@ApiTags('public')
@Controller('api/public/verify-document')
export class VerifyDocumentController {
  constructor(private readonly verification: VerifyDocuments) {}

  @Post()
  @HttpCode(200)
  @Route({
    policy: 'convention.check-document',
    summary: 'Check a PDF that somebody holds: genuine, altered or unknown',
    errors: ['FILE_EMPTY', 'TOO_LARGE', 'UPLOAD_UNREADABLE', 'PDF_TOO_COMPLEX', 'READING_BUSY'],
    upload: MOST_TO_VERIFY,
  })
  async check(@Req() request: FastifyRequest): Promise<DocumentVerdict> {
    const { bytes } = await readUpload(request);
    if (bytes.length === 0) throw platformErrors.FILE_EMPTY();
    return this.verification.check(bytes);
  }
}
