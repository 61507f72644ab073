/** What is written in the minutes as the reason of an act, in characters. */
export const MAX_REASON_OF_COMMITTEE = 4_000;
