import { Injectable } from '@nestjs/common';
import { fileTypeFromBuffer } from 'file-type';
import type { Actor } from '../access/actor.js';
import { newId } from '../database/ids.js';
import type { Em } from '../database/tx.js';
import { platformErrors } from '../errors.js';
import { FileStore } from './file-store.js';
import { StoredFile } from './stored-file.entity.js';

export const MAX_FILE_BYTES = 10 * 1024 * 1024;

/** What may be attached: decided by the content, never by the name or the declared type. */
export const ACCEPTED_TYPES: ReadonlyMap<string, string> = new Map([
  ['application/pdf', 'PDF'],
  ['image/jpeg', 'JPEG'],
  ['image/png', 'PNG'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'DOCX'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'XLSX'],
  ['application/vnd.oasis.opendocument.text', 'ODT'],
  ['application/vnd.oasis.opendocument.spreadsheet', 'ODS'],
]);

export interface Upload {
  name: string;
  bytes: Buffer;
}

/** Takes files in and gives them back. Access is decided by the context that refers to the file. */
@Injectable()
export class Files {
  constructor(private readonly store: FileStore) {}

  /**
   * Keeps what somebody uploaded. The bytes are durable before the row refers to them.
   * @throws FILE_EMPTY · TOO_LARGE · FILE_TYPE_REFUSED
   */
  async accept(em: Em, actor: Actor, upload: Upload, accepted: readonly string[] = [...ACCEPTED_TYPES.keys()]): Promise<StoredFile> {
    if (upload.bytes.length === 0) throw platformErrors.FILE_EMPTY();
    if (upload.bytes.length > MAX_FILE_BYTES) throw platformErrors.TOO_LARGE({ maximum: '10 Mo' });
    const type = (await fileTypeFromBuffer(upload.bytes))?.mime;
    if (!type || !accepted.includes(type)) {
      throw platformErrors.FILE_TYPE_REFUSED({ accepted: accepted.map((mime) => ACCEPTED_TYPES.get(mime) ?? mime).join(', ') });
    }
    return this.keep(em, actor, { name: safeName(upload.name), bytes: upload.bytes, mediaType: type });
  }

  /** Keeps a file that the program itself made. */
  async keep(em: Em, actor: Actor, file: { name: string; bytes: Buffer; mediaType: string }): Promise<StoredFile> {
    const sha256 = await this.store.put(file.bytes);
    const row = Object.assign(new StoredFile(), {
      id: newId(),
      sha256,
      size: file.bytes.length,
      mediaType: file.mediaType,
      name: file.name,
      createdBy: actor.personId,
      createdAt: new Date(),
    });
    await em.insert(StoredFile, row);
    return row;
  }

  /** @throws NOT_FOUND */
  async describe(em: Em, id: string): Promise<StoredFile> {
    const file = await em.findOneBy(StoredFile, { id });
    if (!file) throw platformErrors.NOT_FOUND();
    return file;
  }

  read(file: Pick<StoredFile, 'sha256'>): Promise<Buffer> {
    return this.store.get(file.sha256);
  }
}

/** The name as people may see it again: no path, no control or direction characters, at most 120 characters. */
export function safeName(name: string): string {
  const bare = name
    .replace(/^.*[\\/]/, '')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069"<>|?*:]/g, '')
    .trim();
  if (!bare) return 'document';
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(bare)?.[0] ?? '';
  return bare.length <= 120 ? bare : bare.slice(0, 120 - extension.length) + extension;
}
