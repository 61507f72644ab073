import fc from 'fast-check';
import { coverageOf } from './font-coverage.js';
import { familyCoverages } from './fonts.js';
import { printableData } from './printable-data.js';
import { breakable, isolated, printable, SUBSTITUTE } from './printable.js';

const families = familyCoverages();
const print = (text: string) => printable(text, families);
const isCovered = (letter: string) => families.some((covers) => covers(letter.codePointAt(0)!));

describe('what fonts can print', () => {
  it('is read from their own tables: letters, signs beyond the first plane, and nothing that they lack', () => {
    const [latin] = families;
    expect([...'aéẨжΩ'].every((letter) => latin!(letter.codePointAt(0)!))).toBe(true);
    expect(latin!('م'.codePointAt(0)!)).toBe(false);
    expect([...'مﷺⵣሰשߒ𞤀≤→✓🎓□'].every(isCovered)).toBe(true);
    expect([...'日𓀀🫠'].some(isCovered)).toBe(false);
  });

  it('bytes that are no font are said to be none', () => {
    expect(() => coverageOf(Buffer.alloc(64))).toThrow(/no table cmap/);
  });
});

describe('a text made printable', () => {
  it.each([
    ['plain French and Arabic stay as they are', 'L’été à Oujda : 50 % — مشروع', 'L’été à Oujda : 50 % — مشروع'],
    ['an emoji of many parts is one hole', 'École 👨🏿‍🚒🫠 d’été', `École ${[...print('👨🏿‍🚒')].join('')}${SUBSTITUTE} d’été`],
    ['what no font has is seen to be missing', 'Projet 日本', `Projet ${SUBSTITUTE}${SUBSTITUTE}`],
    ['bullets of word processors are bullets', '\uf0b7 un\n\uf0a7 deux\n\uf0fc fait', '• un\n▪ deux\n✓ fait'],
    ['any other private character is a hole', 'a\uf123b\u{f0000}', `a${SUBSTITUTE}b${SUBSTITUTE}`],
    ['letters and their accents are put together', 'Re\u0301cepisse\u0301', 'Récepissé'],
    ['what prints nothing is dropped', 'a\u200bb\u2060c\ufeffd\u00ade\u0000f\u{e0041}', 'abcdef'],
    ['orders of direction cannot leave the text', '\u202eabc\u202c \u2067x\u2069 \u2069', 'abc x '],
    ['isolations that end in their line stay, others go', '\u2066n. c.\u2069: رقم\n\u2067x\n\u2069y\u2066', '\u2066n. c.\u2069: رقم\nx\ny'],
    ['marks of direction stay', 'abc\u200f!', 'abc\u200f!'],
    ['joiners stay where letters join, and go elsewhere', 'می\u200cخواهم a\u200cb', 'می\u200cخواهم ab'],
    ['half a pair is a hole', 'a\ud83dz', `a${SUBSTITUTE}z`],
    ['ends of lines are one kind, empty ones are few', 'a\r\nb\u2028c\n\n\n\n\nd\te', 'a\nb\nc\n\nd e'],
    ['a tower of accents is cut', `Z${'\u0301'.repeat(200)}`, `\u0179${'\u0301'.repeat(4)}`],
    ['an accent without a letter is a hole', '\u0301a', `${SUBSTITUTE}a`],
    ['blanks of other scripts are blanks', 'a\u3000b', 'a b'],
    ['names of many peoples', 'ሰላም ⵜⴰⵎⴰⵣⵉⵖⵜ Nguyễn Олександр Ελένη ߒߞߏ', 'ሰላም ⵜⴰⵎⴰⵣⵉⵖⵜ Nguyễn Олександр Ελένη ߒߞߏ'],
  ])('%s', (_, typed, printed) => {
    expect(print(typed)).toBe(printed);
  });

  it('holds nothing that no font has, whatever was typed, and making it printable again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
        const printed = print(typed);
        expect([...printed].filter((letter) => letter !== '\n' && !isCovered(letter))).toEqual([]);
        expect(printed).not.toMatch(/\p{Co}|\p{Cs}/u);
        expect(print(printed)).toBe(printed);
      }),
      { numRuns: 500 },
    );
  });

  it('a word that no column holds may break, joined letters joined; others stay whole', () => {
    expect(breakable(`anticonstitutionnellement ${'n'.repeat(20)}`)).toBe(`anticons\u200btitution\u200bnellemen\u200bt ${'n'.repeat(20)}`);
    expect(breakable('ب'.repeat(25))).toContain('بب\u200d\u200b\u200dبب');
  });

  it('is isolated line by line: the end of a line ends every isolation', () => {
    expect(isolated('a\n\nb')).toBe('\u2068a\u2069\n\n\u2068b\u2069');
  });
});

describe('the data of a document', () => {
  it('texts are isolated; dates, codes, addresses and pictures are as they were', () => {
    const data = {
      date: '2026-11-26',
      outcome: 'selected',
      url: 'https://jisr.example/v/1/with/a/long/path',
      qr: '<svg><text>ا</text></svg>',
      title: { fr: 'Été', ar: 'صيف' },
      lines: ['Royaume', 'المملكة'],
      count: 3,
      none: null,
    };
    expect(printableData(data)).toEqual({
      ...data,
      title: { fr: '\u2068Été\u2069', ar: '\u2068صيف\u2069' },
      lines: ['Royaume', '\u2068المملكة\u2069'],
    });
  });
});
