import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { follow, type OutboxEntry } from '../database/consequences.js';
import { afterCommit, type Em } from '../database/tx.js';
import type { EventDefinition, JobDefinition } from '../jobs/job.js';

export const OUTBOX_CHANNEL = 'jisr_outbox';
const WAKE_AT_MOST_EVERY_MS = 20;
/** A job for later than this may reach its queue late. */
const FAR_MS = 10 * 60_000;

/** Writes what must follow into the transaction itself; a queue is never called from a request. */
@Injectable()
export class Outbox {
  private waking: NodeJS.Timeout | undefined;

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async publish<P>(em: Em, event: EventDefinition<P>, payload: P): Promise<void> {
    await this.add(em, {
      kind: 'event',
      name: event.name,
      payload: event.payload.parse(payload),
      not_before: null,
      patient: event.patient ?? false,
    });
  }

  async enqueue<P>(em: Em, job: JobDefinition<P>, payload: P, notBefore: Date | null = null): Promise<void> {
    const patient = notBefore !== null && notBefore.getTime() - Date.now() > FAR_MS;
    await this.add(em, { kind: 'job', name: job.name, payload: job.payload.parse(payload), not_before: notBefore, patient });
  }

  private async add(em: Em, row: OutboxEntry): Promise<void> {
    await follow(em, (consequences) => consequences.addOutbox(row));
    afterCommit(em, () => this.wake());
  }

  /**
   * Tells the relay that rows wait. Sent outside the transaction (NOTIFY inside one serialises all commits) and at most
   * every few milliseconds; a lost call costs one polling interval, never a row.
   */
  private wake(): void {
    this.waking ??= setTimeout(() => {
      this.waking = undefined;
      if (this.dataSource.isInitialized) this.dataSource.query(`SELECT pg_notify('${OUTBOX_CHANNEL}', '')`).catch(() => undefined);
    }, WAKE_AT_MOST_EVERY_MS);
    this.waking.unref();
  }
}
