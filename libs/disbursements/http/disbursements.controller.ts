import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Bulk,
  BulkDto,
  CurrentActor,
  IdempotencyKeyHeader,
  IdParam,
  Lists,
  Route,
  type Actor,
  type BulkAnswer,
  type ListPage,
} from '#platform';
import { AdvancePayment, type OrderReceipt } from '../app/advance-payment.js';
import { DisbursementReads, type ConventionPayments, type LedgerLine, type OrderView } from '../app/disbursement.reads.js';
import { PreparePayments, VerifyPayments } from '../app/orders.bulk.js';
import { OrdersList, OrdersQuery, type OrderItem } from '../app/orders.list.js';
import { PreparePayment } from '../app/prepare-payment.js';
import type { Proposed } from '../app/disbursement.proposals.js';
import { RecoveriesList, RecoveriesQuery, type RecoveryItem } from '../app/recoveries.list.js';
import { ReversePayment } from '../app/reverse-payment.js';
import { GiveUpRecovery, SettleRecovery } from '../app/settle-recovery.js';
import { TranchesList, TranchesQuery, type TrancheToOrder } from '../app/tranches.list.js';
import { PaymentReasonDto, PreparePaymentDto, SettleRecoveryDto } from './disbursements.dto.js';

@ApiTags('disbursements')
@Controller('api/disbursements')
export class DisbursementsController {
  constructor(
    private readonly reads: DisbursementReads,
    private readonly lists: Lists,
    private readonly tranchesList: TranchesList,
    private readonly ordersList: OrdersList,
    private readonly recoveriesList: RecoveriesList,
    private readonly preparing: PreparePayment,
    private readonly advancing: AdvancePayment,
    private readonly reversing: ReversePayment,
    private readonly settling: SettleRecovery,
    private readonly givingUp: GiveUpRecovery,
    private readonly bulk: Bulk,
    private readonly preparations: PreparePayments,
    private readonly verifications: VerifyPayments,
  ) {}

  @Get('conventions/:id')
  @Route({ policy: 'disbursement.read', summary: 'The tranches of a convention: payable, or blocked and why', errors: ['NOT_FOUND'] })
  ofConvention(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<ConventionPayments> {
    return this.reads.ofConvention(actor, id);
  }

  @Get('conventions/:id/ledger')
  @Route({ policy: 'ledger.read', summary: 'Every movement of money of a convention', errors: ['NOT_FOUND'] })
  ledger(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<LedgerLine[]> {
    return this.reads.ledger(actor, id);
  }

  @Get('tranches')
  @Route({ policy: 'payment_order.read', summary: 'The next tranche of each convention in force: payable, or blocked and why' })
  tranches(@CurrentActor() actor: Actor, @Query() query: TranchesQuery): Promise<ListPage<TrancheToOrder>> {
    return this.lists.read(actor, this.tranchesList, query);
  }

  @Get('orders')
  @Route({ policy: 'payment_order.read', summary: 'Payment orders within my scope, newest first' })
  orders(@CurrentActor() actor: Actor, @Query() query: OrdersQuery): Promise<ListPage<OrderItem>> {
    return this.lists.read(actor, this.ordersList, query);
  }

  @Post('orders')
  @Route({
    policy: 'payment_order.prepare',
    summary: 'Prepare the order to pay a tranche',
    errors: ['NOT_FOUND', 'TRANCHE_BLOCKED', 'ORDER_EXISTS', 'CONVENTION_EXCEEDED', 'IDEMPOTENCY_KEY_REQUIRED'],
  })
  prepare(
    @CurrentActor() actor: Actor,
    @Body() body: PreparePaymentDto,
    @IdempotencyKeyHeader() key: string,
  ): Promise<{ id: string; number: string }> {
    return this.preparing.execute(actor, body.trancheId, key);
  }

  @Post('preparations/preview')
  @HttpCode(200)
  @Route({ policy: 'payment_order.prepare', summary: 'Of which of these tranches an order could be prepared, and of which not and why' })
  previewPreparations(@CurrentActor() actor: Actor, @Body() { ids }: BulkDto): Promise<BulkAnswer> {
    return this.bulk.preview(actor, this.preparations, ids, {});
  }

  @Post('preparations')
  @HttpCode(200)
  @Route({
    policy: 'payment_order.prepare',
    summary: 'Prepare the orders to pay tranches, each for itself',
    errors: ['IDEMPOTENCY_KEY_REQUIRED'],
  })
  prepareAll(@CurrentActor() actor: Actor, @Body() { ids }: BulkDto, @IdempotencyKeyHeader() key: string): Promise<BulkAnswer> {
    return this.bulk.run(actor, this.preparations, ids, {}, key);
  }

  @Post('verifications/preview')
  @HttpCode(200)
  @Route({ policy: 'payment_order.verify', summary: 'Which of these orders could be verified, and which not and why' })
  previewVerifications(@CurrentActor() actor: Actor, @Body() { ids }: BulkDto): Promise<BulkAnswer> {
    return this.bulk.preview(actor, this.verifications, ids, {});
  }

  @Post('verifications')
  @HttpCode(200)
  @Route({
    policy: 'payment_order.verify',
    summary: 'Verify orders that other people prepared, each for itself',
    errors: ['IDEMPOTENCY_KEY_REQUIRED'],
  })
  verifyAll(@CurrentActor() actor: Actor, @Body() { ids }: BulkDto, @IdempotencyKeyHeader() key: string): Promise<BulkAnswer> {
    return this.bulk.run(actor, this.verifications, ids, {}, key);
  }

  @Get('orders/:id')
  @Route({ policy: 'payment_order.read', summary: 'One payment order', errors: ['NOT_FOUND'] })
  order(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<OrderView> {
    return this.reads.order(actor, id);
  }

  @Post('orders/:id/verify')
  @HttpCode(200)
  @Route({
    policy: 'payment_order.verify',
    summary: 'Verify an order that another person prepared',
    errors: ['NOT_FOUND', 'WRONG_STATE', 'RIB_CHANGED', 'PAYMENT_BLOCKED'],
  })
  verify(@CurrentActor() actor: Actor, @IdParam() id: string, @IdempotencyKeyHeader() key: string): Promise<OrderReceipt> {
    return this.advancing.verify(actor, id, key);
  }

  @Post('orders/:id/authorise')
  @HttpCode(200)
  @Route({
    policy: 'payment_order.authorise',
    summary: 'Authorise an order that two other people prepared and verified',
    errors: [
      'NOT_FOUND',
      'STEP_UP_REQUIRED',
      'WRONG_STATE',
      'HIGHER_LEVEL_NEEDED',
      'RIB_CHANGED',
      'PAYMENT_BLOCKED',
      'NO_PAYING_ACCOUNT',
      'PAYING_ACCOUNT_ENDED',
    ],
  })
  authorise(@CurrentActor() actor: Actor, @IdParam() id: string, @IdempotencyKeyHeader() key: string): Promise<OrderReceipt> {
    return this.advancing.authorise(actor, id, key);
  }

  @Post('orders/:id/cancel')
  @HttpCode(200)
  @Route({ policy: 'payment_order.cancel', summary: 'Cancel an order before it goes to the bank', errors: ['NOT_FOUND', 'WRONG_STATE'] })
  cancel(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: PaymentReasonDto): Promise<OrderReceipt> {
    return this.advancing.cancel(actor, id, body.reason);
  }

  @Post('orders/:id/reverse')
  @HttpCode(202)
  @Route({
    policy: 'payment_order.reverse',
    summary: 'Propose to reverse a payment that was executed; done when a second person confirms',
    errors: ['NOT_FOUND', 'STEP_UP_REQUIRED', 'WRONG_STATE', 'PROPOSAL_WAITING'],
  })
  reverse(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: PaymentReasonDto): Promise<Proposed> {
    return this.reversing.propose(actor, id, body.reason);
  }

  @Get('recoveries')
  @Route({ policy: 'recovery_order.read', summary: 'Recovery orders within my scope, newest first' })
  recoveries(@CurrentActor() actor: Actor, @Query() query: RecoveriesQuery): Promise<ListPage<RecoveryItem>> {
    return this.lists.read(actor, this.recoveriesList, query);
  }

  @Post('recoveries/:id/settle')
  @HttpCode(202)
  @Route({
    policy: 'recovery_order.settle',
    summary: 'Propose to record that the money came back; done when a second person confirms',
    errors: ['NOT_FOUND', 'STEP_UP_REQUIRED', 'WRONG_STATE', 'RECEIVABLE_NEEDS_CREDIT', 'SETTLED_IN_FUTURE', 'PROPOSAL_WAITING'],
  })
  settle(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: SettleRecoveryDto): Promise<Proposed> {
    const { settledOn, reference } = body;
    return this.settling.propose(actor, id, { settledOn, reference });
  }

  @Post('recoveries/:id/cancel')
  @HttpCode(202)
  @Route({
    policy: 'recovery_order.cancel',
    summary: 'Propose to give a recovery up, with the reason; done when a second person confirms',
    errors: ['NOT_FOUND', 'STEP_UP_REQUIRED', 'WRONG_STATE', 'PROPOSAL_WAITING'],
  })
  cancelRecovery(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: PaymentReasonDto): Promise<Proposed> {
    return this.givingUp.propose(actor, id, body.reason);
  }
}
