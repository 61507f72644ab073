import { Injectable } from '@nestjs/common';
import { Files, platformErrors, Tx, type Actor, type StoredFile } from '#platform';
import { findBatch } from '../data/batches.list.js';
import type { PaymentBatch } from '../data/payment-order.entity.js';
import { disbursementErrors } from '../domain/errors.js';

/** The files sent to the bank, with their slips. */
@Injectable()
export class BatchReads {
  constructor(
    private readonly tx: Tx,
    private readonly files: Files,
  ) {}

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
    which: (batch: Pick<PaymentBatch, 'fileId' | 'slipFileId'>) => string | null,
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
