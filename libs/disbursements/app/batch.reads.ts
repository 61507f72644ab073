import { Injectable } from '@nestjs/common';
import { zonedInstant, type ZonedInstant } from '#kernel';
import { FailedJobs, Files, platformErrors, Tx, type Actor, type Page, type PageQuery, type StoredFile } from '#platform';
import { findBatch, listBatches } from '../data/orders.queries.js';
import type { PaymentBatch } from '../data/payment-order.entity.js';
import { disbursementErrors } from '../domain/errors.js';

export interface BatchItem {
  id: string;
  number: string;
  executionDate: string;
  orders: number;
  totalCentimes: number;
  created: ZonedInstant;
  slipReady: boolean;
  /** Since when the slip cannot be made, while it cannot. */
  slipFailed: ZonedInstant | null;
}

/** The files sent to the bank, with their slips. */
@Injectable()
export class BatchReads {
  constructor(
    private readonly tx: Tx,
    private readonly files: Files,
    private readonly failed: FailedJobs,
  ) {}

  list(actor: Actor, query: PageQuery): Promise<Page<BatchItem>> {
    return this.tx.run(async (em) => {
      const { rows, total } = await listBatches(em, actor, query);
      const failing = await this.failed.failing(
        em,
        'payment_batch',
        rows.filter(({ slipFileId }) => slipFileId === null).map(({ id }) => id),
      );
      const items = rows.map((row) => ({
        id: row.id,
        number: row.number,
        executionDate: row.executionDate,
        orders: row.orders,
        totalCentimes: row.totalCentimes,
        created: zonedInstant(row.createdAt),
        slipReady: row.slipFileId !== null,
        slipFailed: failing.get(row.id) ?? null,
      }));
      return { items, page: query.page, pageSize: query.pageSize, total };
    });
  }

  /** @throws NOT_FOUND, also for a batch with an order of another region */
  bankFile(actor: Actor, id: string): Promise<{ file: StoredFile; bytes: Buffer }> {
    return this.bytesOf(actor, id, (batch) => batch.fileId);
  }

  /** @throws NOT_FOUND, also for a batch with an order of another region · DOCUMENT_PENDING */
  slip(actor: Actor, id: string): Promise<{ file: StoredFile; bytes: Buffer }> {
    return this.bytesOf(actor, id, (batch) => batch.slipFileId);
  }

  private async bytesOf(
    actor: Actor,
    id: string,
    which: (batch: PaymentBatch) => string | null,
  ): Promise<{ file: StoredFile; bytes: Buffer }> {
    const file = await this.tx.run(async (em) => {
      const batch = await findBatch(em, actor, id);
      if (!batch) throw platformErrors.NOT_FOUND();
      const fileId = which(batch);
      if (!fileId) throw disbursementErrors.DOCUMENT_PENDING();
      return this.files.describe(em, fileId);
    });
    return { file, bytes: await this.files.read(file) };
  }
}
