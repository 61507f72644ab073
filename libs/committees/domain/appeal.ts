const DAY_MS = 86_400_000;

/** Whole days from one civil day (`YYYY-MM-DD`) to another. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/**
 * The last day of appeal: so many days after the day on which the association was told, that day not counted.
 * @param toldOn civil day of the notification, `YYYY-MM-DD`
 */
export function lastDayOfAppeal(toldOn: string, days: number): string {
  return new Date(Date.parse(toldOn) + days * DAY_MS).toISOString().slice(0, 10);
}
