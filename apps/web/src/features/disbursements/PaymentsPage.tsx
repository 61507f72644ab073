import { useIsMember, useMay } from '../../app/session/session.js';
import { MyPaymentsPage } from './MyPaymentsPage.js';
import { OrdersPage } from './OrdersPage.js';
import { TranchesPage } from './TranchesPage.js';

/** What each reader comes for first: their payments, the tranches to order, or the orders. */
export function PaymentsPage() {
  const may = useMay();
  if (useIsMember()) return <MyPaymentsPage />;
  return may('payment_order.prepare') ? <TranchesPage /> : <OrdersPage />;
}
