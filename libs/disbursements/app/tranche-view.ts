import type { Label } from '#kernel';
import { paymentOrderMachine, type PaymentOrderState } from '../domain/payment-order.machine.js';
import { STATUS_LABELS, type Blocker, type TrancheStatusCode } from '../domain/tranche-status.js';
import type { TrancheStatus } from './tranche-statuses.js';

export interface TrancheView {
  id: string;
  rank: number;
  amountCentimes: number;
  status: TrancheStatusCode;
  statusLabel: Label;
  /** Why it is blocked: the same sentences for the association and for the administration. */
  blockers: Blocker[];
  order: { id: string; number: string; state: PaymentOrderState; stateLabel: Label; executedOn: string | null } | null;
}

export function trancheView({ tranche, status, blockers, order }: TrancheStatus): TrancheView {
  return {
    id: tranche.id,
    rank: tranche.rank,
    amountCentimes: tranche.amountCentimes,
    status,
    statusLabel: STATUS_LABELS[status],
    blockers,
    order: order && {
      id: order.id,
      number: order.number,
      state: order.state,
      stateLabel: paymentOrderMachine.label(order.state),
      executedOn: order.executedOn,
    },
  };
}
