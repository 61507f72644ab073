/** How the letters of a file were written, as people are told. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'windows-1256';

export interface DecodedText {
  text: string;
  encoding: Encoding;
}

/** What is looked at to tell the encoding of a file without a mark. */
const SAMPLE_BYTES = 65_536;

/**
 * The text of a file, by its mark (BOM) or by what it holds: noughts at every second byte are UTF-16; what is right UTF-8 is UTF-8; in
 * what is neither, letters beyond ASCII stand alone in French (Windows-1252) and in rows in Arabic (Windows-1256).
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = markOf(bytes) ?? widthOf(bytes) ?? narrowOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  return { text: encoding === 'windows-1252' ? text.replace(/[\u0080-\u009f]/g, asWindows) : text, encoding };
}

/** The signs of Windows-1252 from 0x80 on; some versions of Node.js read them as the controls of ISO 8859-1. */
const FROM_80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const asWindows = (control: string): string => FROM_80[control.charCodeAt(0) - 0x80]!;

function markOf([a, b, c]: Uint8Array): Encoding | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : null;
}

/** Separators and digits have a nought beside them in UTF-16, whatever the script. */
function widthOf(bytes: Uint8Array): Encoding | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const noughts = [0, 0];
  for (const [index, byte] of sample.entries()) if (byte === 0) noughts[index % 2]!++;
  const many = Math.max(1, sample.length / 40);
  if (noughts[1]! > many && noughts[1]! > noughts[0]! * 4) return 'utf-16le';
  return noughts[0]! > many && noughts[0]! > noughts[1]! * 4 ? 'utf-16be' : null;
}

function narrowOf(bytes: Uint8Array): Encoding {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return lettersInRows(bytes.subarray(0, SAMPLE_BYTES)) ? 'windows-1256' : 'windows-1252';
  }
}

/** Whether most letters beyond ASCII stand in rows of three and more, as words of Arabic do. */
function lettersInRows(bytes: Uint8Array): boolean {
  let inRows = 0;
  let alone = 0;
  let row = 0;
  for (const byte of [...bytes, 0]) {
    if (byte >= 0xc0) row++;
    else {
      if (row >= 3) inRows += row;
      else alone += row;
      row = 0;
    }
  }
  return inRows > alone;
}
