import { z } from 'zod';
import { defineEvent } from '#platform';

/** Somebody opened an account, was invited, or asked for a new password: a link must reach them. */
export const PersonNeedsLink = defineEvent(
  'identity.person-needs-link.v1',
  z.object({ personId: z.uuid(), purpose: z.enum(['confirm', 'password', 'welcome']) }),
);
