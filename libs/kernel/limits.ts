/** What may be said for an act that needs a reason, in characters. */
export const MAX_REASON = 2_000;
