import moment from 'moment-timezone';
import { dayInWords, MOROCCO } from './days.js';
import { kernelErrors } from './errors.js';
import type { Label } from './languages.js';

/**
 * The only place where wall time and instants meet. Uses the bundled table of moment-timezone (≥ 0.6.6): Morocco has been
 * on UTC+0 all year since 2026-09-20 and the tables of Node 20 and of older systems do not know it.
 */
const WALL = 'YYYY-MM-DDTHH:mm';

/** An instant with the wall time people see, as the API gives it; nobody else converts. */
export interface ZonedInstant {
  /** ISO 8601 in UTC. */
  instant: string;
  /** `YYYY-MM-DDTHH:mm` on the wall in the zone. */
  wall: string;
  zone: string;
  /** `+00:00`, the offset in force then. */
  offset: string;
  text: Label;
}

/**
 * The instant of a wall time typed as `YYYY-MM-DDTHH:mm`.
 * @throws WALL_TIME_MISSING · WALL_TIME_AMBIGUOUS when the clock change skips or repeats it
 */
export function instantOfWall(wall: string, zone: string = MOROCCO): Date {
  const parsed = moment.tz(wall, WALL, true, zone);
  if (!parsed.isValid() || parsed.format(WALL) !== wall) throw kernelErrors.WALL_TIME_MISSING({ wall, zone });
  for (const minutes of [-60, 60]) {
    const other = moment(parsed).add(minutes, 'minutes').tz(zone);
    if (other.format(WALL) === wall) throw kernelErrors.WALL_TIME_AMBIGUOUS({ wall, zone });
  }
  return parsed.toDate();
}

export function wallOfInstant(instant: Date, zone: string = MOROCCO): string {
  return moment(instant).tz(zone).format(WALL);
}

/** The last minute of a day on the wall: "closes on the 7th" means the end of the 7th. */
export function dayOfInstant(instant: Date, zone: string = MOROCCO): string {
  return wallOfInstant(instant, zone).slice(0, 10);
}

/** What is written of a minute; the same for every instant in it. */
type Minute = Omit<ZonedInstant, 'instant'>;

/** Pages write the same minutes again and again, and the rules of a zone cost more than all the rest of a row. */
const MOST_MINUTES = 5_000;
const minutes = new Map<string, Minute>();

/** An instant as every screen, letter and e-mail writes it, with the wall time of the zone. */
export function zonedInstant(instant: Date, zone: string = MOROCCO): ZonedInstant {
  const key = `${Math.floor(instant.getTime() / 60_000)} ${zone}`;
  const known = minutes.get(key);
  if (known) return { instant: instant.toISOString(), ...known, text: { ...known.text } };
  const made = minuteOf(instant, zone);
  if (minutes.size >= MOST_MINUTES) minutes.clear();
  minutes.set(key, made);
  return { instant: instant.toISOString(), ...made, text: { ...made.text } };
}

function minuteOf(instant: Date, zone: string): Minute {
  const local = moment(instant).tz(zone);
  const wall = local.format(WALL);
  const day = dayInWords(wall.slice(0, 10));
  const [hour, minute] = wall.slice(11).split(':') as [string, string];
  return {
    wall,
    zone,
    offset: local.format('Z'),
    text: {
      fr: `${day.fr} à ${Number(hour)}\u00a0h\u00a0${minute}`,
      ar: `${day.ar} على الساعة \u2066${hour}:${minute}\u2069`,
      en: `${day.en} at ${hour}:${minute}`,
    },
  };
}

const MOROCCO_TIME: Label = { fr: 'heure du Maroc', ar: 'بتوقيت المغرب', en: 'Morocco time' };

/** An instant that people decide by, with the clock it is read on: "15 janvier 2027 à 16 h 30 (heure du Maroc)". */
export function withClock({ text, zone }: ZonedInstant): Label {
  const say = (language: keyof Label) => `${text[language]} (${zone === MOROCCO ? MOROCCO_TIME[language] : zone})`;
  return { fr: say('fr'), ar: say('ar'), en: say('en') };
}

/** For `/health/ready` and the start-up check: the version of the bundled table. */
export const zoneTableVersion: string = moment.tz.dataVersion;
