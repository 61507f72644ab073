/** Tells whether a font has a glyph of its own for a code point. */
export type Coverage = (codePoint: number) => boolean;

const REQUIRED_TABLE = 'cmap';
const SEGMENTS = 4;
const GROUPS = 12;

/**
 * What a TrueType or OpenType font can print: the code points of its `cmap` table (formats 4 and 12, which all fonts of the house have;
 * OpenType 1.9, "cmap").
 * @throws RangeError when the bytes are no font or hold no Unicode table
 */
export function coverageOf(font: Buffer): Coverage {
  const codePoints = new Set<number>();
  for (const offset of unicodeTables(font, tableOffset(font, REQUIRED_TABLE))) {
    const format = font.readUInt16BE(offset);
    if (format === SEGMENTS) addSegments(font, offset, codePoints);
    if (format === GROUPS) addGroups(font, offset, codePoints);
  }
  if (codePoints.size === 0) throw new RangeError('the font has no Unicode cmap of format 4 or 12');
  return (codePoint) => codePoints.has(codePoint);
}

/** What every one of several cuts of a family can print. */
export const coveredByAll =
  (cuts: readonly Coverage[]): Coverage =>
  (codePoint) =>
    cuts.every((covers) => covers(codePoint));

function tableOffset(font: Buffer, tag: string): number {
  const tables = font.readUInt16BE(4);
  for (let index = 0; index < tables; index++) {
    const record = 12 + index * 16;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new RangeError(`the font has no table ${tag}`);
}

/** Offsets of the tables for Unicode: platform 0, and Windows' encodings 1 and 10. */
function unicodeTables(font: Buffer, cmap: number): number[] {
  const offsets: number[] = [];
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index++) {
    const record = cmap + 4 + index * 8;
    const [platform, encoding] = [font.readUInt16BE(record), font.readUInt16BE(record + 2)];
    if (platform === 0 || (platform === 3 && (encoding === 1 || encoding === 10))) offsets.push(cmap + font.readUInt32BE(record + 4));
  }
  return offsets;
}

function addSegments(font: Buffer, offset: number, found: Set<number>): void {
  const doubled = font.readUInt16BE(offset + 6);
  const ends = offset + 14;
  const starts = ends + doubled + 2;
  const deltas = starts + doubled;
  const ranges = deltas + doubled;
  for (let at = 0; at < doubled; at += 2) {
    const [end, start] = [font.readUInt16BE(ends + at), font.readUInt16BE(starts + at)];
    const [delta, range] = [font.readUInt16BE(deltas + at), font.readUInt16BE(ranges + at)];
    for (let code = start; code <= end && code < 0xffff; code++) {
      const given = range === 0 ? code : font.readUInt16BE(ranges + at + range + (code - start) * 2);
      if (given !== 0 && ((given + delta) & 0xffff) !== 0) found.add(code);
    }
  }
}

function addGroups(font: Buffer, offset: number, found: Set<number>): void {
  for (let index = 0; index < font.readUInt32BE(offset + 12); index++) {
    const group = offset + 16 + index * 12;
    const [start, end, glyph] = [font.readUInt32BE(group), font.readUInt32BE(group + 4), font.readUInt32BE(group + 8)];
    for (let code = start; code <= end; code++) if (glyph + code - start !== 0) found.add(code);
  }
}
