import { BulkDto, DayField, IdField, TextField } from '#platform';
import { MAX_REASON } from '#kernel';
import { MAX_REFERENCE } from '../domain/limits.js';

export class PreparePaymentDto {
  @IdField() trancheId: string;
}

/** Orders for one file. */
export class SendPaymentsDto extends BulkDto {
  @DayField() executionDate: string;
}

export class PaymentReasonDto {
  @TextField({ max: MAX_REASON }) reason: string;
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
