import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  Bulk,
  BulkDto,
  CurrentActor,
  IdempotencyKeyHeader,
  IdParam,
  Lists,
  MAX_FILE_BYTES,
  readUpload,
  Route,
  sendFile,
  type Actor,
  type BulkAnswer,
  type ListPage,
} from '#platform';
import { BatchReads } from '../app/batch.reads.js';
import { BatchesList, BatchesQuery, type BatchItem } from '../app/batches.list.js';
import { ImportStatement } from '../app/import-statement.js';
import { FileOfPayments } from '../app/orders.bulk.js';
import { SendPayments, type BatchReceipt } from '../app/send-payments.js';
import { StatementReads, type StatementView } from '../app/statement.reads.js';
import { StatementsList, StatementsQuery, type StatementItem } from '../app/statements.list.js';
import { SendPaymentsDto } from './disbursements.dto.js';

@ApiTags('disbursements')
@Controller('api/disbursements')
export class BankController {
  constructor(
    private readonly batchReads: BatchReads,
    private readonly statementReads: StatementReads,
    private readonly lists: Lists,
    private readonly batchesList: BatchesList,
    private readonly statementsList: StatementsList,
    private readonly sending: SendPayments,
    private readonly importing: ImportStatement,
    private readonly bulk: Bulk,
    private readonly file: FileOfPayments,
  ) {}

  @Get('batches')
  @Route({ policy: 'payment_batch.read', summary: 'Files sent to the bank, newest first' })
  batches(@CurrentActor() actor: Actor, @Query() query: BatchesQuery): Promise<ListPage<BatchItem>> {
    return this.lists.read(actor, this.batchesList, query);
  }

  @Post('batches')
  @Route({
    policy: 'payment_order.send',
    summary: 'Send authorised orders to the bank in one ISO 20022 pain.001 file',
    errors: [
      'NOT_FOUND',
      'ORDERS_NOT_AUTHORISED',
      'EXECUTION_DAY_OUT_OF_BOUNDS',
      'RIB_CHANGED',
      'PAYER_CHANGED',
      'NO_PAYING_ACCOUNT',
      'PAYING_ACCOUNT_ENDED',
      'ORDERS_OF_SEVERAL_ACCOUNTS',
      'PAYMENT_BLOCKED',
      'PAYMENT_TEXT_NOT_LATIN',
      'IDEMPOTENCY_KEY_REQUIRED',
    ],
  })
  send(@CurrentActor() actor: Actor, @Body() body: SendPaymentsDto, @IdempotencyKeyHeader() key: string): Promise<BatchReceipt> {
    const { ids, executionDate } = body;
    return this.sending.execute(actor, { ids, executionDate }, key);
  }

  @Post('batches/preview')
  @HttpCode(200)
  @Route({ policy: 'payment_order.send', summary: 'Which of these orders could go to the bank, and which not and why' })
  previewFile(@CurrentActor() actor: Actor, @Body() { ids }: BulkDto): Promise<BulkAnswer> {
    return this.bulk.preview(actor, this.file, ids, {});
  }

  @Get('batches/:id/file')
  @Route({ policy: 'payment_batch.read', summary: 'The bank file of a batch', errors: ['NOT_FOUND'], sends: ['application/xml'] })
  async bankFile(@CurrentActor() actor: Actor, @IdParam() id: string, @Res() reply: FastifyReply): Promise<void> {
    const { file, bytes } = await this.batchReads.bankFile(actor, id);
    sendFile(reply, file, bytes);
  }

  @Get('batches/:id/slip')
  @Route({
    policy: 'payment_batch.read',
    summary: 'The issue slip (bordereau) of a batch',
    errors: ['NOT_FOUND', 'DOCUMENT_PENDING'],
    sends: ['application/pdf'],
  })
  async slip(@CurrentActor() actor: Actor, @IdParam() id: string, @Res() reply: FastifyReply): Promise<void> {
    const { file, bytes } = await this.batchReads.slip(actor, id);
    sendFile(reply, file, bytes);
  }

  @Get('statements')
  @Route({ policy: 'bank_statement.read', summary: 'Bank statements imported, newest first' })
  statements(@CurrentActor() actor: Actor, @Query() query: StatementsQuery): Promise<ListPage<StatementItem>> {
    return this.lists.read(actor, this.statementsList, query);
  }

  @Post('statements')
  @Route({
    policy: 'bank_statement.import',
    summary: 'Import a bank statement (ISO 20022 camt.053): executes, rejects or gives back orders',
    errors: [
      'STATEMENT_ALREADY_IMPORTED',
      'STATEMENT_WITHOUT_ACCOUNT',
      'STATEMENT_OTHER_ACCOUNT',
      'STATEMENT_BEYOND_REGION',
      'OWN_ASSOCIATION',
      'STATEMENT_NOT_CAMT053',
      'STATEMENT_FORBIDDEN_XML',
      'STATEMENT_FOREIGN_CURRENCY',
      'STATEMENT_INCOMPLETE',
    ],
    upload: MAX_FILE_BYTES,
  })
  async import(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<StatementView> {
    const { id } = await this.importing.execute(actor, await readUpload(request));
    return this.statementReads.one(actor, id);
  }

  @Get('statements/:id')
  @Route({ policy: 'bank_statement.read', summary: 'One statement: what each entry meant', errors: ['NOT_FOUND'] })
  statement(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<StatementView> {
    return this.statementReads.one(actor, id);
  }
}
