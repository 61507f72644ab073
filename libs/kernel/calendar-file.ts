import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { Language } from './languages.js';

/** One line of a calendar. */
export interface CalendarEvent {
  /** The same for as long as it is the same thing: a reader that knows it moves it. */
  id: string;
  at: Date;
  /** When it was last changed. */
  stamp: Date;
  summary: string;
  description?: string;
  url: string;
  cancelled?: boolean;
}

/** A calendar to subscribe to (RFC 5545): instants in UTC, nobody's time is taken up by them. */
export function calendarFile(calendar: { name: string; product: string; language: Language; events: readonly CalendarEvent[] }): string {
  const file = ical({
    name: calendar.name,
    prodId: { company: 'Jisr', product: calendar.product, language: calendar.language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    scale: 'GREGORIAN',
    events: calendar.events.map(({ id, at, stamp, summary, description, url, cancelled }) => ({
      id,
      stamp,
      start: at,
      summary: withoutControls(summary),
      description: description === undefined ? null : withoutControls(description),
      url,
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
    })),
  });
  return `${file.toString()}\r\n`;
}

/** Characters that neither XML 1.0 nor iCalendar can carry. */
// eslint-disable-next-line no-control-regex
export const withoutControls = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '');
