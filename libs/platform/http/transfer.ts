import '@fastify/multipart';
import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';
import { platformErrors } from '../errors.js';
import type { StoredFile } from '../files/stored-file.entity.js';
import type { Upload } from '../files/files.js';
import { ACCEPTED_TYPES } from '../files/file-kinds.js';
import { tooLarge } from './body-budget.js';

/** How a route that keeps what people attach may refuse it. */
export const UPLOAD_ERRORS = [
  'FILE_EMPTY',
  'TOO_LARGE',
  'UPLOAD_UNREADABLE',
  'FILE_TYPE_REFUSED',
  'PHOTO_OF_PHONE',
  'PHOTO_UNREADABLE',
  'PDF_CUT',
  'PDF_EMPTY',
  'PDF_LOCKED',
  'PDF_UNREADABLE',
  'PDF_TOO_COMPLEX',
  'READING_BUSY',
  'STORAGE_FULL',
  'FILE_INFECTED',
  'UPLOAD_UNFINISHED',
  'UPLOAD_USED',
  'PAGES_NOT_PHOTOGRAPHS',
] as const;

/** The one file of a request, as large as the route says: sent before in parts (`SentBefore`), or in this multipart body. @throws FILE_EMPTY · TOO_LARGE · UPLOAD_UNREADABLE */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  const fileSize = request.routeOptions.config.upload;
  if (!fileSize) throw new Error(`${request.routeOptions.url} does not say that it takes a file`);
  if (request.sentBefore) return request.sentBefore;
  if (!request.isMultipart()) throw platformErrors.FILE_EMPTY();
  try {
    const part = await request.file({ limits: { fileSize } });
    if (!part) throw platformErrors.FILE_EMPTY();
    const bytes = await part.toBuffer();
    // What reads the parts may see the end before it sees the limit: half a file is not a file.
    if (part.file.truncated) throw tooLarge(fileSize);
    return { name: part.filename ?? '', bytes };
  } catch (error) {
    if (error instanceof DomainError) throw error;
    // What reads the parts knows no other failure than what was sent: a boundary that is missing, parts that are cut, too many of them.
    throw (error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE' ? tooLarge(fileSize) : platformErrors.UPLOAD_UNREADABLE();
  }
}

/** The media types of what people attach, for the routes that give it back. */
export const ATTACHMENTS: readonly string[] = [...ACCEPTED_TYPES.keys()];

/** What a browser shows by itself without running anything of it. */
export const VIEWABLE: readonly string[] = ['application/pdf', 'image/jpeg', 'image/png'];
export const isViewable = (mediaType: string): boolean => VIEWABLE.includes(mediaType);

/**
 * Sends what people attached to be looked at: by its own type alone, with nothing that it could load, run or be framed by elsewhere. A
 * photograph is sandboxed as well; browsers refuse to show a PDF in a sandbox, and their readers run nothing of its own as the page's.
 * @throws NOT_FOUND for what cannot be shown
 */
export function sendToView(reply: FastifyReply, file: Pick<StoredFile, 'name' | 'mediaType'>, bytes: Buffer): void {
  if (!isViewable(file.mediaType)) throw platformErrors.NOT_FOUND();
  const own = "default-src 'none'; object-src 'self'; img-src 'self' data:; style-src 'unsafe-inline'; frame-ancestors 'self'";
  send(reply, file, bytes, { shown: file.mediaType === 'application/pdf' ? own : `${own}; sandbox` });
}

/** Sends a file as a download that no browser will run: attachment, no sniffing, sandboxed. */
export function sendFile(
  reply: FastifyReply,
  file: Pick<StoredFile, 'name' | 'mediaType'>,
  bytes: Buffer | Readable,
  inline = false,
): void {
  send(reply, file, bytes, inline ? { shown: "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'" } : { shown: null });
}

function send(
  reply: FastifyReply,
  file: Pick<StoredFile, 'name' | 'mediaType'>,
  bytes: Buffer | Readable,
  { shown }: { shown: string | null },
): void {
  if (!reply.routeOptions.config.sends) throw new Error(`${reply.routeOptions.url} does not say that it sends a file`);
  const ascii = file.name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\]/g, '_');
  void reply
    .header('content-type', file.mediaType)
    .header(
      'content-disposition',
      `${shown ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    )
    .header('content-security-policy', shown ?? 'sandbox')
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .send(bytes);
}
