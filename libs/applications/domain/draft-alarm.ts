const HOUR_MS = 3_600_000;

/** Before the deadline, the members of an association with a draft are reminded this long before. */
export const REMINDERS_MS: readonly number[] = [7 * 24 * HOUR_MS, 48 * HOUR_MS, 3 * HOUR_MS];

/** The next instant at which a draft's alarm rings: the next reminder, or the deadline itself; null once it has passed. */
export function nextAlarm(closesAt: Date, now: Date): Date | null {
  const instants = [...REMINDERS_MS, 0].map((before) => closesAt.getTime() - before);
  const next = instants.find((instant) => instant > now.getTime());
  return next === undefined ? null : new Date(next);
}
