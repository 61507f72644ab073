import '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { platformErrors } from '../errors.js';
import type { StoredFile } from '../files/stored-file.entity.js';
import type { Upload } from '../files/files.js';

/** Reads the one file of a multipart request (the server bounds its size). @throws FILE_EMPTY · TOO_LARGE */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart()) throw platformErrors.FILE_EMPTY();
  const part = await request.file();
  if (!part) throw platformErrors.FILE_EMPTY();
  return { name: part.filename, bytes: await part.toBuffer() };
}

/** Sends a file as a download that no browser will run: attachment, no sniffing, sandboxed. */
export function sendFile(reply: FastifyReply, file: Pick<StoredFile, 'name' | 'mediaType'>, bytes: Buffer, inline = false): void {
  const ascii = file.name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\]/g, '_');
  void reply
    .header('content-type', file.mediaType)
    .header(
      'content-disposition',
      `${inline ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    )
    .header('content-security-policy', inline ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'" : 'sandbox')
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .send(bytes);
}
