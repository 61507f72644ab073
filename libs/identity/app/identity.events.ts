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

export const FACTOR_CHANGES = [
  ...(['recovery-code-used', 'ending', 'kept', 'enrolled', 'code-removed'] as const),
  ...(['passkey-added', 'passkey-removed', 'passkey-blocked'] as const),
] as const;

/** The second factor of somebody was replaced, or will end: the person must know at once. */
export const SecondFactorChanged = defineEvent(
  'identity.second-factor-changed.v1',
  z.object({
    personId: z.uuid(),
    change: z.enum(FACTOR_CHANGES),
    /** What its owner calls a passkey. */
    named: z.string().optional(),
  }),
);

/** A role is lent for days of absence, or no more: both sides are told. */
export const DelegationChanged = defineEvent(
  'identity.delegation-changed.v1',
  z.object({ grantId: z.uuid(), change: z.enum(['given', 'ended']) }),
);

/** Somebody asked for a copy of their data: the worker makes it. */
export const DataCopyAsked = defineEvent('identity.data-copy-asked.v1', z.object({ exportId: z.uuid() }));

/** It is ready: they are told. */
export const DataCopyReady = defineEvent('identity.data-copy-ready.v1', z.object({ personId: z.uuid() }));

/** The account of somebody was linked to an identity of the administration's provider, or is no more. */
export const ProviderIdentityChanged = defineEvent(
  'identity.provider-identity-changed.v1',
  z.object({
    personId: z.uuid(),
    change: z.enum(['linked', 'unlinked']),
    label: z.object({ fr: z.string(), ar: z.string(), en: z.string() }),
  }),
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
