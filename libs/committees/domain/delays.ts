/** Days to sign the minutes, from the end of the session. */
export const MINUTES_SIGNATURE_DAYS = 15;
