import { OFFICERS } from '#identity';
import { definePolicies } from '#platform';

/** Who writes for an association; its readers only read. */
const WRITERS = ['association.president', 'association.treasurer', 'association.editor'];

export const callPolicies = definePolicies({
  'call.read': { roles: OFFICERS },
  'call.edit': { roles: ['programme.officer'] },
  'call.publish': { roles: ['programme.officer'] },
  'call.move_deadline': { roles: ['programme.officer'] },
  'call.cancel': { roles: ['programme.officer'] },
  'call.archive': { roles: ['programme.officer'] },
  'call.answer': { roles: ['programme.officer'] },
  'call.ask': { roles: WRITERS },
  'call.read-public': { roles: ['anonymous'] },
});
