import { ASSOCIATION_ROLES, OFFICERS } from '#identity';
import { definePolicies, type NamesOf } from '#platform';

const EDITORS = ['association.president', 'association.treasurer', 'association.editor'] as const;

export const associationPolicies = definePolicies({
  'association.register': { roles: ['*'] },
  'association.edit': { roles: EDITORS },
  'association.invite': { roles: ['association.president'] },
  /** Asking somebody to take the presidency binds the association: the code is asked again. */
  'association.hand_over': { roles: ['association.president'], stepUp: true },
  /** Whoever becomes president gives the code of their own second factor, where they have one. */
  'presidency.accept': { roles: ['*'], stepUp: true },
  'association.remove_member': { roles: ['association.president'] },
  'association.change_member': { roles: ['association.president'] },
  /** A president who lets somebody sign in their place binds the association. */
  'association.delegate': { roles: ['association.president'], stepUp: true },
  'association.end_delegation': { roles: ['association.president', 'association.delegate'] },
  'presidency_claim.claim': { roles: ['association.treasurer', 'association.editor'] },
  'presidency_claim.object': { roles: ['association.president'] },
  'presidency_claim.withdraw': { roles: ['association.treasurer', 'association.editor'] },
  'presidency_claim.confirm': { roles: ['instructor', 'programme.officer'], stepUp: true },
  'presidency_claim.refuse': { roles: ['instructor', 'programme.officer'] },
  'association_revision.amend': { roles: EDITORS },
  'association_revision.withdraw': { roles: EDITORS },
  'association_revision.accept': { roles: ['instructor', 'programme.officer'] },
  'association_revision.return': { roles: ['instructor', 'programme.officer'] },
  /** What was verified is looked at again, after a change or an end. */
  'association.check_again': { roles: ['instructor', 'programme.officer'] },
  /** Registrations that may be one. */
  'association.pairs': { roles: ['instructor', 'programme.officer'] },
  'association.dismiss_pair': { roles: ['instructor', 'programme.officer'] },
  /** Two registrations become one by two officers. */
  'association.propose_merge': { roles: ['instructor', 'programme.officer'], stepUp: true },
  'association.confirm_merge': { roles: ['programme.officer'], stepUp: true },
  'association.leave': { roles: ['*'] },
  'member_invitation.answer': { roles: ['*'] },
  'association.submit': { roles: ['association.president'] },
  /** The account that came with the registration is verified with it. */
  'association.verify': { roles: ['instructor', 'programme.officer'], stepUp: true },
  'association.return': { roles: ['instructor', 'programme.officer'] },
  'association.suspend': { roles: ['programme.officer'] },
  'association.restore': { roles: ['programme.officer'] },
  /** By the worker: an officer decides on the file as a whole. */
  'association.import': { roles: [] },
  'association.absorb': { roles: [] },
  'association.flag': { roles: ['instructor', 'programme.officer', 'accountant'] },
  'association.read': { roles: [...ASSOCIATION_ROLES, ...OFFICERS] },
  'association.dossier': { roles: [...ASSOCIATION_ROLES, ...OFFICERS] },
  'association.list': { roles: OFFICERS },
  /** Where the money goes: whoever changes it, or says that it is right, proves again who they are. */
  'bank_account.propose': { roles: ['association.president', 'association.treasurer'], stepUp: true },
  'bank_account.confirm': { roles: ['association.president', 'association.treasurer'], stepUp: true },
  'bank_account.abandon': { roles: ['association.president', 'association.treasurer'] },
  'bank_account.verify': { roles: ['instructor', 'programme.officer', 'accountant'], stepUp: true },
  'bank_account.reject': { roles: ['instructor', 'programme.officer', 'accountant'] },
});
declare global {
  interface PolicyTable extends NamesOf<typeof associationPolicies> {}
}
