/** What a file holds by its first bytes, as the API looks at it: never by its name. */
export type FileKind = 'pdf' | 'jpeg' | 'png' | 'office' | 'xml' | 'text' | 'phone_photo';

export interface KindOfFile {
  kind: FileKind;
  /** As people are told. */
  names: readonly string[];
  /** For the file dialog, which knows endings and media types only. */
  dialog: readonly string[];
}

export const PDF: KindOfFile = { kind: 'pdf', names: ['PDF'], dialog: ['.pdf', 'application/pdf'] };
export const JPEG: KindOfFile = { kind: 'jpeg', names: ['JPEG'], dialog: ['.jpg', '.jpeg', '.jfif', 'image/jpeg'] };
export const PNG: KindOfFile = { kind: 'png', names: ['PNG'], dialog: ['.png', 'image/png'] };
export const OFFICE: KindOfFile = {
  kind: 'office',
  names: ['DOCX', 'XLSX', 'ODT', 'ODS'],
  dialog: ['.docx', '.xlsx', '.odt', '.ods'],
};
export const XML: KindOfFile = { kind: 'xml', names: ['XML'], dialog: ['.xml', 'text/xml', 'application/xml'] };

/** A table: a sheet, or text with signs between its cells. */
export const SHEET: KindOfFile = { kind: 'office', names: ['XLSX', 'ODS'], dialog: ['.xlsx', '.ods'] };
export const TABLE: KindOfFile = { kind: 'text', names: ['CSV'], dialog: ['.csv', '.txt', '.tsv', 'text/csv', 'text/plain'] };

/** A PDF may begin after a few bytes of what printed or sent it. */
export const HEAD_BYTES = 1024;

const PHONE_BRANDS = ['heic', 'heix', 'hevc', 'heim', 'heis', 'mif1', 'msf1', 'avif'];

/** The kind of the first bytes; undefined when they are nothing we know. */
export function kindOf(head: Uint8Array): FileKind | undefined {
  const text = String.fromCharCode(...head.subarray(0, HEAD_BYTES));
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (text.startsWith('PK\x03\x04')) return 'office';
  if (text.slice(4, 8) === 'ftyp' && PHONE_BRANDS.includes(text.slice(8, 12))) return 'phone_photo';
  if (text.includes('%PDF-')) return 'pdf';
  if (/^(\xef\xbb\xbf)?\s*</.test(text) || /^(\xff\xfe<|\xfe\xff\0<)/.test(text)) return 'xml';
  return isText(text) ? 'text' : undefined;
}

/** Nothing but letters, whatever their table; in UTF-16 every second byte may be a nought. */
function isText(head: string): boolean {
  const isWide = /^(?:\xff\xfe|\xfe\xff)/.test(head) || /^(?:[^\0]\0){8}/.test(head);
  // eslint-disable-next-line no-control-regex -- what no text holds
  return head.length > 0 && !/[\x01-\x08\x0e-\x1a\x1c-\x1f]/.test(head) && (isWide || !head.includes('\0'));
}
