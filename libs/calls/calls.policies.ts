import { OFFICERS } from '#identity';
import { definePolicies, type NamesOf } from '#platform';

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
declare global {
  interface PolicyTable extends NamesOf<typeof callPolicies> {}
}
