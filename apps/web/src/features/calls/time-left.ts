const HOUR = 3_600_000;
const IN_HOURS_UNDER = 48;

/** The whole days before an instant, the whole hours in the last two days; null once it has come. */
export function timeLeft(until: Date, now: Date): { unit: 'days' | 'hours'; count: number } | null {
  const hours = (until.getTime() - now.getTime()) / HOUR;
  if (hours <= 0) return null;
  return hours < IN_HOURS_UNDER ? { unit: 'hours', count: Math.floor(hours) } : { unit: 'days', count: Math.floor(hours / 24) };
}
