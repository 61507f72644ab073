import { crc32 } from 'node:zlib';
import { UnreadablePhotograph, withoutPlace } from './photographs.js';

const segment = (marker: number, content: Buffer | string) => {
  const bytes = Buffer.isBuffer(content) ? content : Buffer.from(content, 'latin1');
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(bytes.length + 2, 2);
  return Buffer.concat([head, bytes]);
};

/** Exif as a telephone writes it: which way up, where (a pointer to the GPS directory), and a thumbnail. */
function exif(orientation: number, little: boolean): Buffer {
  const tiff = Buffer.alloc(38);
  const short = (value: number, at: number) => (little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at));
  const long = (value: number, at: number) => (little ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at));
  tiff.write(little ? 'II*\0' : 'MM\0*', 'latin1');
  long(8, 4);
  short(2, 8);
  short(0x0112, 10);
  short(3, 12);
  long(1, 14);
  short(orientation, 18);
  short(0x8825, 22);
  short(4, 24);
  long(1, 26);
  long(34, 30);
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from('GPS 30.42N 9.59W THUMBNAIL')]);
}

const SOI = Buffer.from([0xff, 0xd8]);
const EOI = Buffer.from([0xff, 0xd9]);
const picture = [
  segment(0xdb, 'tables'),
  segment(0xc0, 'frame'),
  Buffer.concat([segment(0xda, 'scan'), Buffer.from([1, 0xff, 0x00, 2, 0xff, 0xd0, 3])]),
  Buffer.concat([segment(0xda, 'second scan of a progressive picture'), Buffer.from([4, 0xff, 0x00, 5])]),
];
const shown = [segment(0xe0, 'JFIF\0...'), segment(0xe2, 'ICC_PROFILE\0...'), segment(0xee, 'Adobe...')];
const telling = [
  segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<exif:GPSLatitude>30.42N</exif:GPSLatitude>'),
  segment(0xe2, 'MPF\0GPS'),
  segment(0xed, 'Photoshop 3.0\0City Agadir GPS'),
  segment(0xfe, 'comment GPS'),
];

describe('a photograph keeps neither its place nor its thumbnail', () => {
  it.each([true, false])('of a telephone (little-endian: %s): the picture and which way up it is stay', (little) => {
    const photo = Buffer.concat([
      SOI,
      shown[0]!,
      segment(0xe1, exif(6, little)),
      ...telling,
      ...shown.slice(1),
      ...picture,
      EOI,
      Buffer.from('film GPS'),
    ]);
    const kept = withoutPlace(photo, 'image/jpeg');
    for (const trace of ['GPS', 'THUMBNAIL', 'Agadir', 'film']) expect(kept.includes(trace)).toBe(false);
    for (const part of [...shown, ...picture]) expect(kept.includes(part)).toBe(true);
    expect(kept.subarray(-2).equals(EOI)).toBe(true);
    const exifAt = kept.indexOf('Exif\0\0');
    expect(kept.readUInt16BE(exifAt + 6 + 18)).toBe(6);
    expect(withoutPlace(kept, 'image/jpeg').equals(kept)).toBe(true);
  });

  it('one that stands upright and tells nothing stays byte for byte', () => {
    const plain = Buffer.concat([SOI, ...shown, ...picture, EOI]);
    expect(withoutPlace(plain, 'image/jpeg').equals(plain)).toBe(true);
  });

  it('one that was cut after its picture began is kept as far as it goes; one that is broken before is refused', () => {
    const cut = Buffer.concat([SOI, ...picture]);
    expect(withoutPlace(cut, 'image/jpeg').equals(cut)).toBe(true);
    expect(() => withoutPlace(Buffer.concat([SOI, Buffer.from([0xff, 0xe1, 0xff, 0xff, 1])]), 'image/jpeg')).toThrow(UnreadablePhotograph);
    expect(() => withoutPlace(Buffer.concat([SOI, Buffer.from([0, 1, 2])]), 'image/jpeg')).toThrow(UnreadablePhotograph);
  });

  it('a PNG loses its words and place, and keeps its picture', () => {
    const chunk = (name: string, content: string) => {
      const named = Buffer.from(name + content, 'latin1');
      const whole = Buffer.alloc(named.length + 8);
      whole.writeUInt32BE(content.length, 0);
      named.copy(whole, 4);
      whole.writeUInt32BE(crc32(named), named.length + 4);
      return whole;
    };
    const head = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const needed = [chunk('IHDR', '0123456789abc'), chunk('iCCP', 'colours'), chunk('IDAT', 'picture'), chunk('IEND', '')];
    const photo = Buffer.concat([
      head,
      needed[0]!,
      chunk('tEXt', 'GPS'),
      chunk('eXIf', exif(3, false).subarray(6).toString('latin1')),
      chunk('iTXt', 'XML:com.adobe.xmp GPS'),
      ...needed.slice(1),
      Buffer.from('GPS'),
    ]);
    const kept = withoutPlace(photo, 'image/png');
    expect(kept.includes('GPS')).toBe(false);
    for (const part of needed) expect(kept.includes(part)).toBe(true);
    expect(kept.readUInt16BE(kept.indexOf('eXIf') + 4 + 18)).toBe(3);
  });

  it('one of more parts than any camera writes is refused before they are read', () => {
    const part = segment(0xdb, '');
    const jpeg = Buffer.concat([SOI, Buffer.alloc(part.length * 1_000_000, part), ...picture, EOI]);
    const chunk = Buffer.alloc(12);
    chunk.write('IDAT', 4, 'latin1');
    const png = Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      Buffer.alloc(chunk.length * 1_000_000, chunk),
    ]);
    const before = process.cpuUsage();
    expect(() => withoutPlace(jpeg, 'image/jpeg')).toThrow(UnreadablePhotograph);
    expect(() => withoutPlace(png, 'image/png')).toThrow(UnreadablePhotograph);
    expect(process.cpuUsage(before).user).toBeLessThan(400_000);
  });

  it('a document is left as it is', () => {
    const pdf = Buffer.from('%PDF-1.7 GPS');
    expect(withoutPlace(pdf, 'application/pdf')).toBe(pdf);
  });
});
