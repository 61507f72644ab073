import { decodeText } from './encoding.js';

const LATIN = 'Nom;Objet\nAssociation créée à Fès;Été, œuvre, « élan » d’ici';
const ARABIC = 'الاسم;الجهة\nجمعية الأمل للتنمية;سوس ماسة';

/** In the tables of Windows, by what the platform decodes. */
function windows(text: string, encoding: 'windows-1252' | 'windows-1256'): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const table = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
  if (encoding === 'windows-1252') table.set('œ', 0x9c).set('’', 0x92);
  return Uint8Array.from(text, (letter) => table.get(letter) ?? 0x3f);
}
const wide = (text: string, big: boolean, mark: boolean) => {
  const bytes = Buffer.from(mark ? `\ufeff${text}` : text, 'utf16le');
  return big ? bytes.swap16() : bytes;
};

describe('the letters of a file', () => {
  it.each([
    ['UTF-8', Buffer.from(LATIN), 'utf-8', LATIN],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${LATIN}`), 'utf-8', LATIN],
    ['UTF-8 in Arabic', Buffer.from(ARABIC), 'utf-8', ARABIC],
    ['Windows of the West', windows(LATIN, 'windows-1252'), 'windows-1252', LATIN],
    ['Windows in Arabic', windows(ARABIC, 'windows-1256'), 'windows-1256', ARABIC],
    ['UTF-16 with its mark', wide(ARABIC, false, true), 'utf-16le', ARABIC],
    ['UTF-16 the other way round', wide(LATIN, true, true), 'utf-16be', LATIN],
    ['UTF-16 without a mark', wide(LATIN, false, false), 'utf-16le', LATIN],
    ['UTF-16 in Arabic without a mark', wide(`${ARABIC};2017;12 000`, false, false), 'utf-16le', `${ARABIC};2017;12 000`],
    ['nothing', new Uint8Array(), 'utf-8', ''],
  ])('%s', (_what, bytes, encoding, text) => expect(decodeText(bytes)).toEqual({ encoding, text }));
});
