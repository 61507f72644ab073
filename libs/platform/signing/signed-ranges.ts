/** Where the signatures of a PDF are and which bytes each covers (ISO 32000-1, 12.8.1). */
export interface SignedRange {
  /** Position after the last covered byte: the end of the revision that this signature closed. */
  end: number;
  /** DER of the signature; absent when the place it should stand in is not shaped as it must be. */
  cms?: Buffer;
  /** The covered bytes, present with `cms`. */
  content?: Buffer;
}

const BYTE_RANGE = /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g;

/** Each is checked against the whole file: more than any act of ours could ever carry are not read. */
const MOST_SIGNATURES = 100;

/**
 * Finds every signature, in the order of signing. A range is read strictly: it starts at the first byte, leaves out exactly one
 * hexadecimal string whose padding is zero, and stops at the end of a revision; anything else is a signature that cannot hold.
 * @throws Error for a file with more than a hundred
 */
export function findSignedRanges(file: Buffer): SignedRange[] {
  const text = file.toString('latin1');
  const found = [];
  for (const match of text.matchAll(BYTE_RANGE)) {
    if (found.push(match) > MOST_SIGNATURES) throw new Error(`more than ${MOST_SIGNATURES} signatures`);
  }
  return found
    .map((match) => readRange(file, text, match.index, match.slice(1, 5).map(Number) as [number, number, number, number]))
    .sort((a, b) => a.end - b.end);
}

function readRange(file: Buffer, text: string, foundAt: number, range: [number, number, number, number]): SignedRange {
  const [start, firstLength, secondStart, secondLength] = range;
  const end = secondStart + secondLength;
  const isShaped =
    start === 0 &&
    firstLength < secondStart &&
    end <= file.length &&
    foundAt < end &&
    text[firstLength] === '<' &&
    text[secondStart - 1] === '>' &&
    /%%EOF\r?\n?$/.test(text.slice(Math.max(secondStart, end - 8), end));
  if (!isShaped) return { end };
  const cms = readPaddedHex(text.slice(firstLength + 1, secondStart - 1));
  if (!cms) return { end };
  return { end, cms, content: Buffer.concat([file.subarray(0, firstLength), file.subarray(secondStart, end)]) };
}

/** A DER value in hexadecimal of one case, followed by zeros only: a byte changed in the padding is a change too. */
function readPaddedHex(hex: string): Buffer | undefined {
  if (hex.length % 2 !== 0 || !(/^[0-9a-f]*$/.test(hex) || /^[0-9A-F]*$/.test(hex))) return undefined;
  const bytes = Buffer.from(hex, 'hex');
  const length = derLength(bytes);
  if (length === undefined || length > bytes.length || bytes.subarray(length).some((byte) => byte !== 0)) return undefined;
  return bytes.subarray(0, length);
}

/** Total length of the DER value at the start: tag, length octets, content. */
function derLength(bytes: Buffer): number | undefined {
  const first = bytes[1];
  if (first === undefined) return undefined;
  if (first < 0x80) return 2 + first;
  const octets = first - 0x80;
  if (octets === 0 || octets > 4 || bytes.length < 2 + octets) return undefined;
  return 2 + octets + bytes.readUIntBE(2, octets);
}
