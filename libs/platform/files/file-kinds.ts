import { fileTypeFromBuffer } from 'file-type';
import { bareText, cutText, oneLine } from '#kernel';

interface FileKind {
  name: string;
  /** The first is given to a file that has another ending, or none. */
  endings: readonly [string, ...string[]];
}

/** What may be attached: decided by the content, never by the name or the declared type. */
export const ACCEPTED_TYPES: ReadonlyMap<string, FileKind> = new Map<string, FileKind>([
  ['application/pdf', { name: 'PDF', endings: ['.pdf'] }],
  ['image/jpeg', { name: 'JPEG', endings: ['.jpg', '.jpeg'] }],
  ['image/png', { name: 'PNG', endings: ['.png'] }],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', { name: 'DOCX', endings: ['.docx'] }],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', { name: 'XLSX', endings: ['.xlsx'] }],
  ['application/vnd.oasis.opendocument.text', { name: 'ODT', endings: ['.odt'] }],
  ['application/vnd.oasis.opendocument.spreadsheet', { name: 'ODS', endings: ['.ods'] }],
]);

/** What some places take besides, by the names that people know. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([['text/csv', 'CSV']]);

/** What people call a media type. */
export const typeName = (mediaType: string): string => ACCEPTED_TYPES.get(mediaType)?.name ?? OTHER_NAMES.get(mediaType) ?? mediaType;

/** What iPhones take photographs in: known, so that people are told how to get a JPEG. */
export const PHONE_PHOTOS: readonly string[] = ['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence', 'image/avif'];

/** A PDF may begin after a few bytes of what printed or sent it (ISO 32000-1, annex H.3.4.1). */
const HEAD_BYTES = 1024;

/** The media type by the content; undefined when nothing knows it. */
export async function typeOf(bytes: Buffer): Promise<string | undefined> {
  const found = (await fileTypeFromBuffer(bytes))?.mime;
  if (found) return found;
  return bytes.subarray(0, HEAD_BYTES).includes('%PDF-') ? 'application/pdf' : undefined;
}

const LONGEST_NAME = 120;
const ENDING = /\.[A-Za-z][A-Za-z0-9]{0,7}$/;

/** The name as people may see it again: no path, no control or direction characters, at most 120 characters. */
export function safeName(name: string): string {
  const bare = bareText(oneLine(name).replace(/^.*[\\/]/, ''))
    .replace(/["<>|?*:]/g, '')
    .trim();
  if (!bare) return 'document';
  const ending = ENDING.exec(bare)?.[0] ?? '';
  return bare.length <= LONGEST_NAME ? bare : cutText(bare, LONGEST_NAME - ending.length) + ending;
}

/** A safe name whose ending is that of the content: `statuts.hta` that holds a PDF is `statuts.pdf`, and so is `statuts.pdf.exe`. */
export function nameFor(name: string, mediaType: string): string {
  const endings = ACCEPTED_TYPES.get(mediaType)?.endings;
  if (!endings) return safeName(name);
  const isRight = (candidate: string) => endings.some((ending) => candidate.toLowerCase().endsWith(ending));
  const safe = safeName(name);
  if (isRight(safe)) return safe;
  const stem = safe.replace(ENDING, '') || 'document';
  return isRight(stem) ? stem : cutText(stem, LONGEST_NAME - endings[0].length) + endings[0];
}
