const HOUR_MS = 3_600_000;
export const hours = (count: number): number => count * HOUR_MS;
export const days = (count: number): number => count * 24 * HOUR_MS;

/** When people are told of a due date: so long before it, and so long after it when it was missed (0: at the instant itself). */
export interface Ladder {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

export interface Step {
  at: Date;
  /** Before it people are reminded; after it those who answer for it are told. */
  tells: 'reminder' | 'missed';
}

/** The steps of a due date, in their order. */
export function stepsOf({ before, after }: Ladder, dueAt: Date): Step[] {
  const step = (tells: Step['tells']) => (offset: number) => ({ at: new Date(dueAt.getTime() + offset), tells });
  const steps = [...before.map((earlier) => -earlier).map(step('reminder')), ...after.map(step('missed'))];
  return steps.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** The step to take of those that came since an instant: the last one. Whoever was away for three reminders gets one. */
export function stepSince(ladder: Ladder, dueAt: Date, since: Date, now: Date): Step | null {
  return stepsOf(ladder, dueAt).findLast(({ at }) => at >= since && at <= now) ?? null;
}

/**
 * When the alarm of a due date rings next: at its next step, or at the due instant when something follows from it; null when nothing is
 * left. What is past is not caught up with: a date set for tomorrow brings no reminders of last week.
 */
export function nextRing(ladder: Ladder, dueAt: Date, now: Date, followed: boolean): Date | null {
  const instants = [...stepsOf(ladder, dueAt).map(({ at }) => at), ...(followed ? [dueAt] : [])];
  const ahead = instants.filter((at) => at > now).map((at) => at.getTime());
  return ahead.length > 0 ? new Date(Math.min(...ahead)) : null;
}
