/** What two administrators give to somebody: it falls when the account ends. Said by name here, as its handlers use what ends accounts. */
export const GIVEN_TO_SOMEBODY = ['identity.grant', 'identity.delegation', 'identity.enrolment'] as const;

/** In both languages of the administration: whoever proposed reads one of them. */
export const accountEnded = 'Le compte a pris fin. · انتهى الحساب.';
