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
