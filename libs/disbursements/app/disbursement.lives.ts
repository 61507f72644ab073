import { defineLife, tell } from '#platform';
import { PaymentOrder, RecoveryOrder } from '../data/payment-order.entity.js';
import { StatementCase } from '../data/statement.entity.js';
import { paymentOrderMachine } from '../domain/payment-order.machine.js';
import { recoveryOrderMachine } from '../domain/recovery-order.machine.js';
import { statementCaseMachine } from '../domain/statement-case.machine.js';
import { PaymentOrderMoved, RecoverySettled } from './disbursement.events.js';

export const paymentOrderLife = defineLife({
  machine: paymentOrderMachine,
  entity: PaymentOrder,
  tells: ({ id, state }) => tell(PaymentOrderMoved, { paymentOrderId: id, state }),
});

/** Settled or given up, a recovery no longer keeps its project from being closed. */
export const recoveryOrderLife = defineLife({
  machine: recoveryOrderMachine,
  entity: RecoveryOrder,
  tells: ({ id, conventionId }) => tell(RecoverySettled, { recoveryOrderId: id, conventionId }),
});

export const statementCaseLife = defineLife({ machine: statementCaseMachine, entity: StatementCase });
