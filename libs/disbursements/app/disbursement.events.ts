import { z } from 'zod';
import { defineEvent } from '#platform';

/** The bank has executed a payment. */
export const PaymentExecuted = defineEvent(
  'disbursements.executed.v1',
  z.object({ paymentOrderId: z.uuid(), conventionId: z.uuid(), trancheRank: z.int() }),
);
