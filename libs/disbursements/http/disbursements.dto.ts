import { ChoiceField, DayField, IdField, PageQuery, TextField, TextList } from '#platform';
import { paymentOrderMachine } from '../domain/payment-order.machine.js';

export class OrdersQuery extends PageQuery {
  @ChoiceField(paymentOrderMachine.states, { optional: true }) state?: string;
}

export class PreparePaymentDto {
  @IdField() trancheId: string;
}

export class SendPaymentsDto {
  @TextList({ min: 1, max: 500, maxLength: 36 }) orderIds: string[];
  @DayField() executionDate: string;
}

export class PaymentReasonDto {
  @TextField({ max: 2_000 }) reason: string;
}

export class SettleRecoveryDto {
  @DayField() settledOn: string;
  @TextField({ max: 100, description: 'Reference of the bank or of the Treasury' }) reference: string;
}
