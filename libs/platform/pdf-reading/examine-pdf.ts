import { PDF } from '@libpdf/core';

/** What keeps a PDF from being read later by the people it was sent to. */
export type PdfDefect = 'cut' | 'empty' | 'locked' | 'unreadable';

/** A reader looks for the end mark here; some scanners write a little after it. */
const TAIL_BYTES = 4096;

/**
 * Null when the file can be opened by anybody, restrictions of its author included. A file whose end is missing is `cut` even where a
 * reader would show some of its pages; without an object or a page it is `empty`; one that asks for a password to be opened is `locked`.
 */
export async function examinePdf(bytes: Uint8Array): Promise<PdfDefect | null> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!file.includes(' obj')) return 'empty';
  if (!file.subarray(-TAIL_BYTES).includes('%%EOF')) return 'cut';
  try {
    const pdf = await PDF.load(file);
    if (pdf.isEncrypted && !pdf.isAuthenticated) return 'locked';
    return pdf.getPageCount() > 0 ? null : 'empty';
  } catch {
    return 'unreadable';
  }
}
