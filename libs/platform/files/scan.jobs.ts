import { Injectable, Logger } from '@nestjs/common';
import { z } from 'zod';
import { Tx } from '../database/tx.js';
import { defineEvent, defineJob, noPayload, type JobHandler } from '../jobs/job.js';
import { Outbox } from '../outbox/outbox.js';
import { ContentAltered, ContentMissing, FileStore } from './file-store.js';
import { condemnContent, contentsToScan, releaseContent } from './content-scans.js';
import { Scanner, ScannerAway } from './scanner.js';

/** Something was found in a content that was taken in while the scanner was away. */
export const ContentCondemned = defineEvent('platform.content-condemned.v1', z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }));

export const scanContents = defineJob({ name: 'platform.scan-contents', queue: 'events', payload: noPayload, attempts: 1 });

const AT_A_TIME = 100;

/** Looks at what was taken in while the scanner was away; while it still is, the next run asks again. */
@Injectable()
export class ScanContents implements JobHandler<Record<string, never>> {
  private readonly logger = new Logger('ScanContents');

  constructor(
    private readonly tx: Tx,
    private readonly store: FileStore,
    private readonly scanner: Scanner,
    private readonly outbox: Outbox,
  ) {}

  async handle(): Promise<'done' | 'skipped'> {
    const waiting = this.scanner.isConfigured ? await this.tx.read((em) => contentsToScan(em, AT_A_TIME)) : [];
    for (const sha256 of waiting) {
      try {
        await this.settle(sha256, await this.scanner.find(await this.store.get(sha256)));
      } catch (error) {
        if (error instanceof ScannerAway) {
          this.logger.warn(`the scanner is away: ${error.message}`);
          return 'skipped';
        }
        // What the store has lost is found by its own check; there is nothing to look at.
        if (!(error instanceof ContentMissing) && !(error instanceof ContentAltered)) throw error;
      }
    }
    return waiting.length > 0 ? 'done' : 'skipped';
  }

  private async settle(sha256: string, found: string | null): Promise<void> {
    await this.tx.run(async (em) => {
      if (found === null) return releaseContent(em, sha256);
      if (await condemnContent(em, sha256, found)) await this.outbox.publish(em, ContentCondemned, { sha256 });
    });
  }
}
