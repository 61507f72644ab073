const MB = 1_000_000;
export const MAX_FILE_BYTES = 20 * MB;
/** What one owner (an association) may keep. */
export const MAX_KEPT_BYTES = 5_000 * MB;
/** What one person may have on its way, in files that nothing has taken yet. */
export const MAX_UNFINISHED = 20;
export const MAX_UNFINISHED_BYTES = 10 * MAX_FILE_BYTES;
/** What arrives is kept in parts of about so many bytes: more are not lost when the program is killed. */
export const PART_BYTES = 512 * 1024;
/** A line that breaks after every few bytes leaves many parts; each costs a row and a content. */
export const MAX_PARTS = 2_000;
/** Photographs that become one document. */
export const MAX_PAGES = 20;
