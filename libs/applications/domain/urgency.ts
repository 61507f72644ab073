const URGENT_MS = 48 * 3_600_000;

/** How pressing is what must be done before an instant: less than two days before it, it is for now. */
export const urgencyOf = (due: Date, now: Date): 'now' | 'soon' => (due.getTime() - now.getTime() < URGENT_MS ? 'now' : 'soon');
