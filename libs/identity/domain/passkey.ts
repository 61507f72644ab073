/** How many passkeys one account has at most: each device of a careful person, and some in a drawer. */
export const MOST_PASSKEYS = 10;
/** How long a question of the server waits for the answer of a passkey. */
export const PASSKEY_QUESTION_MS = 5 * 60_000;
/** ES256, EdDSA and RS256 (the COSE register), the first preferred. */
export const PASSKEY_ALGORITHMS = [-7, -8, -257] as const;

/** What a passkey is asked for. */
export const PASSKEY_PURPOSES = ['enrol', 'sign-in', 'act'] as const;
export type PasskeyPurpose = (typeof PASSKEY_PURPOSES)[number];

/**
 * Whether the count of signatures went back or stood still, as it does when two copies of one authenticator sign (WebAuthn level 2,
 * §6.1.1). An authenticator that does not count says 0 each time.
 */
export const countsBack = (kept: number, given: number): boolean => (kept > 0 || given > 0) && given <= kept;
