import { roleMatches, useSession } from '../../app/session/session.js';
import { MyPaymentsPage } from './MyPaymentsPage.js';
import { OrdersPage } from './OrdersPage.js';
import { TranchesPage } from './TranchesPage.js';

/** What each reader comes for first: their payments, the tranches to order, or the orders. */
export function PaymentsPage() {
  const { grant } = useSession();
  if (roleMatches(grant?.role ?? '', 'association.*')) return <MyPaymentsPage />;
  return grant?.role === 'programme.officer' ? <TranchesPage /> : <OrdersPage />;
}
