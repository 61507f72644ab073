import { z } from 'zod';
import { defineEvent } from '#platform';

/** A registration waits for an officer. */
export const AssociationSubmitted = defineEvent('associations.submitted.v1', z.object({ associationId: z.uuid() }));

/** An officer verified, returned, suspended or restored an association. */
export const AssociationDecided = defineEvent(
  'associations.decided.v1',
  z.object({ associationId: z.uuid(), event: z.enum(['verify', 'return', 'suspend', 'restore']) }),
);

/** A change of account waits: for a second person of the association, then for an officer; or it was decided. */
export const BankAccountMoved = defineEvent(
  'associations.bank-account-moved.v1',
  z.object({ associationId: z.uuid(), accountId: z.uuid(), event: z.enum(['propose', 'confirm', 'verify', 'reject']) }),
);

/** Somebody was asked to join, answered, or was no longer asked. */
export const MemberInvitationMoved = defineEvent(
  'associations.member-invitation-moved.v1',
  z.object({ invitationId: z.uuid(), event: z.enum(['invite', 'accept', 'decline', 'reconsider', 'withdraw', 'expire']) }),
);

/** Somebody belongs to an association no more: by their own act or by its president's. */
export const MemberLeft = defineEvent(
  'associations.member-left.v1',
  z.object({ associationId: z.uuid(), personId: z.uuid(), by: z.uuid() }),
);

/** Minutes name another president: deposited, contested, decided, or of no use any more. */
export const PresidencyClaimMoved = defineEvent(
  'associations.presidency-claim-moved.v1',
  z.object({ claimId: z.uuid(), event: z.enum(['claim', 'object', 'confirm', 'refuse', 'withdraw', 'overtake']) }),
);

/** Somebody presides from now on; whoever did before does no more. */
export const PresidencyTaken = defineEvent(
  'associations.presidency-taken.v1',
  z.object({ associationId: z.uuid(), personId: z.uuid(), formerIds: z.array(z.uuid()) }),
);

/** Somebody may sign in the place of the president, or may no more. */
export const DelegationMoved = defineEvent(
  'associations.delegation-moved.v1',
  z.object({ delegationId: z.uuid(), event: z.enum(['give', 'revoke']) }),
);

/** Changes to what was verified wait for an officer, or were decided. */
export const AssociationRevised = defineEvent(
  'associations.revised.v1',
  z.object({ revisionId: z.uuid(), event: z.enum(['propose', 'accept', 'return']) }),
);

/** Somebody asks the president of an association to be invited into it. */
export const JoinAsked = defineEvent('associations.join-asked.v1', z.object({ associationId: z.uuid(), personId: z.uuid() }));

/** What was verified of an association has ended: it is to be renewed, and looked at again. */
export const AssociationLapsed = defineEvent('associations.lapsed.v1', z.object({ associationId: z.uuid() }));

/** Two registrations became one, or two again. */
export const AssociationsMerged = defineEvent(
  'associations.merged.v1',
  z.object({ mergeId: z.uuid(), event: z.enum(['merge', 'unmerge']) }),
);
