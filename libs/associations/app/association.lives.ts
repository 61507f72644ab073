import { defineLife, tell } from '#platform';
import { BankAccount } from '../data/association-parts.entity.js';
import { Association } from '../data/association.entity.js';
import { MemberInvitation } from '../data/member-invitation.entity.js';
import { associationMachine } from '../domain/association.machine.js';
import { bankAccountMachine } from '../domain/bank-account.machine.js';
import { memberInvitationMachine } from '../domain/member-invitation.machine.js';
import { presidencyClaimMachine } from '../domain/presidency-claim.machine.js';
import { PresidencyClaim } from '../data/presidency.entity.js';
import { revisionMachine } from '../domain/revision.machine.js';
import { AssociationRevision } from '../data/association-revision.entity.js';
import {
  AssociationDecided,
  AssociationRevised,
  AssociationSubmitted,
  MemberInvitationMoved,
  PresidencyClaimMoved,
} from './association.events.js';

export const associationLife = defineLife({
  machine: associationMachine,
  entity: Association,
  // Whoever edits the registration is told by its version that it moved meanwhile.
  also: ({ version }) => ({ version: version + 1 }),
  tells: ({ id }, event) => {
    // Nobody of the association is there yet.
    if (event === 'import' || event === 'absorb') return undefined;
    return event === 'submit' ? tell(AssociationSubmitted, { associationId: id }) : tell(AssociationDecided, { associationId: id, event });
  },
});

export const bankAccountLife = defineLife({ machine: bankAccountMachine, entity: BankAccount });

export const revisionLife = defineLife({
  machine: revisionMachine,
  entity: AssociationRevision,
  detail: ({ associationId }) => ({ associationId }),
  tells: ({ id }, event) => (event === 'accept' || event === 'return' ? tell(AssociationRevised, { revisionId: id, event }) : undefined),
});

export const presidencyClaimLife = defineLife({
  machine: presidencyClaimMachine,
  entity: PresidencyClaim,
  detail: ({ associationId }) => ({ associationId }),
  tells: ({ id }, event) => tell(PresidencyClaimMoved, { claimId: id, event }),
});

export const memberInvitationLife = defineLife({
  machine: memberInvitationMachine,
  entity: MemberInvitation,
  detail: ({ associationId, role }) => ({ associationId, role }),
  tells: ({ id }, event) => tell(MemberInvitationMoved, { invitationId: id, event }),
});
