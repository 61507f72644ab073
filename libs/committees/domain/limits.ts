/** What is written in the minutes as the reason of an act, in characters. */
export const MAX_REASON_OF_COMMITTEE = 4_000;
/** What is said of one criterion, in characters. */
export const MAX_JUSTIFICATION = 4_000;
/** What a member says of the file as a whole, in characters. */
export const MAX_SHEET_COMMENT = 10_000;
