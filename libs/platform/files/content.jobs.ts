import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Tx } from '../database/tx.js';
import { defineJob, noPayload, type JobHandler } from '../jobs/job.js';
import { noteCheck, type ContentDefect } from './content-checks.js';
import { ContentAltered, ContentMissing, FileStore } from './file-store.js';
import { lockContent } from './stored-file.entity.js';

export const eraseContent = defineJob({
  name: 'platform.erase-content',
  queue: 'events',
  payload: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
});

/** Erases bytes that no file, and no part of one on its way, has any more. Whoever keeps the same bytes meanwhile holds their lock until the row that needs them is there. */
@Injectable()
export class EraseContent implements JobHandler<{ sha256: string }> {
  constructor(
    private readonly tx: Tx,
    private readonly store: FileStore,
  ) {}

  handle({ sha256 }: { sha256: string }): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      await lockContent(em, sha256, 'erased');
      const [row] = await em.query<{ used: boolean }[]>(
        `SELECT EXISTS (SELECT FROM stored_file WHERE sha256 = $1) OR EXISTS (SELECT FROM upload_part WHERE sha256 = $1) AS used`,
        [sha256],
      );
      if (row!.used) return 'skipped';
      await this.store.remove(sha256);
      await em.query(`DELETE FROM content_check WHERE sha256 = $1`, [sha256]);
      await em.query(`DELETE FROM content_scan WHERE sha256 = $1`, [sha256]);
      return 'done';
    });
  }
}

export const checkContents = defineJob({ name: 'platform.check-contents', queue: 'events', payload: noPayload, attempts: 1 });

const AT_A_TIME = 200;
const BYTES_AT_A_TIME = 1024 ** 3;

/**
 * Reads every stored content once a day and says whether it is there and is what was written. Each run takes the ones that waited longest,
 * up to 200 or a gigabyte; a store that does not answer is no finding, the next run asks again.
 */
@Injectable()
export class CheckContents implements JobHandler<Record<string, never>> {
  constructor(
    private readonly tx: Tx,
    private readonly store: FileStore,
  ) {}

  async handle(): Promise<'done' | 'skipped'> {
    const due = await this.due();
    let bytes = 0;
    for (const { sha256, size } of due) {
      bytes += size;
      if (bytes > BYTES_AT_A_TIME && bytes > size) break;
      const defect = await this.look(sha256);
      await this.tx.run((em) => noteCheck(em, sha256, defect));
    }
    return due.length > 0 ? 'done' : 'skipped';
  }

  private due(): Promise<{ sha256: string; size: number }[]> {
    return this.tx.run((em) =>
      em.query(
        `SELECT f.sha256, max(f.size) AS size FROM stored_file f LEFT JOIN content_check c ON c.sha256 = f.sha256
         WHERE c.checked_at IS NULL OR c.checked_at < statement_timestamp() - interval '24 hours' OR c.defect IS NOT NULL
         GROUP BY f.sha256, c.checked_at ORDER BY c.checked_at NULLS FIRST LIMIT ${AT_A_TIME}`,
      ),
    );
  }

  private async look(sha256: string): Promise<ContentDefect | null> {
    try {
      await this.store.get(sha256);
      return null;
    } catch (error) {
      if (error instanceof ContentMissing) return 'missing';
      if (error instanceof ContentAltered) return 'altered';
      throw error;
    }
  }
}
