import fc from 'fast-check';
import { bareText, cleanText, cutText, oneLine, trimText } from './text.js';

/** Any sequence of UTF-16 units, lone surrogates and controls included. */
const anything = fc.oneof(
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('\u0000', '\ud800', '\udc00', '\r', '\n', '\u200b', '\u202e', 'e\u0301', 'é', 'ع', '🎓', ' ', '\u0085'),
  }),
);

describe('text at the door', () => {
  it.each([
    ['NUL and controls of a copied PDF', 'Objectif\u0000 du\u0007 projet\u0085', 'Objectif du projet'],
    ['half of an emoji', 'été \ud83c!', 'été !'],
    ['an emoji', 'été 🎓', 'été 🎓'],
    ['accents written apart', 'e\u0301te\u0301', 'été'],
    ['newlines of Windows and of the clipboard', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['three zero-width spaces', '\u200b\u200b\u200b', ''],
    ['a letter drawn as a blank', '\u3164', ''],
    ['a mark of direction between two scripts', 'جمعية \u200e(AMDH)\u200e', 'جمعية \u200e(AMDH)\u200e'],
    ['the joiner of Persian', 'می\u200cخواهم', 'می\u200cخواهم'],
    ['a flag and a family', '🇲🇦 👨‍👩‍👧', '🇲🇦 👨‍👩‍👧'],
  ])('%s', (_, typed, kept) => expect(cleanText(typed)).toBe(kept));

  it('one line, an identifier, a cut', () => {
    expect(trimText('\ufeff  deux\nlignes \u200b')).toBe('deux\nlignes');
    expect(oneLine('\u200bdeux\r\n\tlignes ')).toBe('deux lignes');
    expect(bareText('\u202aespace@association.example\u202c\u200b')).toBe('espace@association.example');
    expect(cutText('ab🎓', 3)).toBe('ab');
  });

  it('is whole, normal and storable, and cleaning it again changes nothing', () => {
    for (const clean of [cleanText, trimText, oneLine, bareText]) {
      fc.assert(
        fc.property(anything, (typed) => {
          const kept = clean(typed);
          expect(() => encodeURIComponent(kept)).not.toThrow();
          expect(kept).toBe(kept.normalize('NFC'));
          // eslint-disable-next-line no-control-regex
          expect(kept).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
          expect(clean(kept)).toBe(kept);
        }),
        { numRuns: 2_000 },
      );
    }
  });

  it('a cut never ends in half a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(20), (text, length) => encodeURIComponent(cutText(text, length)) !== undefined),
    );
  });
});
