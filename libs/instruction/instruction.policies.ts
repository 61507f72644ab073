import { definePolicies, type NamesOf } from '#platform';

const READERS = ['programme.officer', 'instructor', 'auditor'];

export const instructionPolicies = definePolicies({
  'instruction.read': { roles: READERS },
  'instruction.check': { roles: ['instructor'] },
  'instruction.note': { roles: ['instructor', 'programme.officer'] },
  'instruction.assign': { roles: ['programme.officer'] },
  'instruction.reassign': { roles: ['programme.officer'] },
  'instruction.request_completion': { roles: ['instructor'] },
  'instruction.admit': { roles: ['instructor'] },
  'instruction.refuse_admission': { roles: ['instructor'] },
  'instruction.declare_eligible': { roles: ['instructor'] },
  'instruction.declare_ineligible': { roles: ['instructor'] },
  'opinion.ask': { roles: ['instructor'] },
  'opinion.answer': { roles: ['instructor'] },
});
declare global {
  interface PolicyTable extends NamesOf<typeof instructionPolicies> {}
}
