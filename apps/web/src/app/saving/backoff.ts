const FIRST_MS = 2_000;
const LONGEST_MS = 60_000;

/** How long to wait before the next attempt: twice as long after each, a minute at most, never all at the same moment. */
export const pauseAfter = (failures: number, chance = Math.random()): number =>
  Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1)) * (0.75 + chance / 2);
