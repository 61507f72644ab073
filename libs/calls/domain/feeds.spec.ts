import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { withoutControls } from '#kernel';
import { atomFeed, calendarFeed, type Feed } from './feeds.js';

const feed = (title: string): Feed => ({
  language: 'fr',
  host: 'jisr.test',
  self: 'http://jisr.test/api/public/calls.atom',
  home: 'http://jisr.test/calls',
  calls: [
    {
      number: 'AP-2027-0001',
      title: { fr: title, ar: 'طلب' },
      summary: { fr: 'Ligne 1\nLigne 2', ar: 'ملخص' },
      cancelled: true,
      opensAt: new Date('2027-03-01T09:00:00Z'),
      closesAt: new Date('2027-03-31T16:30:00Z'),
      updatedAt: new Date('2027-02-01T08:00:00.123Z'),
      url: 'http://jisr.test/calls/AP-2027-0001?lang=fr',
    },
  ],
});

describe('a calendar to subscribe to', () => {
  it('gives opening and deadline in UTC, escaped, with what was given up marked so', () => {
    const lines = calendarFeed(feed('Culture; jeunesse, loisirs')).split('\r\n');
    expect(lines).toEqual(expect.arrayContaining(['DTSTART:20270301T090000Z', 'DTSTART:20270331T163000Z', 'STATUS:CANCELLED']));
    expect(lines).toContain('SUMMARY:Clôture : Culture\\; jeunesse\\, loisirs');
    expect(lines).toContain('DESCRIPTION:Ligne 1\\nLigne 2');
    expect(lines.filter((line) => line.startsWith('UID:'))).toEqual([
      'UID:AP-2027-0001-opens@jisr.test',
      'UID:AP-2027-0001-closes@jisr.test',
    ]);
    expect(lines.at(-1)).toBe('');
  });

  it('folds any line at 75 octets without cutting a character, and unfolds to the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        // As it is kept: no space stands around it.
        const title = text.replace(/[\r\n]/g, '').trim();
        const folded = calendarFeed(feed(title));
        expect(folded.split('\r\n').every((part) => Buffer.byteLength(part) <= 75)).toBe(true);
        const escaped = withoutControls(title).replace(/[\\;,]/g, (character) => `\\${character}`);
        expect(folded.replaceAll('\r\n ', '').split('\r\n')).toContain(`SUMMARY:Clôture : ${escaped}`);
      }),
    );
  });

  it('carries no control character, whatever people write', () => {
    const line = calendarFeed(feed('a\u0000b\u0007c\u007f'))
      .split('\r\n')
      .find((part) => part.startsWith('SUMMARY:C'));
    expect(line).toBe('SUMMARY:Clôture : abc');
  });
});

describe('a feed to follow', () => {
  it('is well-formed whatever people write, and says it back', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (title) => {
        const xml = atomFeed(feed(`a${title}z`));
        expect(XMLValidator.validate(xml)).toBe(true);
      }),
    );
    const entry = new XMLParser({ ignoreAttributes: false }).parse(atomFeed(feed('<Culture> & "loisirs"'))).feed.entry;
    expect(entry).toMatchObject({ title: '<Culture> & "loisirs"', id: 'tag:jisr.test,2026:call/AP-2027-0001' });
  });
});
