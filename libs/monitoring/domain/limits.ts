/** What is told at length: the narrative of a report, the findings of a visit, an incident. In characters. */
export const MAX_NARRATIVE = 20_000;
/** What is said of one activity, in characters. */
export const MAX_COMMENT = 2_000;
