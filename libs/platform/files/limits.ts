const MB = 1_000_000;
export const MAX_FILE_BYTES = 20 * MB;
/** What one owner (an association) may keep. */
export const MAX_KEPT_BYTES = 5_000 * MB;
