import { crc32 } from 'node:zlib';

/**
 * Photographs without what tells where and with what they were taken: place, thumbnail (which shows what was cropped away), comments and
 * whatever a telephone appends. Nothing of the picture itself is touched; which way up it is, and its colours, stay.
 */
const STRIPPERS: Readonly<Record<string, (bytes: Buffer) => Buffer>> = { 'image/jpeg': strippedJpeg, 'image/png': strippedPng };

/** Which way up a JPEG is (TIFF tag 274), from 1 to 8. @throws UnreadablePhotograph */
export function orientationOf(jpeg: Buffer): number {
  for (let at = 2, parts = 0; at < jpeg.length && parts < MOST_PARTS; parts++) {
    const { marker, start, end } = segmentAt(jpeg, at);
    const content = jpeg.subarray(start, end);
    if (marker === APP1 && content.toString('latin1', 0, EXIF.length) === EXIF) return exifOrientation(content);
    if (marker === SOS || marker === EOI) break;
    at = end;
  }
  return 1;
}

/** The same file where it is no photograph. @throws UnreadablePhotograph when its structure is broken before the picture begins */
export function withoutPlace(bytes: Buffer, mediaType: string): Buffer {
  return STRIPPERS[mediaType]?.(bytes) ?? bytes;
}

export class UnreadablePhotograph extends Error {
  override name = 'UnreadablePhotograph';
}

/** More parts than any camera or editor writes: reading each would hold everybody up. */
const MOST_PARTS = 20_000;

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP1 = 0xe1;
const EXIF = 'Exif\0\0';
const ORIENTATION = 0x0112;

function strippedJpeg(bytes: Buffer): Buffer {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) throw new UnreadablePhotograph();
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let at = 2;
  for (let parts = 0; at < bytes.length; parts++) {
    if (parts > MOST_PARTS) throw new UnreadablePhotograph();
    const { marker, start, end } = segmentAt(bytes, at);
    if (marker === EOI) return Buffer.concat([...kept, bytes.subarray(at, end)]);
    const content = bytes.subarray(start, end);
    const orientation = marker === APP1 && content.toString('latin1', 0, EXIF.length) === EXIF ? exifOrientation(content) : 1;
    if (orientation !== 1) kept.push(orientationSegment(orientation));
    if (marker === SOS) {
      const next = endOfScan(bytes, end);
      kept.push(bytes.subarray(at, next));
      at = next;
      continue;
    }
    if (belongsToThePicture(marker, content)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return Buffer.concat(kept);
}

/** A marker with its content; fill bytes before it are skipped. */
function segmentAt(bytes: Buffer, from: number): { marker: number; start: number; end: number } {
  let at = from;
  while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at++;
  const marker = bytes[at + 1];
  if (bytes[at] !== 0xff || marker === undefined) throw new UnreadablePhotograph();
  if (marker === EOI) return { marker, start: at + 2, end: at + 2 };
  const length = at + 3 < bytes.length ? bytes.readUInt16BE(at + 2) : 0;
  const end = at + 2 + length;
  if (length < 2 || end > bytes.length) throw new UnreadablePhotograph();
  return { marker, start: at + 4, end };
}

/** Application segments: JFIF, colour profile (ICC) and Adobe's transform are needed to show it; the others, and comments, are not. */
function belongsToThePicture(marker: number, content: Buffer): boolean {
  const begins = (text: string) => content.toString('latin1', 0, text.length) === text;
  if (marker === 0xe0) return begins('JFIF\0');
  if (marker === 0xe2) return begins('ICC_PROFILE\0');
  if (marker === 0xee) return begins('Adobe');
  return !(marker >= 0xe0 && marker <= 0xef) && marker !== 0xfe;
}

/** Where the compressed data of a scan ends: at the next marker that is neither stuffing nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const marker = bytes[at + 1]!;
    if (marker !== 0 && marker !== 0xff && !(marker >= 0xd0 && marker <= 0xd7)) return at;
  }
  return bytes.length;
}

/** Which way up (TIFF tag 274) in a segment or chunk of Exif; 1, upright, when it does not say. */
function exifOrientation(exif: Buffer): number {
  const tiff = exif.toString('latin1', 0, EXIF.length) === EXIF ? exif.subarray(EXIF.length) : exif;
  try {
    const little = tiff.toString('latin1', 0, 2) === 'II';
    const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
    const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
    for (let entry = 0; entry < short(directory); entry++) {
      const at = directory + 2 + entry * 12;
      if (short(at) === ORIENTATION) return short(at + 8) <= 8 ? short(at + 8) || 1 : 1;
    }
  } catch {
    // Exif that cannot be read says nothing, and goes.
  }
  return 1;
}

/** Exif with one entry: which way up. */
function orientationTiff(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(ORIENTATION, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  return tiff;
}

function orientationSegment(orientation: number): Buffer {
  const content = Buffer.concat([Buffer.from(EXIF, 'latin1'), orientationTiff(orientation)]);
  const head = Buffer.from([0xff, APP1, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

const PNG_HEAD = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const TELLING_CHUNKS = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME']);

function strippedPng(bytes: Buffer): Buffer {
  if (!bytes.subarray(0, PNG_HEAD.length).equals(PNG_HEAD)) throw new UnreadablePhotograph();
  const kept: Buffer[] = [PNG_HEAD];
  for (let at = PNG_HEAD.length, parts = 0; at + 12 <= bytes.length; parts++) {
    if (parts > MOST_PARTS) throw new UnreadablePhotograph();
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) throw new UnreadablePhotograph();
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (!TELLING_CHUNKS.has(name)) kept.push(bytes.subarray(at, end));
    const orientation = name === 'eXIf' ? exifOrientation(bytes.subarray(at + 8, end - 4)) : 1;
    if (orientation !== 1) kept.push(pngChunk('eXIf', orientationTiff(orientation)));
    if (name === 'IEND') break;
    at = end;
  }
  return Buffer.concat(kept);
}

function pngChunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const chunk = Buffer.alloc(named.length + 8);
  chunk.writeUInt32BE(content.length, 0);
  named.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(named), named.length + 4);
  return chunk;
}
