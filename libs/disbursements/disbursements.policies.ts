import { ASSOCIATION_ROLES, OFFICERS } from '#identity';
import { definePolicies } from '#platform';

export const disbursementPolicies = definePolicies({
  'disbursement.read': { roles: [...OFFICERS, ...ASSOCIATION_ROLES] },
  'payment_order.read': { roles: OFFICERS },
  'payment_order.prepare': { roles: ['programme.officer'] },
  'payment_order.verify': { roles: ['accountant'] },
  'payment_order.authorise': { roles: ['authorising.officer'], stepUp: true },
  'payment_order.send': { roles: ['accountant'] },
  'payment_order.cancel': { roles: ['programme.officer', 'authorising.officer'] },
  'payment_order.reverse': { roles: ['authorising.officer'], stepUp: true },
  'payment_batch.read': { roles: ['accountant', 'authorising.officer', 'auditor'] },
  'bank_statement.import': { roles: ['accountant'] },
  'bank_statement.read': { roles: ['accountant', 'authorising.officer', 'auditor'] },
  'recovery_order.read': { roles: [...OFFICERS, ...ASSOCIATION_ROLES] },
  'recovery_order.settle': { roles: ['accountant'] },
  'recovery_order.cancel': { roles: ['authorising.officer'] },
  'ledger.read': { roles: ['accountant', 'authorising.officer', 'auditor'] },
});
