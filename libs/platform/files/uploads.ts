import { Injectable } from '@nestjs/common';
import { sha256 } from '#kernel';
import { newId } from '../database/ids.js';
import { rowBy } from '../database/row-by.js';
import { Tx, type Em } from '../database/tx.js';
import { platformErrors } from '../errors.js';
import { sizeInWords } from '../http/sizes.js';
import { Outbox } from '../outbox/outbox.js';
import type { RetentionEnd } from '../retention.js';
import { eraseContent } from './content.jobs.js';
import { safeName } from './file-kinds.js';
import { ContentAltered, ContentMissing, FileStore } from './file-store.js';
import { MAX_FILE_BYTES, MAX_PARTS, MAX_UNFINISHED, MAX_UNFINISHED_BYTES } from './limits.js';
import { lockContent } from './stored-file.entity.js';
import { ResumableUpload } from './upload.entity.js';

/** An unfinished file gives way to a new one of the same person once nothing of it has arrived for so long. */
const GIVES_WAY_AFTER = '10 minutes';
/** So long a route that took a file may be asked again, by whoever did not hear its answer. */
const USED_STAYS = '1 hour';

interface Standing {
  id: string;
  size: number;
  givesWay: boolean;
}

/**
 * Files on their way, of the person who began them and of nobody else. Two requests that append at once, also before two processes, are
 * decided by the row: bytes count where the file ends, and nowhere else.
 */
@Injectable()
export class Uploads implements RetentionEnd {
  constructor(
    private readonly tx: Tx,
    private readonly store: FileStore,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Begins a file of `size` bytes and returns its id. Whoever has too many on their way loses those that stand still, never the new one's
   * place in the queue: at the last minute nobody is to wait for a day because of files they gave up.
   * @throws FILE_EMPTY · TOO_LARGE · UPLOADS_UNFINISHED
   */
  begin(personId: string, name: string, size: number): Promise<string> {
    if (!(size > 0)) throw platformErrors.FILE_EMPTY();
    if (size > MAX_FILE_BYTES) throw platformErrors.TOO_LARGE(sizeInWords(MAX_FILE_BYTES));
    return this.tx.run(async (em) => {
      await em.query(`SELECT pg_advisory_xact_lock(hashtextextended('uploads of ' || $1, 0))`, [personId]);
      await this.makeRoom(em, personId, size);
      const id = newId();
      await em.insert(ResumableUpload, { id, personId, name: safeName(name), size });
      return id;
    });
  }

  private async makeRoom(em: Em, personId: string, size: number): Promise<void> {
    const standing = await em.query<Standing[]>(
      `SELECT id, size, changed_at < statement_timestamp() - interval '${GIVES_WAY_AFTER}' AS "givesWay"
       FROM upload WHERE person_id = $1 AND used_at IS NULL ORDER BY changed_at`,
      [personId],
    );
    let [count, bytes] = [standing.length + 1, standing.reduce((sum, one) => sum + one.size, size)];
    const isFull = () => count > MAX_UNFINISHED || bytes > MAX_UNFINISHED_BYTES;
    const leaving: string[] = [];
    for (const one of standing.filter(({ givesWay }) => givesWay)) {
      if (!isFull()) break;
      leaving.push(one.id);
      [count, bytes] = [count - 1, bytes - one.size];
    }
    if (isFull()) throw platformErrors.UPLOADS_UNFINISHED({ maximum: MAX_UNFINISHED });
    await this.end(em, leaving);
  }

  /** @throws NOT_FOUND, also for what another began */
  of(personId: string, id: string): Promise<ResumableUpload> {
    return this.tx.one(async (em) => {
      const upload = await rowBy(em, ResumableUpload, { id, personId });
      if (!upload) throw platformErrors.NOT_FOUND();
      return upload;
    });
  }

  /**
   * Keeps bytes that arrived from `start` on, once they are durable; returns where the file ends now.
   * @throws UPLOAD_MOVED when it does not end at `start`, is used, or would become longer than was said · REQUEST_TOO_COMPLEX
   */
  append(personId: string, id: string, start: number, bytes: Buffer): Promise<number> {
    const hash = sha256(bytes);
    return this.tx.run(async (em) => {
      await lockContent(em, hash, 'kept');
      const [row] = await em.query<{ parts: number }[]>(
        `WITH grown AS (
           UPDATE upload SET received = received + $4, parts = least(parts + 1, ${MAX_PARTS}), changed_at = clock_timestamp()
           WHERE id = $1 AND person_id = $2 AND received = $3 AND received + $4 <= size AND used_at IS NULL
           RETURNING id, (SELECT u.parts FROM upload u WHERE u.id = $1) AS before),
         part AS (INSERT INTO upload_part (upload_id, start, size, sha256) SELECT id, $3, $4, $5 FROM grown)
         SELECT before AS parts FROM grown`,
        [id, personId, start, bytes.length, hash],
      );
      if (!row) throw platformErrors.UPLOAD_MOVED();
      if (row.parts >= MAX_PARTS) throw platformErrors.REQUEST_TOO_COMPLEX();
      await this.store.put(bytes);
      return start + bytes.length;
    });
  }

  /**
   * The whole file, as a page of the document whose first page is `first`: once it was one of another, it is of no more.
   * @throws NOT_FOUND · UPLOAD_USED · UPLOAD_UNFINISHED {received, size} · TOO_LARGE · UPLOAD_UNREADABLE when the store has lost some
   */
  async whole(personId: string, id: string, atMost: number, first: string): Promise<{ name: string; bytes: Buffer }> {
    const { name, size, received, usedAt, usedWith } = await this.of(personId, id);
    if (usedAt && usedWith !== first) throw platformErrors.UPLOAD_USED();
    if (size > atMost) throw platformErrors.TOO_LARGE(sizeInWords(atMost));
    if (received < size) throw platformErrors.UPLOAD_UNFINISHED({ received, size });
    const parts = await this.tx.one((em) =>
      em.query<{ sha256: string }[]>(`SELECT sha256 FROM upload_part WHERE upload_id = $1 ORDER BY start`, [id]),
    );
    const bytes = Buffer.alloc(size);
    let at = 0;
    for (const part of parts) at += (await this.partOf(part.sha256)).copy(bytes, at);
    if (at !== size) throw platformErrors.UPLOAD_UNREADABLE();
    return { name, bytes };
  }

  private async partOf(hash: string): Promise<Buffer> {
    try {
      return await this.store.get(hash);
    } catch (error) {
      if (error instanceof ContentMissing || error instanceof ContentAltered) throw platformErrors.UPLOAD_UNREADABLE();
      throw error;
    }
  }

  /** A route took it: nothing is appended any more, and it goes within two hours. */
  async noteUsed(personId: string, ids: readonly string[]): Promise<void> {
    await this.tx.one((em) =>
      em.query(
        `UPDATE upload SET used_at = clock_timestamp(), used_with = $3 WHERE person_id = $1 AND id = ANY($2::uuid[]) AND used_at IS NULL`,
        [personId, ids, ids[0]],
      ),
    );
  }

  /** The person does not want to send it after all. @throws NOT_FOUND */
  giveUp(personId: string, id: string): Promise<void> {
    return this.tx.run(async (em) => {
      if (!(await rowBy(em, ResumableUpload, { id, personId }, 'FOR UPDATE'))) throw platformErrors.NOT_FOUND();
      await this.end(em, [id]);
    });
  }

  /** Forgets what routes took a while ago. */
  forgetUsed(): Promise<number> {
    return this.tx.run(async (em) => {
      const rows = await em.query<{ id: string }[]>(
        `SELECT id FROM upload WHERE used_at < statement_timestamp() - interval '${USED_STAYS}' ORDER BY used_at LIMIT 500 FOR UPDATE SKIP LOCKED`,
      );
      return this.end(
        em,
        rows.map(({ id }) => id),
      );
    });
  }

  async end(em: Em, ids: readonly string[]): Promise<number> {
    if (ids.length === 0) return 0;
    // Whoever appends at this moment has the row first: the part is then among those that go.
    await em.query(`SELECT FROM upload WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`, [ids]);
    const parts = await em.query<{ sha256: string }[]>(
      `WITH gone AS (DELETE FROM upload_part WHERE upload_id = ANY($1::uuid[]) RETURNING sha256) SELECT DISTINCT sha256 FROM gone`,
      [ids],
    );
    for (const { sha256: hash } of parts) await this.outbox.enqueue(em, eraseContent, { sha256: hash });
    const [gone] = await em.query<{ rows: number }[]>(
      `WITH gone AS (DELETE FROM upload WHERE id = ANY($1::uuid[]) RETURNING id) SELECT count(*)::int AS rows FROM gone`,
      [ids],
    );
    return gone!.rows;
  }
}
