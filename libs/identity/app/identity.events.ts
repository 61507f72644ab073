import { z } from 'zod';
import { defineEvent } from '#platform';
import { LINK_PURPOSES } from '../domain/links.js';

/** Somebody opened an account, was invited, or asked for a new password: a link must reach them. */
export const PersonNeedsLink = defineEvent(
  'identity.person-needs-link.v1',
  z.object({ personId: z.uuid(), purpose: z.enum(LINK_PURPOSES) }),
);

/** A role was given or taken back: the person is told. */
export const RightsChanged = defineEvent(
  'identity.rights-changed.v1',
  z.object({ personId: z.uuid(), grantId: z.uuid(), change: z.enum(['given', 'taken']) }),
);

/** The second factor of somebody was replaced, or will end: the person must know at once. */
export const SecondFactorChanged = defineEvent(
  'identity.second-factor-changed.v1',
  z.object({ personId: z.uuid(), change: z.enum(['recovery-code-used', 'ending', 'kept', 'enrolled']) }),
);

/** The operator had administrators named in place of those who are gone: whoever is still there must know. */
export const AdministratorsNamed = defineEvent(
  'identity.administrators-named.v1',
  z.object({ personIds: z.array(z.uuid()), reason: z.string() }),
);

/** A sign-in came from a device that the account does not know: its owner is told at once. */
export const NewDeviceSignedIn = defineEvent('identity.new-device.v1', z.object({ personId: z.uuid(), sessionId: z.uuid() }));

/** An account was suspended, restored or closed: the person is told, in the words meant for them. */
export const AccountMoved = defineEvent(
  'identity.account-moved.v1',
  z.object({ personId: z.uuid(), event: z.enum(['suspend', 'restore', 'close', 'leave']), words: z.string().nullable() }),
);

/** The administration ended every session of somebody. */
export const SessionsEnded = defineEvent('identity.sessions-ended.v1', z.object({ personId: z.uuid() }));
