import { calendarFile, inLanguage, withoutControls, type Label, type Language, type Localized } from '#kernel';

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
const COLON: Label = { fr: ' : ', ar: ': ', en: ': ' };
const CLOSES: Label = { fr: 'Clôture', ar: 'آخر أجل', en: 'Deadline' };

/** The openings and deadlines, to subscribe to. */
export function calendarFeed({ language, host, calls }: Feed): string {
  const lines = [
    ['opens', OPENS, 'opensAt'],
    ['closes', CLOSES, 'closesAt'],
  ] as const;
  return calendarFile({
    name: FEED_TITLE[language],
    product: 'Calls for projects',
    language,
    events: calls.flatMap((call) =>
      lines.map(([what, label, at]) => ({
        id: `${call.number}-${what}@${host}`,
        at: call[at],
        stamp: call.updatedAt,
        summary: `${label[language]}${COLON[language]}${inLanguage(call.title, language)}`,
        description: inLanguage(call.summary, language),
        url: call.url,
        cancelled: call.cancelled,
      })),
    ),
  });
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
