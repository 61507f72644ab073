/** What is told at length: the narrative of a report, the findings of a visit, an incident. In characters. */
export const MAX_NARRATIVE = 20_000;
/** What is said of one activity, in characters. */
export const MAX_COMMENT = 2_000;
/** More people than any project reaches. */
export const MOST_PEOPLE = 10_000_000;
/** More than any indicator counts. */
export const MOST_REACHED = 1_000_000_000;
