import { Type } from 'class-transformer';
import { ChoiceField, DayField, IdField, IdList, IntField, PageQuery, TextField } from '#platform';
import { MAX_REASON } from '#kernel';
import { MAX_REFERENCE } from '../domain/limits.js';
import { statementCaseMachine } from '../domain/statement-case.machine.js';
import { paymentOrderMachine } from '../domain/payment-order.machine.js';

export class OrdersQuery extends PageQuery {
  @ChoiceField(paymentOrderMachine.states, { optional: true }) state?: string;
}

/** What stands in the way of each tranche is evaluated when it is read: short pages. */
export class TranchesQuery extends PageQuery {
  @Type(() => Number) @IntField({ min: 1, max: 20, optional: true }) override pageSize: number = 10;
}

export class PreparePaymentDto {
  @IdField() trancheId: string;
}

export class SendPaymentsDto {
  @IdList({ min: 1, max: 500 }) orderIds: string[];
  @DayField() executionDate: string;
}

export class PaymentReasonDto {
  @TextField({ max: MAX_REASON }) reason: string;
}

export class CasesQuery extends PageQuery {
  @ChoiceField(statementCaseMachine.states, { optional: true }) state?: string;
}

/** Exactly one of the two. */
export class MatchCaseDto {
  @IdField({ optional: true }) paymentOrderId?: string;
  @IdField({ optional: true }) recoveryOrderId?: string;
  @TextField({ max: 1_000, min: 5 }) reason: string;
}

export class SettleRecoveryDto {
  @DayField() settledOn: string;
  @TextField({ max: MAX_REFERENCE, description: 'Reference of the bank or of the Treasury' }) reference: string;
}
