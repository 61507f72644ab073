/** Rows of a page of any list, where nobody says how many. */
export const PAGE_SIZE = 25;
/** Rows of a page of any list at most. */
export const MAX_PAGE_SIZE = 100;
