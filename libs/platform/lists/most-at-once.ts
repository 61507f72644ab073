/** Rows that one act on many takes at most: what a person still reads before confirming, and one answer still waits for. */
export const MOST_AT_ONCE = 200;
