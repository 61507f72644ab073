import { inflateRawSync } from 'node:zlib';
import { importErrors } from '../domain/errors.js';
import { MAX_UNFOLDED_MEGABYTES } from '../domain/limits.js';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LONGEST_COMMENT = 0xffff;

/**
 * A sheet is a folded archive (APPNOTE.TXT 4.3): what it unfolds to is measured before anything reads it, whatever it says of itself.
 * @throws SHEET_UNREADABLE for what is too large, or is none
 */
export function requireModest(bytes: Buffer): void {
  try {
    let left = MAX_UNFOLDED_MEGABYTES * 1_000_000;
    for (const { at, folded, method } of entriesOf(bytes)) {
      const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
      const content = bytes.subarray(from, from + folded);
      left -= method === 0 ? content.length : inflateRawSync(content, { maxOutputLength: Math.max(1, left) }).length;
      if (left < 0) throw new RangeError('too large');
    }
  } catch {
    throw importErrors.SHEET_UNREADABLE();
  }
}

function* entriesOf(bytes: Buffer): Generator<{ at: number; folded: number; method: number }> {
  const from = Math.max(0, bytes.length - LONGEST_COMMENT - 22);
  let end = bytes.length - 22;
  while (end >= from && bytes.readUInt32LE(end) !== END) end--;
  const count = bytes.readUInt16LE(end + 10);
  let position = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    if (bytes.readUInt32LE(position) !== ENTRY) throw new RangeError('no entry');
    yield { at: bytes.readUInt32LE(position + 42), folded: bytes.readUInt32LE(position + 20), method: bytes.readUInt16LE(position + 10) };
    position += 46 + bytes.readUInt16LE(position + 28) + bytes.readUInt16LE(position + 30) + bytes.readUInt16LE(position + 32);
  }
}
