import { inLanguage, type Label, type Language, type Localized } from '#kernel';

/** A published call, as calendars and feed readers need it. */
export interface FeedCall {
  number: string;
  title: Localized;
  summary: Localized;
  cancelled: boolean;
  opensAt: Date;
  closesAt: Date;
  updatedAt: Date;
  /** Address of its public page. */
  url: string;
}

export interface Feed {
  language: Language;
  /** Host that makes identifiers world-unique. */
  host: string;
  /** Address of this feed. */
  self: string;
  /** Address of the public list of calls. */
  home: string;
  calls: readonly FeedCall[];
}

const FEED_TITLE: Label = { fr: 'Appels à projets', ar: 'طلبات المشاريع', en: 'Calls for projects' };
const OPENS: Label = { fr: 'Ouverture', ar: 'فتح', en: 'Opening' };
const CLOSES: Label = { fr: 'Clôture', ar: 'آخر أجل', en: 'Deadline' };

/** The openings and deadlines as an iCalendar stream (RFC 5545): times in UTC, lines folded at 75 octets. */
export function calendarFeed({ language, host, calls }: Feed): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Jisr//Calls for projects//${language.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escapeText(FEED_TITLE[language])}`,
    ...calls.flatMap((call) => [
      ...event(call, 'opens', `${OPENS[language]} : ${inLanguage(call.title, language)}`, call.opensAt, language, host),
      ...event(call, 'closes', `${CLOSES[language]} : ${inLanguage(call.title, language)}`, call.closesAt, language, host),
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

function event(call: FeedCall, what: string, summary: string, at: Date, language: Language, host: string): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${call.number}-${what}@${host}`,
    `DTSTAMP:${utc(call.updatedAt)}`,
    `DTSTART:${utc(at)}`,
    `SUMMARY:${escapeText(summary)}`,
    `DESCRIPTION:${escapeText(inLanguage(call.summary, language))}`,
    `URL:${call.url}`,
    `STATUS:${call.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

const utc = (instant: Date): string =>
  instant
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replace(/[-:]/g, '');

/** RFC 5545 §3.3.11; other control characters have no place in a text. */
function escapeText(text: string): string {
  return withoutControls(text)
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replace(/\r\n|\r|\n/g, '\\n');
}

const MAX_OCTETS = 75;

/** RFC 5545 §3.1: a line longer than 75 octets goes on after CRLF and a space; a character is never cut. */
export function fold(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > MAX_OCTETS) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n');
}

/** The calls as an Atom feed (RFC 4287), newest change first. */
export function atomFeed({ language, host, self, home, calls }: Feed): string {
  const newest = calls.reduce((latest, { updatedAt }) => (updatedAt > latest ? updatedAt : latest), new Date(0));
  const entries = [...calls]
    .sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime())
    .map(
      (call) => `  <entry>
    <id>tag:${host},2026:call/${escapeXml(call.number)}</id>
    <title>${escapeXml(inLanguage(call.title, language))}</title>
    <updated>${call.updatedAt.toISOString()}</updated>
    <link rel="alternate" type="text/html" href="${escapeXml(call.url)}"/>
    <summary>${escapeXml(inLanguage(call.summary, language))}</summary>
  </entry>
`,
    );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
  <id>tag:${host},2026:calls</id>
  <title>${FEED_TITLE[language]}</title>
  <updated>${newest.toISOString()}</updated>
  <author><name>Jisr</name></author>
  <link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>
  <link rel="alternate" type="text/html" href="${escapeXml(home)}"/>
${entries.join('')}</feed>
`;
}

const XML: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeXml = (text: string): string => withoutControls(text).replace(/[&<>"']/g, (character) => XML[character]!);

/** Characters that neither XML 1.0 nor iCalendar can carry. */
// eslint-disable-next-line no-control-regex
const withoutControls = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
