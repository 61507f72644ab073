import type { OrderItem } from '#disbursements';
import { StateBadge } from '../../ui/index.js';

/** A verified order is on its way: only a paid one is done. */
export function OrderState({ order: { state, stateLabel } }: { order: Pick<OrderItem, 'state' | 'stateLabel'> }) {
  return <StateBadge state={state} label={stateLabel} tone={state === 'verified' ? 'progress' : undefined} />;
}
