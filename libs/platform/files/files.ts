import { Injectable, Logger } from '@nestjs/common';
import { sha256 } from '#kernel';
import type { Actor } from '../access/actor.js';
import { newId } from '../database/ids.js';
import { Tx, type Em, type TxOptions } from '../database/tx.js';
import { platformErrors } from '../errors.js';
import { sizeInWords } from '../http/sizes.js';
import { Outbox } from '../outbox/outbox.js';
import { PdfReading } from '../pdf-reading/pdf-reading.js';
import { eraseContent } from './content.jobs.js';
import { noteDefect, type ContentDefect } from './content-checks.js';
import { ACCEPTED_TYPES, typeName, nameFor, PHONE_PHOTOS, typeOf } from './file-kinds.js';
import { heldFor, holdContent } from './content-scans.js';
import { ContentAltered, ContentMissing, FileStore } from './file-store.js';
import { UnreadablePhotograph, withoutPlace } from './photographs.js';
import { MAX_FILE_BYTES, MAX_KEPT_BYTES } from './limits.js';
import { lockContent, StoredFile } from './stored-file.entity.js';
import { rowBy } from '../database/row-by.js';
import { together } from '../database/together.js';
import { Scanner, ScannerAway } from './scanner.js';

const PDF_DEFECTS = {
  cut: platformErrors.PDF_CUT,
  empty: platformErrors.PDF_EMPTY,
  locked: platformErrors.PDF_LOCKED,
  unreadable: platformErrors.PDF_UNREADABLE,
} as const;

export interface Upload {
  name: string;
  bytes: Buffer;
  /** For the transaction that takes it: a file that was sent before is taken once, and its answer repeated. */
  once?: TxOptions;
}

/** An upload that was looked at: of an accepted type, whole, named after its content, without the place of a photograph. */
export interface CheckedUpload extends Upload {
  readonly mediaType: string;
  /** The scanner was away: it is kept, and read by nobody before it was looked at. */
  readonly unscanned?: true;
}

/** Takes files in and gives them back. Access is decided by the context that refers to the file. */
@Injectable()
export class Files {
  private readonly logger = new Logger('Files');

  constructor(
    private readonly store: FileStore,
    private readonly tx: Tx,
    private readonly outbox: Outbox,
    private readonly reading: PdfReading,
    private readonly scanner: Scanner,
  ) {}

  /**
   * Looks at what somebody uploaded, before any transaction begins.
   * @throws FILE_EMPTY · TOO_LARGE · FILE_TYPE_REFUSED · PHOTO_OF_PHONE · PHOTO_UNREADABLE · PDF_CUT · PDF_EMPTY · PDF_LOCKED · PDF_UNREADABLE · PDF_TOO_COMPLEX · READING_BUSY · FILE_INFECTED
   */
  async check({ name, bytes }: Upload, accepted: readonly string[] = [...ACCEPTED_TYPES.keys()]): Promise<CheckedUpload> {
    if (bytes.length === 0) throw platformErrors.FILE_EMPTY();
    if (bytes.length > MAX_FILE_BYTES) throw platformErrors.TOO_LARGE(sizeInWords(MAX_FILE_BYTES));
    const mediaType = await typeOf(bytes);
    if (mediaType && PHONE_PHOTOS.includes(mediaType)) throw platformErrors.PHOTO_OF_PHONE();
    if (!mediaType || !accepted.includes(mediaType)) {
      throw platformErrors.FILE_TYPE_REFUSED({ accepted: accepted.map(typeName).join(', ') });
    }
    const defect = mediaType === 'application/pdf' ? await this.reading.defect(bytes) : null;
    if (defect) throw PDF_DEFECTS[defect]();
    const kept = bareOf(bytes, mediaType);
    return { name: nameFor(name, mediaType), bytes: kept, mediaType, ...(await this.scan(kept)) };
  }

  /** Nobody misses a deadline because the scanner is away: what it could not look at is taken in and held. @throws FILE_INFECTED */
  private async scan(bytes: Buffer): Promise<{ unscanned?: true }> {
    if (!this.scanner.isConfigured) return {};
    try {
      const found = await this.scanner.find(bytes);
      if (found) throw platformErrors.FILE_INFECTED({ found });
      return {};
    } catch (error) {
      if (!(error instanceof ScannerAway)) throw error;
      this.logger.warn(`taken in without having been looked at: ${error.message}`);
      return { unscanned: true };
    }
  }

  /**
   * Keeps what somebody uploaded, on the account of its owner. The bytes are durable before the row refers to them.
   * @throws STORAGE_FULL
   */
  async accept(em: Em, actor: Actor, upload: CheckedUpload, owner: string): Promise<StoredFile> {
    await em.query(`SELECT pg_advisory_xact_lock(hashtextextended('kept for ' || $1, 0))`, [owner]);
    const [kept] = await em.query<{ bytes: number }[]>(`SELECT coalesce(sum(size), 0) AS bytes FROM stored_file WHERE kept_for = $1`, [
      owner,
    ]);
    if (kept!.bytes + upload.bytes.length > MAX_KEPT_BYTES) throw platformErrors.STORAGE_FULL(sizeInWords(MAX_KEPT_BYTES));
    return this.keep(em, actor, upload, owner);
  }

  /** Keeps a file that the program itself made, on nobody's account. */
  async keep(em: Em, actor: Actor, file: CheckedUpload, owner: string | null = null): Promise<StoredFile> {
    await lockContent(em, sha256(file.bytes), 'kept');
    const row = Object.assign(new StoredFile(), {
      id: newId(),
      sha256: await this.store.put(file.bytes),
      size: file.bytes.length,
      mediaType: file.mediaType,
      name: file.name,
      keptFor: owner,
      createdBy: actor.personId,
      createdAt: new Date(),
    });
    await em.insert(StoredFile, row);
    if (file.unscanned) await holdContent(em, row.sha256);
    return row;
  }

  /**
   * Forgets a file: `forget` deletes what its context has of it, then its content is erased unless another file has the same. Changes
   * nothing, and says false, where something else relies on the file: what was submitted, verified or signed stays.
   */
  async release(em: Em, id: string, forget: () => Promise<unknown>): Promise<boolean> {
    const { sha256: hash } = await this.describe(em, id);
    await em.query(`SAVEPOINT release_file`);
    try {
      await forget();
      await em.delete(StoredFile, { id });
    } catch (error) {
      await em.query(`ROLLBACK TO SAVEPOINT release_file`);
      if ((error as { code?: string }).code === FOREIGN_KEY_VIOLATION) return false;
      throw error;
    }
    await this.outbox.enqueue(em, eraseContent, { sha256: hash });
    return true;
  }

  /** @throws NOT_FOUND */
  async describe(em: Em, id: string): Promise<StoredFile> {
    const [file, held] = await together(
      em,
      () => rowBy(em, StoredFile, { id }),
      () => heldFor(em, id),
    );
    if (!file) throw platformErrors.NOT_FOUND();
    return Object.assign(file, { held });
  }

  /** @throws FILE_BEING_CHECKED · FILE_SET_ASIDE · FILE_LOST · FILE_ALTERED, which the administrator is told of */
  async read(file: Pick<StoredFile, 'sha256' | 'held'>): Promise<Buffer> {
    if (file.held) throw file.held === 'waiting' ? platformErrors.FILE_BEING_CHECKED() : platformErrors.FILE_SET_ASIDE();
    try {
      return await this.store.get(file.sha256);
    } catch (error) {
      if (!(error instanceof ContentMissing) && !(error instanceof ContentAltered)) throw error;
      const isMissing = error instanceof ContentMissing;
      this.tell(file.sha256, isMissing ? 'missing' : 'altered');
      throw isMissing ? platformErrors.FILE_LOST() : platformErrors.FILE_ALTERED();
    }
  }

  /**
   * Not waited for: whoever reads may hold a connection, and many who waited for a second one would hold all there are. What is not noted
   * now is found by the check of each day.
   */
  private tell(hash: string, defect: ContentDefect): void {
    this.tx
      .run((em) => noteDefect(em, hash, defect))
      .catch((error: unknown) => this.logger.warn(`${defect} content ${hash} is not noted: ${(error as Error).message}`));
  }
}

const FOREIGN_KEY_VIOLATION = '23503';

function bareOf(bytes: Buffer, mediaType: string): Buffer {
  try {
    return withoutPlace(bytes, mediaType);
  } catch (error) {
    throw error instanceof UnreadablePhotograph ? platformErrors.PHOTO_UNREADABLE() : error;
  }
}
