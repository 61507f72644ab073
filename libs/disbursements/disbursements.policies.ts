import { ASSOCIATION_ROLES, OFFICERS } from '#identity';
import { definePolicies, type NamesOf } from '#platform';

export const disbursementPolicies = definePolicies({
  'disbursement.read': { roles: [...OFFICERS, ...ASSOCIATION_ROLES] },
  'payment_order.read': { roles: OFFICERS },
  'payment_order.prepare': { roles: ['programme.officer'] },
  'payment_order.verify': { roles: ['accountant'], byInstitution: true },
  'payment_order.authorise': { roles: ['authorising.officer'], stepUp: true, byInstitution: true },
  'payment_order.send': { roles: ['accountant'], byInstitution: true },
  'payment_order.cancel': { roles: ['programme.officer', 'authorising.officer'] },
  'payment_order.reverse': { roles: ['authorising.officer'], stepUp: true, byInstitution: true },
  'payment_order.confirm_reverse': { roles: ['accountant', 'authorising.officer'], stepUp: true, byInstitution: true },
  'payment_batch.read': { roles: ['accountant', 'authorising.officer', 'auditor'] },
  'bank_statement.import': { roles: ['accountant'] },
  'bank_statement.read': { roles: ['accountant', 'authorising.officer', 'auditor'] },
  'recovery_order.read': { roles: [...OFFICERS, ...ASSOCIATION_ROLES] },
  'recovery_order.settle': { roles: ['accountant'], stepUp: true, byInstitution: true },
  'recovery_order.cancel': { roles: ['authorising.officer'], stepUp: true, byInstitution: true },
  'recovery_order.confirm': { roles: ['accountant', 'authorising.officer'], stepUp: true, byInstitution: true },
  'statement_case.read': { roles: ['accountant', 'authorising.officer', 'auditor'] },
  'statement_case.close': { roles: ['accountant'], byInstitution: true },
  'statement_case.propose_close': { roles: ['accountant'], stepUp: true, byInstitution: true },
  'statement_case.match': { roles: ['accountant'], stepUp: true, byInstitution: true },
  'statement_case.confirm': { roles: ['accountant', 'authorising.officer'], stepUp: true, byInstitution: true },
  'ledger.read': { roles: ['accountant', 'authorising.officer', 'auditor'] },
});
declare global {
  interface PolicyTable extends NamesOf<typeof disbursementPolicies> {}
}
