import { DayField, IdField, IdList, TextField } from '#platform';

export class PreparePaymentDto {
  @IdField() trancheId: string;
}

export class SendPaymentsDto {
  @IdList({ min: 1, max: 500 }) orderIds: string[];
  @DayField() executionDate: string;
}

export class PaymentReasonDto {
  @TextField({ max: 2_000 }) reason: string;
}

/** Exactly one of the two. */
export class MatchCaseDto {
  @IdField({ optional: true }) paymentOrderId?: string;
  @IdField({ optional: true }) recoveryOrderId?: string;
  @TextField({ max: 1_000, min: 5 }) reason: string;
}

export class SettleRecoveryDto {
  @DayField() settledOn: string;
  @TextField({ max: 100, description: 'Reference of the bank or of the Treasury' }) reference: string;
}
