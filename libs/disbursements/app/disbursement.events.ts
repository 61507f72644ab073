import { z } from 'zod';
import { defineEvent } from '#platform';
import { paymentOrderMachine } from '../domain/payment-order.machine.js';

/** The bank has executed a payment. */
export const PaymentExecuted = defineEvent(
  'disbursements.executed.v1',
  z.object({ paymentOrderId: z.uuid(), conventionId: z.uuid(), trancheRank: z.int() }),
);

/** An order waits for the next of the three people. */
export const PaymentOrderMoved = defineEvent(
  'disbursements.order-moved.v1',
  z.object({ paymentOrderId: z.uuid(), state: z.enum(paymentOrderMachine.states) }),
);

/** An order to give money back was issued; later it was settled or given up. */
export const RecoveryIssued = defineEvent(
  'disbursements.recovery-issued.v1',
  z.object({ recoveryOrderId: z.uuid(), conventionId: z.uuid() }),
);
export const RecoverySettled = defineEvent(
  'disbursements.recovery-settled.v1',
  z.object({ recoveryOrderId: z.uuid(), conventionId: z.uuid() }),
);
