import { dayAfter } from '#kernel';

/**
 * The last day of appeal: so many days after the day on which the association was told, that day not counted.
 * @param toldOn civil day of the notification, `YYYY-MM-DD`
 */
export const lastDayOfAppeal = (toldOn: string, days: number): string => dayAfter(toldOn, days);
