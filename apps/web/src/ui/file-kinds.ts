/** What a file holds by its first bytes, as the API looks at it: never by its name. */
export type FileKind = 'pdf' | 'jpeg' | 'png' | 'office' | 'xml' | 'phone_photo';

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
  return /^(\xef\xbb\xbf)?\s*</.test(text) || /^(\xff\xfe<|\xfe\xff\0<)/.test(text) ? 'xml' : undefined;
}
